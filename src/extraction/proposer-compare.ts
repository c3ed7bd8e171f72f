import type { Claim, ClaimId, Harm, Mention, Span } from '../model/index.ts';
import type { Proposal } from './proposals.ts';

/** How a proposal stands to what the rules say of the same words. Nothing of either is changed by it. */
export interface Agreement {
  /** The claim of the rules whose trigger the proposal names, or null: then the proposal is new. */
  readonly claim: ClaimId | null;
  /** `new`: the rules say nothing here; `differs`: a field of both differs; `adds`: it fills one they leave empty; else `agrees`. */
  readonly state: 'new' | 'agrees' | 'adds' | 'differs';
  readonly agree: readonly string[];
  /** Fields that both fill, and fill differently, each side in words. */
  readonly differ: readonly { readonly field: string; readonly rules: string; readonly proposed: string }[];
  /** Fields that only one of them fills. */
  readonly onlyRules: readonly string[];
  readonly onlyProposed: readonly string[];
}

type Draft = Omit<Proposal, 'rules'>;

const meet = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Puts a proposal beside the claim of the rules that has its trigger; among several the one of its kind. */
export function compared(draft: Draft, claims: readonly Claim[], text: string): Agreement {
  const same = claims.filter(({ trigger }) => trigger !== null && meet(trigger, draft.trigger));
  const claim = same.find(({ kind }) => kind === draft.kind) ?? same[0] ?? null;
  if (claim === null) return { claim: null, state: 'new', agree: [], differ: [], onlyRules: [], onlyProposed: [] };
  const sides = fieldsOf(draft, claim, text);
  const agree: string[] = [];
  const differ: { field: string; rules: string; proposed: string }[] = [];
  const onlyRules: string[] = [];
  const onlyProposed: string[] = [];
  for (const { field, rules, proposed, same: alike } of sides) {
    if (rules === null && proposed === null) continue;
    if (rules === null) onlyProposed.push(field);
    else if (proposed === null) onlyRules.push(field);
    else if (alike) agree.push(field);
    else differ.push({ field, rules, proposed });
  }
  return {
    claim: claim.id,
    state: differ.length > 0 ? 'differs' : onlyProposed.length > 0 ? 'adds' : 'agrees',
    agree,
    differ,
    onlyRules,
    onlyProposed,
  };
}

interface Side {
  readonly field: string;
  readonly rules: string | null;
  readonly proposed: string | null;
  readonly same: boolean;
}

function fieldsOf(draft: Draft, claim: Claim, text: string): Side[] {
  const one = <T>(
    field: string,
    rules: T | null,
    proposed: T | null,
    say: (value: T) => string,
    same: (a: T, b: T) => boolean,
  ): Side => ({
    field,
    rules: rules === null ? null : say(rules),
    proposed: proposed === null ? null : say(proposed),
    same: rules !== null && proposed !== null && same(rules, proposed),
  });
  const list = <T>(
    field: string,
    rules: readonly T[],
    proposed: readonly T[],
    say: (value: T) => string,
    same: (a: T, b: T) => boolean,
  ): Side =>
    one(
      field,
      rules.length === 0 ? null : rules,
      proposed.length === 0 ? null : proposed,
      (all) => all.map(say).join('; '),
      (a, b) => a.every((x) => b.some((y) => same(x, y))) && b.every((y) => a.some((x) => same(x, y))),
    );
  const who = (a: Mention, b: Mention): boolean =>
    meet(a, b) || (a.entity !== null && a.entity === b.entity) || a.name === b.name;
  const name = (mention: Mention): string => mention.name;
  const roles = [...new Set([...claim.actors, ...draft.actors].map(({ role }) => role))].sort();
  const outcomes = [...new Set([...claim.harms, ...draft.harms].map(({ outcome }) => outcome))].sort();
  const bounds = ({ class: group, min, max }: Harm): string => `${group} ${min ?? ''}-${max ?? ''}`;
  return [
    one('kind', claim.kind, draft.kind, String, (a, b) => a === b),
    one('factuality', claim.factuality, draft.factuality, String, (a, b) => a === b),
    one('speaker', claim.voice.speaker, draft.speaker, name, who),
    one('cue', claim.voice.cue, draft.cue, ({ from, to }) => text.slice(from, to), meet),
    one(
      'when',
      claim.when,
      draft.when,
      ({ first, last }) => `${first ?? ''}/${last ?? ''}`,
      (a, b) => a.first === b.first && a.last === b.last,
    ),
    one(
      'where',
      claim.where,
      draft.where,
      ({ name: place }) => place,
      (a, b) => a.name === b.name || meet(a, b),
    ),
    ...roles.map((role) =>
      list(
        `actors:${role}`,
        claim.actors.filter((actor) => actor.role === role),
        draft.actors.filter((actor) => actor.role === role),
        name,
        who,
      ),
    ),
    list(
      'targets',
      claim.targets,
      draft.targets,
      ({ class: group }) => group,
      (a, b) => a.class === b.class,
    ),
    list(
      'weapons',
      claim.weapons,
      draft.weapons,
      ({ class: group }) => group,
      (a, b) => a.class === b.class,
    ),
    ...outcomes.map((outcome) =>
      list(
        `harms:${outcome}`,
        claim.harms.filter((harm) => harm.outcome === outcome),
        draft.harms.filter((harm) => harm.outcome === outcome),
        bounds,
        (a, b) => bounds(a) === bounds(b),
      ),
    ),
  ];
}
