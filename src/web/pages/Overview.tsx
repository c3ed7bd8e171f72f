import { Link, useNavigate } from '@tanstack/react-router';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { IncidentRow, Page, Spread } from '../../model/index.ts';
import { DisputeCard } from '../parts/DisputeCard.tsx';
import { Histogram } from '../parts/Histogram.tsx';
import { IncidentTable } from '../parts/IncidentTable.tsx';
import { StatusMarks, Time } from '../parts/Marks.tsx';
import { Needs } from '../parts/Needs.tsx';
import { Places } from '../parts/Places.tsx';
import { Empty } from '../parts/States.tsx';
import { Shares } from '../parts/Shares.tsx';
import { Since } from '../parts/Since.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { ADD, ADD_FOLDER, READING } from '../parts/Upload.tsx';
import { Title } from '../parts/Title.tsx';
import { at, of, queries, queryString } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';
import { NoteLine } from '../parts/NoteLine.tsx';
import { Article, Said } from '../parts/Said.tsx';

const drawnEvents = of<Page<IncidentRow>>(`/api/incidents${queryString({ order: 'when', limit: 300 })}`);
const drawnSpread = of<Spread>(`/api/incidents/spread${queryString({ shelf: 'incident' })}`);

/** Asks for what the first page shows, all at once: before the page itself is there, and before its language is. */
export function askAhead(): void {
  void queries.prefetchQuery(at.session);
  void queries.prefetchQuery(at.overview);
  void queries.prefetchQuery(drawnEvents);
  void queries.prefetchQuery(drawnSpread);
}

/** What is in the file, what differs, and what would decide most. */
export function OverviewPage() {
  const { t, counted } = useTexts();
  const [{ data: session }, { data }, { data: events }, { data: spread }] = useSuspenseQueries({
    queries: [at.session, at.overview, drawnEvents, drawnSpread],
  });
  const navigate = useNavigate();
  const rows = useMemo(() => events.items, [events]);
  const { counts } = data;
  if (counts.sources === 0) return <Start name={session.name} />;
  return (
    <div className="page overview">
      <header className="page-head">
        <p className="overline">{t('app.motto')}</p>
        <h1>
          <bdi>{session.name}</bdi>
        </h1>
        <ul className="sums">
          {(
            [
              ['/sources', 'count.sources', counts.sources],
              ['/sources', 'count.origins', counts.origins],
              ['/incidents', 'count.claims', counts.claims],
              ['/incidents', 'count.incidents', counts.incidents],
              ['/record', 'count.events', counts.record],
              ['/disputes', 'count.disputes', counts.disputes],
              ['/people', 'count.people', counts.entities],
            ] as const
          ).map(([to, key, count]) => (
            <li key={key}>
              <Link to={to}>{counted(key, count)}</Link>
            </li>
          ))}
        </ul>
        <Since name={session.name} counts={counts} />
      </header>
      <section aria-labelledby="needs">
        <h2 id="needs">{t('needs.title')}</h2>
        <Needs overview={data} />
      </section>
      <section aria-labelledby="over-time">
        <h2 id="over-time">{t('overview.time')}</h2>
        {events.total > rows.length ? (
          <Histogram
            spread={spread}
            from={undefined}
            to={undefined}
            onChoose={({ from, to }) =>
              void navigate({ to: '/incidents', search: { ...(from ? { from } : {}), ...(to ? { to } : {}) } })
            }
          />
        ) : (
          <Timeline rows={rows} />
        )}
      </section>
      <div className="three shares-row">
        <Shares counts={data.facets.kind} field="kind" label={(value) => t(`kind.${value}`)} />
        <Shares counts={data.facets.place} field="place" label={(value) => value} />
        <Shares counts={data.facets.grade} field="grade" label={(value) => t(`grade.${value}`)} />
      </div>
      <div className="two-one">
        <section aria-labelledby="most-told">
          <div className="section-head">
            <h2 id="most-told">{t('overview.incidents')}</h2>
            <Link to="/incidents">{t('overview.all')}</Link>
          </div>
          {data.latest.length > 0 ? (
            <IncidentTable rows={data.latest} caption={t('overview.incidents')} />
          ) : (
            <Empty>{t('state.empty')}</Empty>
          )}
        </section>
        <section aria-labelledby="map-of">
          <h2 id="map-of">{t('overview.map')}</h2>
          <Places places={data.places} />
        </section>
      </div>
      <section aria-labelledby="differs">
        <div className="section-head">
          <h2 id="differs">{t('overview.disputes')}</h2>
          <Link to="/disputes">{t('overview.all')}</Link>
        </div>
        {data.disputes.length === 0 ? (
          <Empty>{t('disputes.none')}</Empty>
        ) : (
          <div className="stack">
            {data.disputes.slice(0, 3).map((dispute) => (
              <DisputeCard key={dispute.id} dispute={dispute} withIncident brief />
            ))}
          </div>
        )}
      </section>
      <div className="three">
        <section aria-labelledby="latest-record">
          <div className="section-head">
            <h2 id="latest-record">{t('overview.record')}</h2>
            <Link to="/record">{t('overview.all')}</Link>
          </div>
          <ul className="plain-list">
            {data.record.map((row) => (
              <li key={row.id}>
                <span className="overline">
                  {t(`kind.${row.kind}`)} · <Time when={row.when} />
                </span>
                <Link to="/incidents/$id" params={{ id: row.id }}>
                  <Title of={row} />
                </Link>
                <StatusMarks row={row} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="ways">
          <div className="section-head">
            <h2 id="ways">{t('overview.routes')}</h2>
            <Link to="/law">{t('overview.all')}</Link>
          </div>
          {data.routes.length === 0 && <Empty>{t('law.noRoutes')}</Empty>}
          <ul className="plain-list">
            {data.routes.map((route) => (
              <li key={route.id}>
                <span className={`route-state route-${route.state}`}>{t(`route.${route.state}`)}</span>
                <Link to="/law">
                  <Said>{route.title}</Said>
                </Link>{' '}
                <span className="quiet">
                  <Article>{route.article}</Article>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="questions">
          <h2 id="questions">{t('overview.questions')}</h2>
          {data.questions.length === 0 ? (
            <Empty>{t('state.empty')}</Empty>
          ) : (
            <ul className="plain-list">
              {data.questions.slice(0, 8).map(({ question, total, incidents }) => (
                <li key={question}>
                  <Link to="/incidents/$id" params={{ id: incidents[0] ?? '' }} hash="elements">
                    <Said>{question}</Said>
                  </Link>{' '}
                  <span className="quiet">{counted('count.incidents', total)}</span>
                </li>
              ))}
            </ul>
          )}
          {data.notes.length > 0 && (
            <>
              <h2>{t('overview.notes')}</h2>
              <ul className="plain-list notes">
                {data.notes.map((note) => (
                  <li key={`${note.code} ${note.source ?? ''} ${note.what}`}>
                    <NoteLine note={note}>
                      {(what) =>
                        note.source ? (
                          <Link to="/sources/$id" params={{ id: note.source }}>
                            {what}
                          </Link>
                        ) : (
                          what
                        )
                      }
                    </NoteLine>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** The first page of a file without a report: what to do; and, once that is done, that it is being done. */
function Start({ name }: { name: string }) {
  const { t } = useTexts();
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const hear = (event: Event) => setReading(event instanceof CustomEvent && event.detail === true);
    addEventListener(READING, hear);
    return () => removeEventListener(READING, hear);
  }, []);
  return (
    <div className="page start">
      <p className="overline">
        <bdi>{name}</bdi>
      </p>
      <h1>{t(reading ? 'state.progress' : 'state.emptyFile')}</h1>
      <p className="lead">{t(reading ? 'start.reading' : 'start.drop')}</p>
      {!reading && (
        <p className="form-ends">
          <button type="button" className="button button-main" onClick={() => dispatchEvent(new Event(ADD_FOLDER))}>
            {t('upload.folder')}
          </button>
          <button type="button" className="button" onClick={() => dispatchEvent(new Event(ADD))}>
            {t('top.add')}
          </button>
        </p>
      )}
      <p>{t('start.kept')}</p>
      <p>{t('start.then')}</p>
      <p className="quiet">{t('start.local')}</p>
    </div>
  );
}
