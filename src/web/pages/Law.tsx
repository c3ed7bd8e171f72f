import { Link } from '@tanstack/react-router';
import type { Assessment, IncidentId } from '../../model/index.ts';
import { Dots } from '../parts/Elements.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { StateMark } from '../parts/Marks.tsx';
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
          {routes.map((route) => (
            <article key={route.id} className={`route route-is-${route.state}`}>
              <header>
                <span className={`route-state route-${route.state}`}>{t(`route.${route.state}`)}</span>
                <h3 lang="en" dir="auto">
                  {route.title}
                </h3>
                <p className="quiet" lang="en" dir="auto">
                  {route.article}
                </p>
              </header>
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
              <p className="route-next">
                <span className="overline">{t('law.next')}</span>{' '}
                <span lang="en" dir="auto">
                  {route.next}
                </span>
              </p>
            </article>
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
                          {states
                            .map((state) => [state, crime.elements.filter((element) => element.state === state).length] as const)
                            .filter(([, count]) => count > 0)
                            .map(([state, count]) => (
                              <span key={state}>
                                {n(count)} {t(`support.${state}`)}
                              </span>
                            ))}
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
