import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { IncidentRow } from '../../model/index.ts';
import { StatusMarks, Time } from '../parts/Marks.tsx';
import { Empty } from '../parts/States.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { Title } from '../parts/Title.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { formatDate } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { dayOf } from '../lib/timeline.ts';

type Shelf = 'record' | 'incident' | 'both';

/** Votes, offers, statements and visits on one scale of time, and the same day by day. */
export function RecordPage() {
  const { t, counted } = useTexts();
  const [shelf, setShelf] = useState<Shelf>('record');
  const { data } = useSuspenseQuery(at.incidents({ ...(shelf === 'both' ? {} : { shelf }), order: 'when', limit: 500 }));
  const days = useMemo(() => {
    const grouped = new Map<string | null, IncidentRow[]>();
    for (const row of data.items) grouped.set(dayOf(row), [...(grouped.get(dayOf(row)) ?? []), row]);
    return [...grouped].toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  }, [data]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.record')}</h1>
        <p className="lead">{t('record.lead')}</p>
        <div className="segmented" role="group" aria-label={t('filter.label')}>
          {(['record', 'incident', 'both'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={shelf === each} onClick={() => setShelf(each)}>
              {t(`record.${each}`)}
            </button>
          ))}
        </div>
      </header>
      {data.items.length === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <>
          <section aria-label={t('record.timeline')}>
            <Timeline rows={data.items} />
          </section>
          <section aria-labelledby="chronicle">
            <h2 id="chronicle">{t('record.chronicle')}</h2>
            <ol className="chronicle">
              {days.map(([day, rows]) => (
                <li key={day ?? 'undated'}>
                  <Day day={day} />
                  <ul>
                    {rows.map((row) => (
                      <li key={row.id}>
                        <span className="overline">
                          {t(`kind.${row.kind}`)} · <Time when={row.when} />
                        </span>
                        <Link to="/incidents/$id" params={{ id: row.id }} className="row-link">
                          <Title of={row} />
                        </Link>
                        <span className="marks">
                          <StatusMarks row={row} />
                          <VoteLine row={row} />
                          {row.disputes > 0 && <span className="disputed">{counted('count.disputes', row.disputes)}</span>}
                          <span className="quiet">{counted('count.origins', row.origins)}</span>
                        </span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </section>
        </>
      )}
    </div>
  );
}

function Day({ day }: { day: string | null }) {
  const { t, locale } = useTexts();
  return <h3>{day === null ? t('record.undated') : formatDate(day, 'day', locale)}</h3>;
}

function VoteLine({ row }: { row: IncidentRow }) {
  const { t, n } = useTexts();
  const { vote } = row;
  if (!vote) return null;
  return (
    <span className="vote-line">
      {vote.outcome && <b>{t(`vote.outcome.${vote.outcome}`)}</b>}
      {vote.inFavour !== null && (
        <>
          {' '}
          {t('vote.inFavour')} {n(vote.inFavour)}
          {vote.members !== null && `/${n(vote.members)}`}
        </>
      )}
      {vote.vetoedBy.length > 0 && (
        <>
          {' '}
          · {t('vote.vetoedBy')} <bdi>{vote.vetoedBy.join(', ')}</bdi>
        </>
      )}
    </span>
  );
}
