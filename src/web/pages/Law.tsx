import { Link } from '@tanstack/react-router';
import type { Assessment, IncidentId } from '../../model/index.ts';
import { Dots } from '../parts/Elements.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { StateMark, stateSigns } from '../parts/Marks.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';

const signs = { met: '●', 'not-met': '○', unknown: '?' } as const;

const states = ['supported', 'contested', 'unsupported', 'not-assessed'] as const;

type Titled = Assessment & { incidentTitle: string };

function byIncident(assessments: readonly Titled[]): { incident: IncidentId; title: string; crimes: Titled[] }[] {
  const rows = new Map<IncidentId, { incident: IncidentId; title: string; crimes: Titled[] }>();
  for (const each of assessments) {
    const row = rows.get(each.incident) ?? { incident: each.incident, title: each.incidentTitle, crimes: [] };
    row.crimes.push(each);
    rows.set(each.incident, row);
  }
  return [...rows.values()];
}

/** The ways to an investigation with each condition, and the elements of crimes across incidents. */
export function LawPage() {
  const { t, n } = useTexts();
  const { data: routes } = useSuspenseQuery(at.routes);
  const list = useParts<Titled>(at.assessments);
  const assessments = list.items;
  // What is open stands first; within one state the order is the law's own.
  const rank = { open: 0, 'open-if': 1, shut: 2 } as const;
  const ordered = routes.toSorted((a, b) => rank[a.state] - rank[b.state]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.law')}</h1>
      </header>
      <section aria-labelledby="routes">
        <h2 id="routes">{t('law.routes')}</h2>
        <p className="lead">{t('law.routesLead')}</p>
        {routes.length === 0 && <Empty>{t('law.noRoutes')}</Empty>}
        <div className="routes">
          {ordered.map((route) => (
            <details key={route.id} className={`route route-is-${route.state}`}>
              <summary>
                <span className={`route-state route-${route.state}`}>{t(`route.${route.state}`)}</span>
                <span lang="en" dir="auto">
                  <h3>{route.title}</h3> <span className="quiet">{route.article}</span>
                </span>
                <span className="route-signs">
                  {(['met', 'not-met', 'unknown'] as const).map((state) => (
                    <span key={state} title={t(`condition.${state}`)}>
                      <span aria-hidden="true">{signs[state]}</span>
                      <span className="visually-hidden">{t(`condition.${state}`)}</span>{' '}
                      {n(route.conditions.filter((condition) => condition.state === state).length)}{' '}
                    </span>
                  ))}
                </span>
              </summary>
              <div className="route-body">
                <p className="route-next">
                  <span className="overline">{t('law.next')}</span>{' '}
                  <span lang="en" dir="auto">
                    {route.next}
                  </span>
                </p>
                <ul className="conditions">
                  {route.conditions.map((condition) => (
                    <li key={condition.id} className={`condition-${condition.state}`}>
                      <span className="condition-sign" aria-hidden="true">
                        {signs[condition.state]}
                      </span>
                      <div>
                        <span className="overline">{t(`condition.${condition.state}`)}</span>
                        <p lang="en" dir="auto">
                          {condition.because}
                        </p>
                        {condition.facts.length > 0 && (
                          <ul className="quiet" lang="en" dir="auto">
                            {condition.facts.map((fact) => (
                              <li key={fact}>{fact}</li>
                            ))}
                          </ul>
                        )}
                      </div>
                    </li>
                  ))}
                </ul>
              </div>
            </details>
          ))}
        </div>
      </section>
      <section aria-labelledby="matrix">
        <h2 id="matrix">{t('law.matrix')}</h2>
        <p className="quiet">{t('incident.elementsNote')}</p>
        <p className="legend">
          {states.map((state) => (
            <StateMark key={state} state={state} />
          ))}
        </p>
        {list.waiting ? (
          <Loading />
        ) : assessments.length === 0 ? (
          <Empty>{t('law.none')}</Empty>
        ) : (
          <ul className="matrix">
            {byIncident(assessments).map(({ incident, title, crimes }) => (
              <li key={incident}>
                <div>
                  <Link to="/incidents/$id" params={{ id: incident }} hash="elements">
                    <bdi lang="en">{title}</bdi>
                  </Link>
                </div>
                <div>
                  {crimes.map((crime) => (
                    <details key={`${crime.crime} ${crime.conflict}`}>
                      <summary>
                        <span lang="en" dir="auto">
                          {crime.title} <span className="quiet">{crime.article}</span>
                        </span>
                        <span className="matrix-sums">
                          {states.map((state) => {
                            const count = crime.elements.filter((element) => element.state === state).length;
                            return (
                              <span key={state} title={t(`support.${state}`)}>
                                {count > 0 && (
                                  <>
                                    <span aria-hidden="true">{stateSigns[state]}</span> {n(count)}
                                    <span className="visually-hidden"> {t(`support.${state}`)}</span>
                                  </>
                                )}
                              </span>
                            );
                          })}
                          <Dots elements={crime.elements} />
                        </span>
                      </summary>
                      <ol>
                        {crime.elements.map((element) => (
                          <li key={element.id}>
                            <span className="quiet" lang="en" dir="auto">
                              {element.question}
                            </span>
                            <StateMark state={element.state} />
                          </li>
                        ))}
                      </ol>
                    </details>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        )}
        <More list={list} />
      </section>
    </div>
  );
}
