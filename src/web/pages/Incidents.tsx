import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type IncidentId, type IncidentRow, incidentOrders } from '../../model/index.ts';
import { Decide } from '../parts/Decide.tsx';
import { Facets } from '../parts/Facets.tsx';
import { Histogram } from '../parts/Histogram.tsx';
import { type GridColumn, IncidentGrid, gridColumns } from '../parts/IncidentGrid.tsx';
import { Places } from '../parts/Places.tsx';
import { SavedViews } from '../parts/SavedViews.tsx';
import { Empty } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { at, queryString, useQuery, useSuspenseQuery } from '../lib/api.ts';
import { kept } from '../lib/language.ts';
import { useMedia } from '../lib/media.ts';
import { type ListSearch, askedOf, without } from '../lib/selection.ts';
import { useTexts } from '../lib/texts.ts';

const readColumns = (): ReadonlySet<GridColumn> => {
  const saved = kept.get('columns')?.split(',');
  return new Set(saved ? gridColumns.filter((column) => saved.includes(column)) : gridColumns);
};

/**
 * One selection as a table, a timeline and a map; each narrows the others. The address holds it, so it can be kept and sent.
 */
export function IncidentsPage() {
  const { t, n, counted } = useTexts();
  const search = useSearch({ from: '/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  const { order = '-sources', ...rest } = search;
  const asked = askedOf(rest);
  const { data } = useSuspenseQuery(at.incidents({ ...asked, order, limit: 100, skip: 0 }));
  const overTime = useQuery(at.spread(askedOf(without(rest, 'from', 'to'))));
  const overPlaces = useQuery(at.spread(askedOf(without(rest, 'box', 'area', 'place'))));
  const [chosen, setChosen] = useState<ReadonlyMap<string, IncidentRow>>(new Map());
  const [columns, setColumns] = useState(readColumns);
  // Beside the list where there is room; on a smaller screen the list comes first.
  const wide = useMedia('(min-width: 1340px)');
  const [narrowed, setNarrowed] = useState(false);
  const set = (change: Partial<Record<keyof ListSearch, string | undefined>>) =>
    void navigate({
      search: (before: ListSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined && value !== ''),
        ) as ListSearch,
      replace: true,
      resetScroll: false,
    });
  const choose = (row: IncidentRow) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(row.id)) next.set(row.id, row);
      return next;
    });
  const showColumn = (column: GridColumn, show: boolean) => {
    const next = new Set(columns);
    if (show) next.add(column);
    else next.delete(column);
    setColumns(next);
    kept.set('columns', [...next].join(','));
  };
  const file = (as: 'csv' | 'json') => `/api/incidents/export${queryString({ ...asked, order, as })}`;
  return (
    <div className="page">
      <header className="page-head page-head-row">
        <div>
          <h1>{t('nav.incidents')}</h1>
          <p className="quiet" role="status">
            {counted('count.incidents', data.total)}
          </p>
        </div>
        <div className="head-tools">
          <div className="segmented" role="group" aria-label={t('filter.shelf')}>
            {(['incident', 'record', 'both'] as const).map((shelf) => (
              <button
                key={shelf}
                type="button"
                aria-pressed={(search.shelf ?? 'incident') === shelf}
                onClick={() => set({ shelf: shelf === 'incident' ? undefined : shelf })}
              >
                {t(`record.${shelf}`)}
              </button>
            ))}
          </div>
          <SavedViews search={search} />
          <details className="menu">
            <summary className="button">{t('grid.columns')}</summary>
            <div className="menu-box">
              {gridColumns.map((column) => (
                <label key={column} className="filter-check">
                  <input
                    type="checkbox"
                    checked={columns.has(column)}
                    onChange={(event) => showColumn(column, event.target.checked)}
                  />
                  {t(`list.${column}`)}
                </label>
              ))}
            </div>
          </details>
          <details className="menu">
            <summary className="button">{t('grid.export')}</summary>
            <div className="menu-box">
              <a href={file('csv')} download>
                {t('grid.csv', { n: n(data.total) })}
              </a>
              <a href={file('json')} download>
                {t('grid.json', { n: n(data.total) })}
              </a>
            </div>
          </details>
        </div>
      </header>
      <div className="explore">
        <details className="facets-fold" open={wide || narrowed} onToggle={(event) => setNarrowed(event.currentTarget.open)}>
          <summary className="button">{t('filter.label')}</summary>
          <Facets search={search} />
        </details>
        <div className="explore-main">
          <div className="explore-pictures">
            <section aria-labelledby="over-time">
              <h2 id="over-time" className="overline">
                {t('overview.time')}
              </h2>
              {overTime.data && (
                <Histogram
                  spread={overTime.data}
                  from={search.from}
                  to={search.to}
                  onChoose={({ from, to }) => set({ from, to })}
                />
              )}
            </section>
            <section aria-labelledby="over-places">
              <h2 id="over-places" className="overline">
                {t('overview.map')}{' '}
                {overPlaces.data && overPlaces.data.unplaced > 0 && counted('brush.unplaced', overPlaces.data.unplaced)}
              </h2>
              {overPlaces.data && (
                <Places
                  places={overPlaces.data.places}
                  list={false}
                  area={search.area ?? search.box}
                  onArea={(area) => set({ area, box: undefined, place: undefined })}
                  onOpen={(place) => set({ place: search.place === place ? undefined : place, box: undefined, area: undefined })}
                />
              )}
            </section>
          </div>
          <div className="grid-tools">
            <label>
              {t('filter.order')}{' '}
              <select value={order} onChange={(event) => set({ order: event.target.value })}>
                {incidentOrders.map((each) => (
                  <option key={each} value={each}>
                    {t(`order.${each}`)}
                  </option>
                ))}
              </select>
            </label>
            <Chips search={search} onClear={(field) => set({ [field]: undefined })} />
            <span className="quiet grid-keys">{t('grid.keys')}</span>
          </div>
          {data.total === 0 ? (
            <Empty>{t('list.none')}</Empty>
          ) : (
            <IncidentGrid
              key={JSON.stringify([asked, order])}
              asked={asked}
              order={order}
              total={data.total}
              columns={columns}
              chosen={chosen}
              onChoose={choose}
            />
          )}
        </div>
      </div>
      {chosen.size > 0 && (
        <div className="chosen-bar" role="region" aria-label={t('grid.chosenLabel')}>
          <b>{counted('grid.chosen', chosen.size)}</b>
          {chosen.size > 1 && (
            <Decide
              conclusion={{ kind: 'join', incidents: [...chosen.keys()] as IncidentId[] }}
              about={
                <ul className="plain-list">
                  {[...chosen.values()].map((row) => (
                    <li key={row.id}>
                      <Title of={row} />
                    </li>
                  ))}
                </ul>
              }
              onDone={() => setChosen(new Map())}
            >
              {t('grid.join')}
            </Decide>
          )}
          <button type="button" className="button button-small" onClick={() => setChosen(new Map())}>
            {t('grid.drop')}
          </button>
        </div>
      )}
    </div>
  );
}

/** What narrows the list beyond what its own column of fields shows, each with a way to let it go. */
function Chips({ search, onClear }: { search: ListSearch; onClear: (field: keyof ListSearch) => void }) {
  const { t } = useTexts();
  const chips = [
    ...(search.box ? [['box', t('grid.area')] as const] : []),
    ...(search.area ? [['area', t('grid.area')] as const] : []),
    ...(search.place ? [['place', search.place] as const] : []),
    ...(search.words ? [['words', `“${search.words}”`] as const] : []),
  ];
  return (
    <>
      {chips.map(([field, word]) => (
        <button key={field} type="button" className="chip" onClick={() => onClear(field)}>
          <bdi>{word}</bdi> <span aria-hidden="true">×</span>
          <span className="visually-hidden">{t('filter.clear')}</span>
        </button>
      ))}
    </>
  );
}
