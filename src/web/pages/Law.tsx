import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { AssessmentView, IncidentId, IncidentName } from '../../model/index.ts';
import { Dots } from '../parts/Elements.tsx';
import { StateMark, stateSigns } from '../parts/Marks.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { Conflicts } from '../parts/law/Conflicts.tsx';
import { Aside, Outline, Patterns, Questions } from '../parts/law/Lists.tsx';
import { Persons } from '../parts/law/Persons.tsx';
import { elementStates } from '../parts/law/SetElement.tsx';
import { at, useQuery, useSuspenseQuery } from '../lib/api.ts';
import { type LawView, lawViews } from '../lib/law.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';
import { Article, English, Said } from '../parts/Said.tsx';

const signs = { met: '●', 'not-met': '○', unknown: '?' } as const;

const views: Readonly<Record<LawView, { readonly lead: string; readonly Shown: () => React.ReactNode }>> = {
  ways: { lead: 'law.routesLead', Shown: Ways },
  elements: { lead: 'incident.elementsNote', Shown: Matrix },
  conflicts: { lead: 'law.conflictsLead', Shown: Conflicts },
  persons: { lead: 'law.personsLead', Shown: Persons },
  patterns: { lead: 'law.patternsLead', Shown: Patterns },
  questions: { lead: 'law.questionsLead', Shown: Questions },
  setAside: { lead: 'law.setAsideLead', Shown: Aside },
  communication: { lead: 'law.communicationLead', Shown: Outline },
};

/** What the law makes of the file, one view at a time; the address holds which. Never whether anything is proved. */
export function LawPage() {
  const { t, n } = useTexts();
  const search = useSearch({ from: '/law' });
  const part: LawView = search.part ?? 'ways';
  const navigate = useNavigate({ from: '/law' });
  const law = useQuery(at.law).data;
  const { lead, Shown } = views[part];
  const count = (view: LawView) =>
    law && view !== 'ways' && view !== 'elements' ? law.parts[view === 'persons' ? 'liability' : view] : null;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.law')}</h1>
        <nav className="segmented law-views" aria-label={t('law.parts')}>
          {lawViews.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={view === part}
              onClick={() => void navigate({ search: view === 'ways' ? {} : { part: view } })}
            >
              {t(`law.part.${view}`)} {count(view) !== null && <span className="quiet">{n(count(view)!)}</span>}
            </button>
          ))}
        </nav>
        <p className="lead">{t(lead)}</p>
      </header>
      <section data-part={part} aria-label={t(`law.part.${part}`)}>
        <h2 className="visually-hidden">{t(`law.part.${part}`)}</h2>
        <Shown />
      </section>
      {law && (
        <footer className="quiet law-foot">
          <p>
            {t('law.standard')}: <Said>{law.standard.words}</Said> (<Article>{law.standard.article}</Article>)
          </p>
          <p>
            {t('law.instruments')}: <English>{law.instruments.join('; ')}</English>
          </p>
        </footer>
      )}
    </div>
  );
}

interface Row {
  readonly incident: IncidentId;
  readonly of: IncidentName;
  readonly crimes: AssessmentView[];
}

function byIncident(assessments: readonly AssessmentView[]): Row[] {
  const rows = new Map<IncidentId, Row>();
  for (const each of assessments) {
    const row = rows.get(each.incident) ?? { incident: each.incident, of: each.of, crimes: [] };
    row.crimes.push(each);
    rows.set(each.incident, row);
  }
  return [...rows.values()];
}

/** The ways to an investigation, each with its conditions. */
function Ways() {
  const { t, n } = useTexts();
  const { data: routes } = useSuspenseQuery(at.routes);
  // What is open stands first; within one state the order is the law's own.
  const rank = { open: 0, 'open-if': 1, shut: 2 } as const;
  const ordered = routes.toSorted((a, b) => rank[a.state] - rank[b.state]);
  if (routes.length === 0) return <Empty>{t('law.noRoutes')}</Empty>;
  return (
    <div className="routes">
      {ordered.map((route) => (
        <details key={route.id} className={`route route-is-${route.state}`}>
          <summary>
            <span className={`route-state route-${route.state}`}>{t(`route.${route.state}`)}</span>
            <span>
              <h3>
                <Said>{route.title}</Said>
              </h3>{' '}
              <span className="quiet">
                <Article>{route.article}</Article>
              </span>
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
              <span className="overline">{t('law.next')}</span> <Said>{route.next}</Said>
            </p>
            <ul className="conditions">
              {route.conditions.map((condition) => (
                <li key={condition.id} className={`condition-${condition.state}`}>
                  <span className="condition-sign" aria-hidden="true">
                    {signs[condition.state]}
                  </span>
                  <div>
                    <span className="overline">{t(`condition.${condition.state}`)}</span>
                    <p>
                      <Said>{condition.because}</Said>
                    </p>
                    {condition.facts.length > 0 && (
                      <ul className="quiet">
                        {condition.facts.map((fact) => (
                          <li key={fact}>
                            <Said>{fact}</Said>
                          </li>
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
  );
}

/** The elements of crimes across incidents. */
function Matrix() {
  const { t, n } = useTexts();
  const list = useParts<AssessmentView>(at.assessments);
  const assessments = list.items;
  return (
    <>
      <p className="legend">
        {elementStates.map((state) => (
          <StateMark key={state} state={state} />
        ))}
      </p>
      {list.waiting ? (
        <Loading />
      ) : assessments.length === 0 ? (
        <Empty>{t('law.none')}</Empty>
      ) : (
        <ul className="matrix">
          {byIncident(assessments).map(({ incident, of, crimes }) => (
            <li key={incident}>
              <div>
                <Link to="/incidents/$id" params={{ id: incident }} hash="elements">
                  <Title of={of} />
                </Link>
              </div>
              <div>
                {crimes.map((crime) => (
                  <details key={`${crime.crime} ${crime.conflict}`}>
                    <summary>
                      <span>
                        <Said>{crime.title}</Said>{' '}
                        <span className="quiet">
                          <Article>{crime.article}</Article>
                        </span>
                      </span>
                      <span className="matrix-sums">
                        {elementStates.map((state) => {
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
                          <span className="quiet">
                            <Said>{element.question}</Said>
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
    </>
  );
}
