import type { ClaimView, ElementState, Factuality, Grade, IncidentRow, Stance, When } from '../../model/index.ts';
import { formatWhen } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';

// Small signs. Each is a word with a shape: none depends on colour alone.

/** What the words make of an event. Anything but "happened" has a broken border, so that an offer is never read as an act. */
export function FactualityMark({ of, count }: { of: Factuality; count?: number }) {
  const { t, n } = useTexts();
  const real = of === 'happened' || of === 'ongoing';
  return (
    <span
      className={`mark ${real ? 'mark-real' : 'mark-unreal'}`}
      title={t(real ? 'factuality.hint.happened' : 'factuality.hint.other')}
    >
      {t(`factuality.${of}`)}
      {count !== undefined && count > 1 && <span className="mark-count"> {n(count)}</span>}
    </span>
  );
}

export function StanceMark({ of }: { of: Stance }) {
  const { t } = useTexts();
  return <span className={`mark mark-stance mark-${of}`}>{t(`stance.${of}`)}</span>;
}

/** What a list line says of its claims: every status that they give it. */
export function StatusMarks({ row }: { row: Pick<IncidentRow, 'factuality'> }) {
  const parts = Object.entries(row.factuality) as [Factuality, number][];
  return (
    <span className="marks">
      {parts.map(([status, count]) => (
        <FactualityMark key={status} of={status} count={parts.length > 1 ? count : 1} />
      ))}
    </span>
  );
}

/** Only what must not be missed in a list: every status but "said to have happened", which goes without a sign there. */
export function UnrealMarks({ row }: { row: Pick<IncidentRow, 'factuality'> }) {
  const parts = (Object.entries(row.factuality) as [Factuality, number][]).filter(([status]) => status !== 'happened');
  if (parts.length === 0) return null;
  return (
    <span className="marks">
      {parts.map(([status]) => (
        <FactualityMark key={status} of={status} />
      ))}
    </span>
  );
}

const fills: Readonly<Record<Grade, number>> = { confirmed: 4, fair: 3, weak: 1, contested: 2, discounted: 0 };

/** A grade as a word with a bar of four parts; a contested one is hatched. */
export function GradeMark({ grade, because }: { grade: Grade; because?: string }) {
  const { t, said } = useTexts();
  return (
    <span className={`grade grade-${grade}`} title={because === undefined ? undefined : (said(because) ?? undefined)}>
      <span className="grade-bar" aria-hidden="true">
        {[1, 2, 3, 4].map((part) => (
          <i key={part} className={part <= fills[grade] ? 'full' : ''} />
        ))}
      </span>
      {t(`grade.${grade}`)}
    </span>
  );
}

/** One sign for each state, so that nothing hangs on colour. */
export const stateSigns: Readonly<Record<ElementState, string>> = {
  supported: '●',
  contested: '◐',
  unsupported: '○',
  'not-assessed': '–',
};

export function StateMark({ state }: { state: ElementState }) {
  const { t } = useTexts();
  return (
    <span className={`state state-${state}`}>
      <span aria-hidden="true">{stateSigns[state]}</span> {t(`support.${state}`)}
    </span>
  );
}

export function Time({ when }: { when: Pick<When, 'first' | 'last' | 'precision'> | ClaimView['when'] }) {
  const { t, locale } = useTexts();
  const text = formatWhen(when, t, locale);
  if (when === null || (when.first === null && when.last === null)) return <span className="quiet">{text}</span>;
  return <time dateTime={when.first ?? when.last ?? ''}>{text}</time>;
}
