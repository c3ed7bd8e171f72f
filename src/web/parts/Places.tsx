import { useNavigate } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Component, type ReactNode, Suspense, lazy } from 'react';
import type { Overview } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

const MapView = lazy(() => import('./MapView.tsx'));

/** A map that cannot be loaded or drawn leaves its list standing. */
class Kept extends Component<{ children: ReactNode; instead: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

/** Where incidents are said to have happened: a map, and the same as a list. */
export function Places({
  places,
  list = true,
  area,
  onArea,
  onOpen,
}: {
  places: Overview['places'];
  list?: boolean;
  /** West, south, east and north of a chosen area, with commas between. */
  area?: string | undefined;
  onArea?: (area: string | undefined) => void;
  onOpen?: (place: string) => void;
}) {
  const { t, counted, n } = useTexts();
  const navigate = useNavigate();
  if (places.length === 0) return <p className="quiet">{t('where.unplaced')}</p>;
  return (
    <div className="places">
      <Kept instead={<p className="quiet">{t('map.failed')}</p>}>
        <Suspense fallback={<div className="map bone" />}>
          <MapView
            places={places}
            onOpen={onOpen ?? ((place) => void navigate({ to: '/incidents', search: { place } }))}
            {...(onArea ? { area, onArea } : {})}
          />
        </Suspense>
      </Kept>
      <ul className="place-list">
        {places.slice(0, list ? 12 : 3).map((place) => (
          <li key={place.name}>
            <Link to="/incidents" search={{ place: place.name }}>
              <bdi>{place.name}</bdi>
            </Link>{' '}
            <span className="quiet">
              {counted('count.incidents', place.incidents)}
              {place.radiusMetres !== null && (
                <> · {t('where.radius', { n: n(Math.max(1, Math.round(place.radiusMetres / 1000))) })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
