import { Link } from '@tanstack/react-router';
import { Time } from '../parts/Marks.tsx';
import { Empty } from '../parts/States.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { formatInstant } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import type { SourceRow } from '../../model/index.ts';

/** Sources put together by origin, so that copies are seen to be one. */
function byOrigin(rows: readonly SourceRow[]): SourceRow[][] {
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) groups.set(row.origin ?? row.id, [...(groups.get(row.origin ?? row.id) ?? []), row]);
  return [...groups.values()];
}

export function SourcesPage() {
  const { t, n, counted, locale } = useTexts();
  const { data } = useSuspenseQuery(at.sources);
  const { data: notes } = useSuspenseQuery(at.notes);
  const loose = notes.filter((note) => note.source === null);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.sources')}</h1>
        <p className="lead">{t('sources.lead')}</p>
      </header>
      {data.items.length === 0 ? (
        <Empty>{t('state.emptyFile')}</Empty>
      ) : (
        <table className="table sources">
          <caption className="visually-hidden">{t('nav.sources')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sources.name')}</th>
              <th scope="col">{t('sources.published')}</th>
              <th scope="col">{t('sources.received')}</th>
              <th scope="col">{t('sources.origin')}</th>
              <th scope="col" className="number">
                {t('sources.claims')}
              </th>
            </tr>
          </thead>
          {byOrigin(data.items).map((group) => (
            <tbody key={group[0]!.id} className={group.length > 1 ? 'origin-group' : ''}>
              {group.map((row, index) => (
                <tr key={row.id}>
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
      {loose.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{t('overview.notes')}</h2>
          <ul className="plain-list notes">
            {loose.map((note) => (
              <li key={`${note.code} ${note.what}`} lang="en" dir="auto">
                {note.what}
                <p className="quiet">{note.next}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
