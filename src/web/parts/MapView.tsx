import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as BaseMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import landUrl from 'world-atlas/countries-50m.json?url';
import type { Overview } from '../../model/index.ts';
import { at, queries, useQuery } from '../lib/api.ts';
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
    quiet: resolved('--ink-3'),
    paper: resolved('--paper'),
  };
  probe.remove();
  return found;
}

const nothing = { type: 'FeatureCollection', features: [] } as const;

async function baseStyle(tiles: string | null): Promise<StyleSpecification> {
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
      places: { type: 'geojson', data: { ...nothing, features: [] } },
      radii: { type: 'geojson', data: { ...nothing, features: [] } },
      towns: { type: 'geojson', data: { ...nothing, features: [] } },
      ...(tiles === null ? {} : { tiles: { type: 'raster' as const, tiles: [tiles], tileSize: 256 } }),
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
      ...(tiles === null
        ? []
        : [{ id: 'tiles', type: 'raster' as const, source: 'tiles', paint: { 'raster-saturation': -0.7 } }]),
      {
        id: 'towns',
        type: 'symbol',
        source: 'towns',
        layout: {
          'text-field': ['concat', '· ', ['get', 'name']],
          'text-size': 11,
          'text-font': ['sans-serif'],
          'text-anchor': 'left',
          'symbol-sort-key': ['-', 0, ['get', 'people']],
          'text-padding': 6,
        },
        paint: { 'text-color': ink.quiet, 'text-halo-color': ink.land, 'text-halo-width': 1.2 },
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

type Point = readonly [x: number, y: number];

/** At most this many corners of an area: an address must hold them all. */
const CORNERS = 48;

/** A stroke with no more corners than an address can hold. */
function thinned(stroke: readonly Point[]): Point[] {
  const step = Math.max(1, stroke.length / CORNERS);
  const kept: Point[] = [];
  for (let at = 0; at < stroke.length; at += step) kept.push(stroke[Math.floor(at)]!);
  return kept;
}

/** Names the largest towns in view, so that a reader knows the ground; places of the file itself carry their own names. */
async function showTowns(map: BaseMap, own: ReadonlySet<string>): Promise<void> {
  const bounds = map.getBounds();
  const degrees = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(4);
  const wide = bounds.getEast() - bounds.getWest() >= 360;
  const box = [
    wide ? '-180' : degrees(bounds.getWest(), 180),
    degrees(bounds.getSouth(), 90),
    wide ? '180' : degrees(bounds.getEast(), 180),
    degrees(bounds.getNorth(), 90),
  ].join(',');
  const towns = await queries.fetchQuery(at.towns(box));
  // The map may be gone by the time the answer comes.
  if (!map.getContainer().isConnected) return;
  void map.getSource<GeoJSONSource>('towns')?.setData({
    type: 'FeatureCollection',
    features: towns
      .filter(({ name }) => !own.has(name))
      .map(({ name, lat, lon, people }) => ({
        type: 'Feature',
        properties: { name, people },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
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
  const session = useQuery(at.session).data;
  const tiles = session === undefined ? undefined : session.tiles;
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const open = useRef(onOpen);
  open.current = onOpen;
  const drawn = useRef<BaseMap | null>(null);
  const [lasso, setLasso] = useState(false);
  const [drawing, setDrawing] = useState<readonly Point[]>([]);

  useEffect(() => {
    let map: BaseMap | null = null;
    let gone = false;
    const draw = async () => {
      if (!box.current || places.length === 0 || tiles === undefined) return;
      const lons = places.map((each) => each.lon);
      const lats = places.map((each) => each.lat);
      const style = await baseStyle(tiles);
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
        locale: {
          'Map.Title': t('map.label'),
          'CooperativeGesturesHandler.WindowsHelpText': t('map.zoomBy', { key: 'Ctrl' }),
          'CooperativeGesturesHandler.MacHelpText': t('map.zoomBy', { key: '⌘' }),
          'CooperativeGesturesHandler.MobileHelpText': t('map.twoFingers'),
        },
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
      const nameTowns = () => void showTowns(ready, new Set(places.map((each) => each.name)));
      ready.on('load', nameTowns);
      ready.on('moveend', nameTowns);
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
        ['towns', 'text-color', ink.quiet],
        ['towns', 'text-halo-color', ink.land],
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
  }, [places, t, tiles]);

  if (failed) return <p className="quiet">{t('map.failed')}</p>;
  const pointAt = (event: PointerEvent<HTMLDivElement>): Point => {
    const frame = event.currentTarget.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const finish = () => {
    const map = drawn.current;
    const xs = drawing.map(([x]) => x);
    const ys = drawing.map(([, y]) => y);
    // A click, or a stroke too short to hold anything, chooses nothing.
    if (map && onArea && drawing.length > 2 && Math.max(...xs) - Math.min(...xs) > 4 && Math.max(...ys) - Math.min(...ys) > 4) {
      const corners = thinned(drawing).map(([x, y]) => map.unproject([x, y]));
      onArea(corners.map(({ lng, lat }) => `${lng.toFixed(3)},${lat.toFixed(3)}`).join(','));
      setLasso(false);
    }
    setDrawing([]);
  };
  return (
    <div className="map-box">
      <div className="map" ref={box} />
      {lasso && (
        <div
          className="map-lasso"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDrawing([pointAt(event)]);
          }}
          onPointerMove={(event) => {
            const point = pointAt(event);
            setDrawing((before) => (before.length === 0 ? before : [...before, point]));
          }}
          onPointerUp={finish}
          onPointerCancel={() => setDrawing([])}
        >
          <svg aria-hidden="true">
            <polygon points={drawing.map((point) => point.join(',')).join(' ')} />
          </svg>
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
