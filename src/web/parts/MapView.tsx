import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as BaseMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import landUrl from 'world-atlas/countries-50m.json?url';
import type { Overview } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

type Place = Overview['places'][number];
type Topology = Parameters<typeof mesh>[0];
type Shapes = Extract<NonNullable<Parameters<typeof mesh>[1]>, { type: 'GeometryCollection' }>;

setWorkerUrl(workerUrl);

/** Colours resolved for the canvas, which knows nothing of light-dark(). */
function inks() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    sea: resolved('--sea'),
    land: resolved('--land'),
    border: resolved('--line-strong'),
    accent: resolved('--accent'),
    ink: resolved('--ink'),
    paper: resolved('--paper'),
  };
  probe.remove();
  return found;
}

async function baseStyle(): Promise<StyleSpecification> {
  const topology = (await (await fetch(landUrl)).json()) as Topology & { objects: { countries: Shapes; land: Shapes } };
  const ink = inks();
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: feature(topology, topology.objects.land) },
      borders: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: mesh(topology, topology.objects.countries, (a, b) => a !== b) },
      },
      places: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      radii: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': ink.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': ink.land } },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': ink.border, 'line-width': 0.8 } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': ink.border, 'line-width': 0.8, 'line-dasharray': [2, 2] },
      },
      {
        id: 'radii',
        type: 'fill',
        source: 'radii',
        // A country or a region covers the whole map: its edge is enough.
        paint: { 'fill-color': ink.accent, 'fill-opacity': ['case', ['>', ['get', 'metres'], 60_000], 0.03, 0.14] },
      },
      {
        id: 'edges',
        type: 'line',
        source: 'radii',
        paint: { 'line-color': ink.accent, 'line-opacity': 0.6, 'line-width': 1, 'line-dasharray': [3, 3] },
      },
      {
        id: 'places',
        type: 'circle',
        source: 'places',
        paint: {
          'circle-color': ink.accent,
          'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'incidents']], 1, 5, 10, 18],
          'circle-stroke-color': ink.paper,
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'places',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 13,
          'text-offset': [0, 1.2],
          'text-anchor': 'top',
          'text-font': ['sans-serif'],
        },
        paint: { 'text-color': ink.ink, 'text-halo-color': ink.paper, 'text-halo-width': 1.6 },
      },
    ],
  };
}

/** A ring of 48 points at `metres` around a place: how far the true place may be. */
function ring({ lat, lon, radiusMetres }: Place): [number, number][] {
  const metres = radiusMetres ?? 0;
  return Array.from({ length: 49 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    return [
      lon + (metres * Math.cos(angle)) / (111_320 * Math.cos((lat * Math.PI) / 180)),
      lat + (metres * Math.sin(angle)) / 110_574,
    ];
  });
}

/** The places named, on Natural Earth's coasts and borders. Everything it shows is also in a list beside it. */
export default function MapView({
  places,
  onOpen,
  area,
  onArea,
}: {
  places: readonly Place[];
  onOpen?: (name: string) => void;
  area?: string | undefined;
  onArea?: (area: string | undefined) => void;
}) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const open = useRef(onOpen);
  open.current = onOpen;
  const drawn = useRef<BaseMap | null>(null);
  const [lasso, setLasso] = useState(false);
  const [corner, setCorner] = useState<{ x: number; y: number; toX: number; toY: number } | null>(null);

  useEffect(() => {
    let map: BaseMap | null = null;
    let gone = false;
    const draw = async () => {
      if (!box.current || places.length === 0) return;
      const lons = places.map((each) => each.lon);
      const lats = places.map((each) => each.lat);
      const style = await baseStyle();
      if (gone || !box.current) return;
      map = new BaseMap({
        container: box.current,
        style,
        bounds: [
          [Math.min(...lons) - 2.5, Math.min(...lats) - 2],
          [Math.max(...lons) + 2.5, Math.max(...lats) + 2],
        ],
        fitBoundsOptions: { padding: 24, maxZoom: 6 },
        attributionControl: { compact: false, customAttribution: t('map.credit') },
        // The canvas is a landmark of its own; this is its name.
        locale: { 'Map.Title': t('map.label') },
        cooperativeGestures: true,
        dragRotate: false,
        fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
      });
      drawn.current = map;
      const ready = map;
      ready.on('load', () => {
        void ready.getSource<GeoJSONSource>('places')?.setData({
          type: 'FeatureCollection',
          features: places.map((each) => ({
            type: 'Feature',
            properties: { name: each.name, incidents: each.incidents },
            geometry: { type: 'Point', coordinates: [each.lon, each.lat] },
          })),
        });
        void ready.getSource<GeoJSONSource>('radii')?.setData({
          type: 'FeatureCollection',
          features: places
            .filter((each) => each.radiusMetres !== null)
            .map((each) => ({
              type: 'Feature',
              properties: { metres: each.radiusMetres },
              geometry: { type: 'Polygon', coordinates: [ring(each)] },
            })),
        });
      });
      ready.on('click', 'places', (event) => {
        const name: unknown = event.features?.[0]?.properties['name'];
        if (typeof name === 'string') open.current?.(name);
      });
    };
    draw().catch(() => setFailed(true));
    // The canvas does not follow the theme by itself.
    const redraw = new MutationObserver(() => {
      const ink = inks();
      for (const [layer, property, value] of [
        ['sea', 'background-color', ink.sea],
        ['land', 'fill-color', ink.land],
        ['coast', 'line-color', ink.border],
        ['borders', 'line-color', ink.border],
        ['places', 'circle-color', ink.accent],
        ['names', 'text-color', ink.ink],
        ['names', 'text-halo-color', ink.paper],
      ] as const)
        if (map?.getLayer(layer)) map.setPaintProperty(layer, property, value);
    });
    redraw.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      gone = true;
      redraw.disconnect();
      drawn.current = null;
      map?.remove();
    };
  }, [places, t]);

  if (failed) return <p className="quiet">{t('map.failed')}</p>;
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const finish = () => {
    const map = drawn.current;
    if (map && corner && onArea && Math.abs(corner.toX - corner.x) > 4 && Math.abs(corner.toY - corner.y) > 4) {
      const a = map.unproject([corner.x, corner.y]);
      const b = map.unproject([corner.toX, corner.toY]);
      const bounds = [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)];
      onArea(bounds.map((each) => each.toFixed(4)).join(','));
      setLasso(false);
    }
    setCorner(null);
  };
  return (
    <div className="map-box">
      <div className="map" ref={box} />
      {lasso && (
        <div
          className="map-lasso"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const { x, y } = at(event);
            setCorner({ x, y, toX: x, toY: y });
          }}
          onPointerMove={(event) => {
            const { x, y } = at(event);
            setCorner((before) => before && { ...before, toX: x, toY: y });
          }}
          onPointerUp={finish}
          onPointerCancel={() => setCorner(null)}
        >
          {corner && (
            <i
              style={{
                left: Math.min(corner.x, corner.toX),
                top: Math.min(corner.y, corner.toY),
                width: Math.abs(corner.toX - corner.x),
                height: Math.abs(corner.toY - corner.y),
              }}
            />
          )}
        </div>
      )}
      {onArea && (
        <div className="map-tools">
          <button type="button" className="button button-small" aria-pressed={lasso} onClick={() => setLasso(!lasso)}>
            {t('map.area')}
          </button>
          {area !== undefined && (
            <button type="button" className="button button-small" onClick={() => onArea(undefined)}>
              {t('map.areaClear')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
