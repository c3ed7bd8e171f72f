import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/States.tsx';
import { StateMark } from '../parts/Marks.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

const signs = { met: '●', 'not-met': '○', unknown: '?' } as const;

/** The ways to an investigation with each condition, and the elements of crimes across incidents. */
export function LawPage() {
  const { t } = useTexts();
  const { data: routes } = useSuspenseQuery(at.routes);
  const { data: assessments } = useSuspenseQuery(at.assessments);
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
          {(['supported', 'contested', 'unsupported', 'not-assessed'] as const).map((state) => (
            <StateMark key={state} state={state} />
          ))}
        </p>
        {assessments.length === 0 ? (
          <Empty>{t('law.none')}</Empty>
        ) : (
          <ul className="matrix">
            {assessments.map((assessment) => (
              <li key={`${assessment.incident} ${assessment.crime} ${assessment.conflict}`}>
                <div>
                  <Link to="/incidents/$id" params={{ id: assessment.incident }} hash="elements">
                    <bdi lang="en">{assessment.incidentTitle}</bdi>
                  </Link>
                  <p className="quiet" lang="en" dir="auto">
                    {assessment.title} · {assessment.article}
                  </p>
                </div>
                <ol>
                  {assessment.elements.map((element) => (
                    <li key={element.id}>
                      <span className="quiet" lang="en" dir="auto">
                        {element.question}
                      </span>
                      <StateMark state={element.state} />
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
