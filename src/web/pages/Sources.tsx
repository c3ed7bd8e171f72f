import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { SourceId, SourceRow } from '../../model/index.ts';
import { Decide } from '../parts/Decide.tsx';
import { Time } from '../parts/Marks.tsx';
import { OriginGraph } from '../parts/OriginGraph.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { formatInstant } from '../lib/format.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';
import { NoteLine } from '../parts/NoteLine.tsx';

/** Sources put together by origin, so that copies are seen to be one. */
function byOrigin(rows: readonly SourceRow[]): SourceRow[][] {
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) groups.set(row.origin ?? row.id, [...(groups.get(row.origin ?? row.id) ?? []), row]);
  return [...groups.values()];
}

export function SourcesPage() {
  const { t, n, counted, locale } = useTexts();
  const [words, setWords] = useState('');
  const [as, setAs] = useState<'table' | 'graph'>('table');
  const asked = useDeferredValue(words.trim());
  const list = useParts<SourceRow>(at.sources(asked === '' ? undefined : asked));
  const { data: notes } = useSuspenseQuery(at.notes);
  const loose = notes.items.filter((note) => note.source === null);
  const [chosen, setChosen] = useState<ReadonlyMap<SourceId, SourceRow>>(new Map());
  const choose = (row: SourceRow) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(row.id)) next.set(row.id, row);
      return next;
    });
  const [left, right] = [...chosen.values()];
  const oneOrigin = new Set([...chosen.values()].map((row) => row.origin)).size === 1;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.sources')}</h1>
        <p className="lead">{t('sources.lead')}</p>
        <div className="head-tools">
          <div className="segmented" role="group" aria-label={t('sources.as')}>
            {(['table', 'graph'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={as === each} onClick={() => setAs(each)}>
                {t(`sources.as.${each}`)}
              </button>
            ))}
          </div>
          <label>
            <span className="visually-hidden">{t('sources.find')}</span>
            <input
              type="search"
              dir="auto"
              value={words}
              placeholder={t('sources.find')}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
        </div>
      </header>
      {list.waiting ? (
        <Loading />
      ) : list.items.length === 0 ? (
        <Empty>{asked === '' ? t('state.emptyFile') : t('search.none', { q: asked })}</Empty>
      ) : as === 'graph' ? (
        <OriginGraph rows={list.items} />
      ) : (
        <table className="table sources">
          <caption className="visually-hidden">{t('nav.sources')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('grid.choose')}</span>
              </th>
              <th scope="col">{t('sources.name')}</th>
              <th scope="col">{t('sources.published')}</th>
              <th scope="col">{t('sources.received')}</th>
              <th scope="col">{t('sources.origin')}</th>
              <th scope="col" className="number">
                {t('sources.claims')}
              </th>
            </tr>
          </thead>
          {byOrigin(list.items).map((group) => (
            <tbody key={group[0]!.id} className={group.length > 1 ? 'origin-group' : ''}>
              {group.map((row, index) => (
                <tr key={row.id}>
                  <td className="choose">
                    <input
                      type="checkbox"
                      checked={chosen.has(row.id)}
                      onChange={() => choose(row)}
                      aria-label={t('grid.chooseOne', { title: row.title ?? row.from })}
                    />
                  </td>
                  <th scope="row">
                    <Link to="/sources/$id" params={{ id: row.id }} className="row-link">
                      <bdi>{row.title ?? row.from}</bdi>
                    </Link>
                    <span className="quiet aliases">
                      <bdi>{[row.publisher, row.from].filter(Boolean).join(' · ')}</bdi>
                    </span>
                    <code className="digest" title={t('custody.digest')}>
                      {row.object.slice(7, 23)}…
                    </code>
                  </th>
                  <td data-label={t('sources.published')}>
                    {row.published ? (
                      <>
                        <Time when={row.published} />{' '}
                        {row.published.inferred && <span className="quiet">({t('when.inferred')})</span>}
                      </>
                    ) : (
                      <span className="quiet">{t('sources.noDate')}</span>
                    )}
                  </td>
                  <td data-label={t('sources.received')}>
                    <time dateTime={row.at}>{formatInstant(row.at, locale)}</time>
                  </td>
                  <td data-label={t('sources.origin')}>
                    {row.sharing > 1 ? (
                      <span className={index > 0 ? 'same-origin' : ''}>{counted('sources.shares', row.sharing - 1)}</span>
                    ) : (
                      <span className="quiet">{t('sources.alone')}</span>
                    )}
                  </td>
                  <td data-label={t('sources.claims')} className="number">
                    {n(row.claims)}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      <More list={list} />
      {chosen.size > 0 && (
        <div className="chosen-bar" role="region" aria-label={t('grid.chosenLabel')}>
          <b>{counted('count.sources', chosen.size)}</b>
          {chosen.size === 2 && left && right && (
            <Link to="/compare" search={{ left: left.id, right: right.id }} className="button button-small">
              {t('compare.go')}
            </Link>
          )}
          {chosen.size > 1 && (
            <Decide
              conclusion={{ kind: oneOrigin ? 'part-origins' : 'join-origins', sources: [...chosen.keys()] }}
              about={<bdi>{[...chosen.values()].map((row) => row.title ?? row.from).join(' · ')}</bdi>}
              onDone={() => setChosen(new Map())}
            >
              {t(oneOrigin ? 'sources.part' : 'sources.join')}
            </Decide>
          )}
          <button type="button" className="button button-small" onClick={() => setChosen(new Map())}>
            {t('grid.drop')}
          </button>
        </div>
      )}
      {loose.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{t('overview.notes')}</h2>
          <ul className="plain-list notes">
            {loose.map((note) => (
              <li key={`${note.code} ${note.what}`}>
                <NoteLine note={note} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
