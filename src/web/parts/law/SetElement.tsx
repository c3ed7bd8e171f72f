import type { ElementState, IncidentId, SetState } from '../../../model/index.ts';
import { formatInstant } from '../../lib/format.ts';
import { useTexts } from '../../lib/texts.ts';
import { Decide } from '../Decide.tsx';
import { Said } from '../Said.tsx';

export const elementStates: readonly ElementState[] = ['supported', 'contested', 'unsupported', 'not-assessed'];

/** What the law room says of one element, wherever it stands: of a crime, of a kind of conflict, of a mode of liability. */
interface Judged {
  readonly state: ElementState;
  readonly suggested?: ElementState;
  readonly set?: SetState | null;
}

/** The state that a person holds an element to be in, with the reason; what the rules computed stays in the record. */
export function SetElement({
  incident,
  element,
  question,
  state: now,
}: {
  incident: IncidentId;
  element: string;
  question: string;
  state: ElementState;
}) {
  const { t } = useTexts();
  return (
    <details className="set-element">
      <summary className="more">{t('element.set')}</summary>
      <div className="form-ends">
        {elementStates
          .filter((state) => state !== now)
          .map((state) => (
            <Decide
              key={state}
              conclusion={{ kind: 'set-element', incident, element, state }}
              about={
                <p>
                  <Said>{question}</Said> → <b>{t(`support.${state}`)}</b>
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

/** Why the rules suggest what they do; where a person set another state, what the sentence says of that stands in `SetBy` already. */
export function Because({ of }: { of: Judged & { readonly because: string } }) {
  const own = of.set ? `Set by ${of.set.name}: ${of.set.reason} (suggested: ${of.suggested ?? ''}. ` : '';
  return <Said>{own !== '' && of.because.startsWith(own) ? of.because.slice(own.length, -1) : of.because}</Said>;
}

/** Who set a state, when and why, beside what the rules suggest: neither takes the place of the other. */
export function SetBy({ of }: { of: Judged }) {
  const { t, locale } = useTexts();
  if (!of.set) return null;
  const { name, at, reason, likelihood } = of.set;
  return (
    <p className="set-by">
      {t('element.setBy', { name, when: formatInstant(at, locale) })}: <span dir="auto">{reason}</span>
      {likelihood && <span className="quiet"> ({t(`likelihood.${likelihood}`)})</span>}
      {of.suggested && <span className="quiet"> · {t('element.suggested', { state: t(`support.${of.suggested}`) })}</span>}
    </p>
  );
}
