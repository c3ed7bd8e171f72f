import type { Assessment, ClaimView, ElementState, IncidentId } from '../../model/index.ts';
import { linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';
import { ClaimLines } from './ClaimLine.tsx';
import { Decide } from './Decide.tsx';
import { StateMark } from './Marks.tsx';

const elementStates: readonly ElementState[] = ['supported', 'contested', 'unsupported', 'not-assessed'];

/** The elements of each crime with the words for and against, and what is missing. Never whether it is proved. */
export function Elements({ assessments, claims }: { assessments: readonly Assessment[]; claims: readonly ClaimView[] }) {
  const { t } = useTexts();
  const byId = new Map<string, ClaimView>(claims.map((claim) => [claim.id, claim]));
  const some = (ids: readonly string[]) => linesOf(ids.flatMap((id) => byId.get(id) ?? []));
  if (assessments.length === 0) return <p className="quiet">{t('incident.notAssessed')}</p>;
  return (
    <div className="stack">
      {assessments.map((assessment) => (
        <details key={`${assessment.crime} ${assessment.conflict}`} className="crime" open={assessments.length <= 2}>
          <summary>
            <span className="crime-title" lang="en" dir="auto">
              {assessment.title} <span className="quiet">{assessment.article}</span>
            </span>
            <Dots elements={assessment.elements} />
          </summary>
          <ol className="elements">
            {assessment.elements.map((element) => (
              <li key={element.id}>
                <div className="element-head">
                  <p lang="en" dir="auto">
                    <b>{element.question}</b> <span className="quiet">{element.article}</span>
                  </p>
                  <StateMark state={element.state} />
                </div>
                <p className="quiet" lang="en" dir="auto">
                  {element.because}
                </p>
                {element.for.length > 0 && (
                  <>
                    <p className="overline side-name">{t('incident.for')}</p>
                    <ClaimLines bearings={some(element.for)} />
                  </>
                )}
                {element.against.length > 0 && (
                  <>
                    <p className="overline side-name">{t('incident.against')}</p>
                    <ClaimLines bearings={some(element.against)} />
                  </>
                )}
                <SetElement incident={assessment.incident} element={element} />
                {element.missing.length > 0 && (
                  <p className="missing">
                    <span className="overline">{t('incident.missing')}</span>{' '}
                    <span lang="en" dir="auto">
                      {element.missing.join(' ')}
                    </span>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

/** The state that a person holds an element to be in, with the reason; what the rules computed stays in the record. */
function SetElement({ incident, element }: { incident: IncidentId; element: Assessment['elements'][number] }) {
  const { t } = useTexts();
  return (
    <details className="set-element">
      <summary className="more">{t('element.set')}</summary>
      <div className="form-ends">
        {elementStates
          .filter((state) => state !== element.state)
          .map((state) => (
            <Decide
              key={state}
              conclusion={{ kind: 'set-element', incident, element: element.id, state }}
              about={
                <p lang="en" dir="auto">
                  {element.question} → <b>{t(`support.${state}`)}</b>
                </p>
              }
            >
              {t(`support.${state}`)}
            </Decide>
          ))}
      </div>
    </details>
  );
}

/** The states of the elements of one crime at a glance; the same in words stands below or beside it. */
export function Dots({ elements }: { elements: Assessment['elements'] }) {
  return (
    <span className="crime-states" aria-hidden="true">
      {elements.map((element) => (
        <i key={element.id} className={`dot dot-${element.state}`} />
      ))}
    </span>
  );
}
