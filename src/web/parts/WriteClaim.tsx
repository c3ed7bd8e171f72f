import { type ReactNode, useState } from 'react';
import {
  type ClaimId,
  type ClaimView,
  type EntityId,
  type HandClaim,
  type ReadingId,
  type Span,
  eventKinds,
  factualities,
  harmClasses,
  harmOutcomes,
  stances,
} from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';
import { Decide } from './Decide.tsx';

/** Someone whom a claim may name as acting. */
export interface Nameable {
  readonly entity: EntityId;
  readonly name: string;
}

const nothing: HandClaim = {
  event: 'attack',
  stance: 'asserted',
  factuality: 'happened',
  when: null,
  place: null,
  actor: null,
  harm: null,
};

/** What a claim says now, as the form of its mending begins. */
function saidBy(claim: ClaimView): HandClaim {
  const [harm] = claim.harms;
  const day = (iso: string | null) => iso?.slice(0, 10) ?? null;
  return {
    event: claim.kind,
    stance: claim.stance,
    factuality: claim.factuality,
    when: claim.when ? { first: day(claim.when.first), last: day(claim.when.last) } : null,
    place: claim.where?.name ?? null,
    actor: (claim.actors[0]?.entity ?? null) as EntityId | null,
    harm: harm
      ? {
          outcome: harm.outcome,
          class: harm.class,
          min: harm.min,
          max: harm.max,
        }
      : null,
  };
}

/** A form that writes a claim on exact words, or mends the one that stands on them. */
export function WriteClaim({
  reading,
  span,
  words,
  before,
  begin = nothing,
  names,
  children,
  onDone,
  onOpen,
}: {
  reading: string;
  span: Span;
  words: string;
  before?: ClaimView;
  /** What the form begins with, where no claim stands on the words. */
  begin?: HandClaim;
  names: readonly Nameable[];
  children: ReactNode;
  onDone?: () => void;
  onOpen?: (open: boolean) => void;
}) {
  const [says, setSays] = useState<HandClaim>(() => (before ? saidBy(before) : begin));
  return (
    <Decide
      conclusion={{
        kind: 'write',
        instead: (before?.id ?? null) as ClaimId | null,
        reading: reading as ReadingId,
        from: span.from,
        to: span.to,
        says,
      }}
      about={<q dir="auto">{words}</q>}
      fields={<Fields says={says} set={(change) => setSays({ ...says, ...change })} names={names} />}
      {...(onDone ? { onDone } : {})}
      {...(onOpen ? { onOpen } : {})}
    >
      {children}
    </Decide>
  );
}

const number = (text: string): number | null => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null);

function Fields({
  says,
  set,
  names,
}: {
  says: HandClaim;
  set: (change: Partial<HandClaim>) => void;
  names: readonly Nameable[];
}) {
  const { t } = useTexts();
  const { harm, when } = says;
  const time = (change: Partial<NonNullable<HandClaim['when']>>) => {
    const next = { first: when?.first ?? null, last: when?.last ?? null, ...change };
    set({ when: next.first === null && next.last === null ? null : next });
  };
  const kinds = [...eventKinds.keys()].toSorted((a, b) => t(`kind.${a}`).localeCompare(t(`kind.${b}`)));
  return (
    <div className="write-fields">
      <label>
        {t('question.what')}
        <select value={says.event} onChange={(event) => set({ event: event.target.value as HandClaim['event'] })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('write.status')}
        <select value={says.factuality} onChange={(event) => set({ factuality: event.target.value as HandClaim['factuality'] })}>
          {factualities.map((each) => (
            <option key={each} value={each}>
              {t(`factuality.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('write.stance')}
        <select value={says.stance} onChange={(event) => set({ stance: event.target.value as HandClaim['stance'] })}>
          {stances.map((each) => (
            <option key={each} value={each}>
              {t(`stance.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('question.by')}
        <select value={says.actor ?? ''} onChange={(event) => set({ actor: (event.target.value || null) as EntityId | null })}>
          <option value="">{t('write.notSaid')}</option>
          {names.map(({ entity, name }) => (
            <option key={entity} value={entity}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('brush.from')}
        <input type="date" value={when?.first ?? ''} onChange={(event) => time({ first: event.target.value || null })} />
      </label>
      <label>
        {t('brush.to')}
        <input type="date" value={when?.last ?? ''} onChange={(event) => time({ last: event.target.value || null })} />
      </label>
      <label className="write-wide">
        {t('question.where')}
        <input
          value={says.place ?? ''}
          maxLength={200}
          dir="auto"
          onChange={(event) => set({ place: event.target.value.trim() === '' ? null : event.target.value })}
        />
      </label>
      <label>
        {t('question.many')}
        <select
          value={harm?.outcome ?? ''}
          onChange={(event) =>
            set({
              harm:
                event.target.value === ''
                  ? null
                  : {
                      class: 'unknown',
                      min: null,
                      max: null,
                      ...harm,
                      outcome: event.target.value as (typeof harmOutcomes)[number],
                    },
            })
          }
        >
          <option value="">{t('write.notSaid')}</option>
          {harmOutcomes.map((each) => (
            <option key={each} value={each}>
              {t(`outcome.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {harm && (
        <>
          <label>
            {t('question.whom')}
            <select
              value={harm.class}
              onChange={(event) => set({ harm: { ...harm, class: event.target.value as (typeof harmClasses)[number] } })}
            >
              {harmClasses.map((each) => (
                <option key={each} value={each}>
                  {t(`class.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('write.least')}
            <input
              inputMode="numeric"
              value={harm.min ?? ''}
              onChange={(event) => set({ harm: { ...harm, min: number(event.target.value) } })}
            />
          </label>
          <label>
            {t('write.most')}
            <input
              inputMode="numeric"
              value={harm.max ?? ''}
              onChange={(event) => set({ harm: { ...harm, max: number(event.target.value) } })}
            />
          </label>
        </>
      )}
      <p className="quiet write-wide">{t('write.hint')}</p>
    </div>
  );
}
