import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Facets, IncidentRow } from '../../model/index.ts';
import { IncidentTable } from '../parts/IncidentTable.tsx';
import { Empty } from '../parts/States.tsx';
import { at, queries, useSuspenseQuery } from '../lib/api.ts';
import type { ListSearch } from '../lib/selection.ts';
import { useTexts } from '../lib/texts.ts';

const orders = ['when', '-when', '-sources', '-claims', '-killed', 'title'] as const;

/** Incidents of a selection that the address holds, so that it can be kept and sent. */
export function IncidentsPage() {
  const { t, n } = useTexts();
  const search = useSearch({ from: '/incidents' });
  const { order = '-sources', ...selection } = search;
  const asked = { shelf: 'incident', ...selection } as const;
  const { data } = useSuspenseQuery(at.incidents({ ...asked, order, limit: 100 }));
  const { data: facets } = useSuspenseQuery(at.facets({ shelf: asked.shelf, ...(search.words ? { words: search.words } : {}) }));
  const [more, setMore] = useState<{ of: unknown; items: readonly IncidentRow[]; next: string | null } | null>(null);
  const later = more?.of === data ? more : null;
  const next = later ? later.next : data.next;
  const rows = [...data.items, ...(later?.items ?? [])];
  const showMore = async () => {
    const page = await queries.fetchQuery(at.incidents({ ...asked, order, limit: 100, after: next ?? undefined }));
    setMore({ of: data, items: [...(later?.items ?? []), ...page.items], next: page.next });
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.incidents')}</h1>
        <p className="quiet" role="status">
          {t('list.caption', { shown: n(rows.length), total: n(data.total) })}
        </p>
      </header>
      <Filters search={search} facets={facets} />
      {rows.length === 0 ? <Empty>{t('list.none')}</Empty> : <IncidentTable rows={rows} caption={t('nav.incidents')} />}
      {next !== null && (
        <button type="button" className="button" onClick={() => void showMore()}>
          {t('state.more')}
        </button>
      )}
    </div>
  );
}

function Filters({ search, facets }: { search: ListSearch; facets: Facets }) {
  const { t, n } = useTexts();
  const navigate = useNavigate({ from: '/incidents' });
  const set = (change: Partial<Record<keyof ListSearch, string | boolean | undefined>>) =>
    void navigate({
      search: (before: ListSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined && value !== '' && value !== false),
        ) as ListSearch,
      replace: true,
    });
  const [words, setWords] = useState(search.words ?? '');
  useEffect(() => {
    if (words === (search.words ?? '')) return undefined;
    const soon = setTimeout(() => set({ words }), 250);
    return () => clearTimeout(soon);
  });
  const choice = (field: 'kind' | 'grade' | 'factuality' | 'place', word: (value: string) => string) => (
    <label>
      {t(`filter.${field}`)}
      <select value={search[field] ?? ''} onChange={(event) => set({ [field]: event.target.value })}>
        <option value="">{t('filter.any')}</option>
        {Object.entries(facets[field]).map(([value, count]) => (
          <option key={value} value={value}>
            {word(value)} ({n(count)})
          </option>
        ))}
        {search[field] !== undefined && !(search[field] in facets[field]) && (
          <option value={search[field]}>{word(search[field])}</option>
        )}
      </select>
    </label>
  );
  return (
    <form className="filters" aria-label={t('filter.label')} onSubmit={(event) => event.preventDefault()}>
      <label className="filter-words">
        {t('filter.words')}
        <input type="search" value={words} dir="auto" onChange={(event) => setWords(event.target.value)} />
      </label>
      {choice('kind', (value) => t(`kind.${value}`))}
      {choice('grade', (value) => t(`grade.${value}`))}
      {choice('factuality', (value) => t(`factuality.${value}`))}
      {choice('place', (value) => value)}
      <label>
        {t('filter.order')}
        <select value={search.order ?? '-sources'} onChange={(event) => set({ order: event.target.value })}>
          {orders.map((order) => (
            <option key={order} value={order}>
              {t(`order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-check">
        <input type="checkbox" checked={search.disputed ?? false} onChange={(event) => set({ disputed: event.target.checked })} />
        {t('filter.disputed')}
      </label>
      {Object.keys(search).length > 0 && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setWords('');
            void navigate({ search: {}, replace: true });
          }}
        >
          {t('filter.clear')}
        </button>
      )}
    </form>
  );
}
