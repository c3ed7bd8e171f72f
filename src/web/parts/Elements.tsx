import { Link } from '@tanstack/react-router';
import type { Assessment, ClaimId, ClaimView } from '../../model/index.ts';
import { type Bearing, linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';
import { ClaimLines } from './ClaimLine.tsx';
import { ClaimsOf } from './law/Claims.tsx';
import { StateMark } from './Marks.tsx';
import { Missing } from './law/Missing.tsx';
import { Article, English, Said } from './Said.tsx';
import { Because, SetBy, SetElement } from './law/SetElement.tsx';

/** The elements of each crime with the words for and against, and what is missing. Never whether it is proved. */
export function Elements({ assessments, claims }: { assessments: readonly Assessment[]; claims: readonly ClaimView[] }) {
  const { t } = useTexts();
  const byId = new Map<string, ClaimView>(claims.map((claim) => [claim.id, claim]));
  const some = (ids: readonly string[]) => linesOf(ids.flatMap((id) => byId.get(id) ?? []));
  if (assessments.length === 0) return <p className="quiet">{t('incident.notAssessed')}</p>;
  return (
    <div className="stack">
      {assessments.map((assessment) => (
        <details
          key={`${assessment.crime} ${assessment.conflict}`}
          className="crime"
          open={assessments.length <= 2 && assessment.sensitive !== true}
        >
          <summary>
            <span className="crime-title">
              <span>
                <Said>{assessment.title}</Said>{' '}
                <span className="quiet">
                  <Article>{assessment.article}</Article>
                </span>
              </span>
              {assessment.sensitive && <span className="mark">{t('law.sensitive')}</span>}
            </span>
            <Dots elements={assessment.elements} />
          </summary>
          <Frame assessment={assessment} lines={some} />
          <ol className="elements">
            {assessment.elements.map((element) => (
              <li key={element.id}>
                <div className="element-head">
                  <p>
                    <b>
                      <Said>{element.question}</Said>
                    </b>{' '}
                    <span className="quiet">
                      <Article>{element.article}</Article>
                    </span>
                  </p>
                  <StateMark state={element.state} />
                </div>
                <p className="quiet">
                  <Because of={element} />
                </p>
                <Authority of={element} />
                <SetBy of={element} />
                {(['for', 'against'] as const).map((side) => (
                  <Side key={side} label={t(`incident.${side}`)} ids={element[side]} byId={byId} />
                ))}
                <SetElement
                  incident={assessment.incident}
                  element={element.id}
                  question={element.question}
                  state={element.state}
                />
                <Missing of={element.missing} />
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

/** The claims on one side of an element: those of the incident with their words, those told elsewhere in the file on demand. */
function Side({ label, ids, byId }: { label: string; ids: readonly ClaimId[]; byId: ReadonlyMap<string, ClaimView> }) {
  const here = linesOf(ids.flatMap((id) => byId.get(id) ?? []));
  return (
    <>
      {here.length > 0 && (
        <>
          <p className="overline side-name">{label}</p>
          <ClaimLines bearings={here} />
        </>
      )}
      <ClaimsOf ids={ids.filter((id) => !byId.has(id))} label={label} />
    </>
  );
}

/** What holds of the crime as a whole: whom words hold responsible, the standard named, how far the instrument reaches, gravity. */
function Frame({ assessment, lines }: { assessment: Assessment; lines: (ids: readonly string[]) => Bearing[] }) {
  const { t } = useTexts();
  const { accused = [], gravity = [], standard, instrument, amendment, outOfTime, conflict } = assessment;
  return (
    <div className="crime-frame">
      {outOfTime && (
        <p className="note">
          <b>{t('law.outOfTime')}</b> <Said>{outOfTime}</Said>
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('law.conflictNeeded')}</dt>
          <dd>{t(`law.conflict.${conflict}`)}</dd>
        </div>
        {standard && (
          <div>
            <dt>{t('law.standard')}</dt>
            <dd>
              <Said>{standard.words}</Said>{' '}
              <span className="quiet">
                <Article>{standard.article}</Article>
              </span>
            </dd>
          </div>
        )}
        {instrument && (
          <div>
            <dt>{t('law.instrument')}</dt>
            <dd>
              <English>{[instrument, amendment].filter(Boolean).join('. ')}</English>
            </dd>
          </div>
        )}
      </dl>
      <p className="overline side-name">{t('law.accused')}</p>
      {accused.length === 0 ? (
        <p className="quiet">{t('law.accusedNone')}</p>
      ) : (
        <ul className="plain-list">
          {accused.map(({ name, entity, claims }) => (
            <li key={entity ?? name}>
              {entity ? (
                <Link to="/people/$id" params={{ id: entity }}>
                  <bdi>{name}</bdi>
                </Link>
              ) : (
                <bdi>{name}</bdi>
              )}
              <ClaimLines bearings={lines(claims)} short />
            </li>
          ))}
        </ul>
      )}
      {gravity.length > 0 && (
        <details>
          <summary className="more">{t('law.gravity')}</summary>
          <ClaimLines bearings={lines(gravity)} short />
        </details>
      )}
    </div>
  );
}

/** The text that an element rests on, how strong the evidence for its state is, and what of its data nobody could confirm. */
function Authority({
  of,
}: {
  of: Pick<Assessment['elements'][number], 'kind' | 'authority' | 'confidence' | 'note' | 'unconfirmed'>;
}) {
  const { t } = useTexts();
  return (
    <p className="quiet authority">
      {t(`law.element.${of.kind}`)}
      {of.confidence && ` · ${t('law.confidence', { level: t(`level.${of.confidence}`) })}`}
      {of.authority && (
        <>
          {' · '}
          <English>{of.authority}</English>
        </>
      )}
      {of.unconfirmed && (
        <>
          {' '}
          <span className="mark mark-unreal">{t('law.unconfirmed')}</span> <Said>{of.unconfirmed}</Said>
        </>
      )}
      {of.note && (
        <>
          {' · '}
          <Said>{of.note}</Said>
        </>
      )}
    </p>
  );
}

/** The states of the elements of one crime at a glance; the same in words stands below or beside it. */
export function Dots({ elements }: { elements: readonly Pick<Assessment['elements'][number], 'id' | 'state'>[] }) {
  return (
    <span className="crime-states" aria-hidden="true">
      {elements.map((element) => (
        <i key={element.id} className={`dot dot-${element.state}`} />
      ))}
    </span>
  );
}
