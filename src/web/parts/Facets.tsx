import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Facets as Counts } from '../../model/index.ts';
import { at, useQuery } from '../lib/api.ts';
import { type ListSearch, askedOf, listed, without } from '../lib/selection.ts';
import { useTexts } from '../lib/texts.ts';
import { wordFor } from '../lib/titles.ts';

/** How many values of a field are shown before the rest is asked for. */
const FIRST = 6;

type Field = 'kind' | 'grade' | 'factuality' | 'outcome' | 'target' | 'place' | 'actor';
const order: readonly Field[] = ['kind', 'place', 'outcome', 'actor', 'target', 'grade', 'factuality'];

/** The fields by which a selection is narrowed, each with how many incidents a choice would leave. */
export function Facets({ search }: { search: ListSearch }) {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/incidents' });
  const change = (next: Partial<Record<keyof ListSearch, string | boolean | undefined>>) =>
    void navigate({
      search: (before: ListSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined && value !== '' && value !== false),
        ) as ListSearch,
      replace: true,
      resetScroll: false,
    });
  const [words, setWords] = useState(search.words ?? '');
  useEffect(() => setWords(search.words ?? ''), [search.words]);
  useEffect(() => {
    if (words === (search.words ?? '')) return undefined;
    const soon = setTimeout(() => change({ words }), 250);
    return () => clearTimeout(soon);
  });
  return (
    <form className="facets" aria-label={t('filter.label')} onSubmit={(event) => event.preventDefault()}>
      <label className="filter-words">
        {t('filter.words')}
        <input type="search" value={words} dir="auto" onChange={(event) => setWords(event.target.value)} />
      </label>
      <label className="filter-check">
        <input
          type="checkbox"
          checked={search.disputed ?? false}
          onChange={(event) => change({ disputed: event.target.checked })}
        />
        {t('filter.disputed')}
      </label>
      {order.map((field) => (
        <Facet key={field} field={field} search={search} onChange={(value) => change({ [field]: value })} />
      ))}
      {Object.keys(without(search, 'order')).length > 0 && (
        <button
          type="button"
          className="button button-small"
          onClick={() => void navigate({ search: search.order ? { order: search.order } : {}, replace: true })}
        >
          {t('filter.clear')}
        </button>
      )}
    </form>
  );
}

function Facet({ field, search, onChange }: { field: Field; search: ListSearch; onChange: (value: string | undefined) => void }) {
  const { t, n } = useTexts();
  // A field shows what the others leave: what it left out itself could otherwise not be chosen again.
  const { data } = useQuery(at.facets(askedOf(without(search, field))));
  const [all, setAll] = useState(false);
  const several = listed.some((each) => each === field);
  const asked = search[field];
  // The sign is there at once, and the list follows when its answer is here.
  const [wanted, setWanted] = useState(asked);
  useEffect(() => setWanted(asked), [asked]);
  const chosen = wanted === undefined ? [] : several ? wanted.split(',') : [wanted];
  const values = valuesOf(field, data);
  const word = (value: string, name?: string) =>
    name ?? (field === 'place' ? value : field === 'target' ? wordFor(t, 'target', value) : t(`${field}.${value}`));
  const known = new Set(values.map(([value]) => value));
  const list = [...values, ...chosen.filter((value) => !known.has(value)).map((value) => [value, 0, undefined] as const)];
  if (list.length === 0) return null;
  const shown = all ? list : list.filter(([value], index) => index < FIRST || chosen.includes(value));
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : several ? [...chosen, value] : [value];
    const together = next.length === 0 ? undefined : next.join(',');
    setWanted(together);
    onChange(together);
  };
  return (
    <fieldset className="facet">
      <legend>{t(`filter.${field}`)}</legend>
      {shown.map(([value, count, name]) => (
        <label key={value} className={chosen.includes(value) ? 'facet-value facet-chosen' : 'facet-value'}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span className="facet-name">
            <bdi>{word(value, name)}</bdi>
          </span>
          <span className="facet-count">{n(count)}</span>
        </label>
      ))}
      {list.length > shown.length && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {t('filter.all', { n: n(list.length) })}
        </button>
      )}
    </fieldset>
  );
}

function valuesOf(field: Field, data: Counts | undefined): readonly (readonly [string, number, string | undefined])[] {
  if (!data) return [];
  if (field === 'actor') return data.actor.map(({ id, incidents, name }) => [id, incidents, name]);
  return Object.entries(data[field]).map(([value, count]) => [value, count, undefined]);
}
