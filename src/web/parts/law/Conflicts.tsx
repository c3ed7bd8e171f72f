import type { ConflictFinding, IncidentId } from '../../../model/index.ts';
import { at, useSuspenseQuery } from '../../lib/api.ts';
import { formatWhen } from '../../lib/format.ts';
import { useTexts } from '../../lib/texts.ts';
import { StateMark } from '../Marks.tsx';
import { ClaimsOf } from './Claims.tsx';
import { LawList } from './LawList.tsx';
import { Because, SetBy, SetElement } from './SetElement.tsx';
import { Missing } from './Missing.tsx';

/** The fighting of each two parties in one territory, with what is said of its kind. */
export function Conflicts() {
  const { data } = useSuspenseQuery(at.incidents({ limit: 1 }));
  // What a person holds of a conflict is entered on an incident of the file, whichever: the element says which conflict is meant.
  const incident = data.items[0]?.id ?? null;
  return (
    <LawList part="conflicts">
      {(conflicts) => conflicts.map((conflict) => <Conflict key={conflict.id} conflict={conflict} incident={incident} />)}
    </LawList>
  );
}

function Conflict({ conflict, incident }: { conflict: ConflictFinding; incident: IncidentId | null }) {
  const { t, locale } = useTexts();
  const { parties, territory, first, last, kinds, protracted } = conflict;
  return (
    <article className="law-item">
      <h3>
        <bdi>{parties[0].name}</bdi> – <bdi>{parties[1].name}</bdi>
      </h3>
      <p className="quiet">
        <bdi>{territory?.name ?? t('law.territoryNone')}</bdi>
        {(first ?? last) !== null && ` · ${formatWhen({ first, last, precision: 'day' }, t, locale)}`}
      </p>
      <ClaimsOf ids={protracted} label={t('law.protracted')} />
      <ul className="plain-list">
        {kinds.map((kind) => (
          <li key={kind.element}>
            <div className="element-head">
              <b>{t(`law.conflict.${kind.kind}`)}</b>
              <StateMark state={kind.state} />
            </div>
            <p className="quiet">
              <Because of={kind} />
            </p>
            <SetBy of={kind} />
            <ClaimsOf ids={kind.for} label={t('incident.for')} />
            <ClaimsOf ids={kind.against} label={t('incident.against')} />
            <Missing of={kind.missing} />
            {incident && (
              <SetElement
                incident={incident}
                element={kind.element}
                question={`${parties[0].name} – ${parties[1].name}: ${t(`law.conflict.${kind.kind}`)}`}
                state={kind.state}
              />
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
