import {
  type Confidence,
  type ElementState,
  type Likelihood,
  likelihoodWords,
  type Review,
  type SetState,
} from '../model/index.ts';

/** Support needs words for it; words on both sides are a contest; words on one side against it leave it unsupported. */
export function stateOf({
  for: on,
  against,
}: {
  readonly for: { readonly length: number };
  readonly against: { readonly length: number };
}): ElementState {
  if (on.length > 0) return against.length > 0 ? 'contested' : 'supported';
  return against.length > 0 ? 'unsupported' : 'not-assessed';
}

interface OneSet {
  readonly state: ElementState;
  readonly set: SetState;
}

/** What people set, by incident and element; by the element alone for what belongs to no one incident. */
export interface Settled {
  readonly byIncident: ReadonlyMap<string, OneSet>;
  readonly byElement: ReadonlyMap<string, OneSet>;
}

/** The states that reviews set, the latest of each, without those undone. */
export function settledBy(reviews: readonly Review[]): Settled {
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  const byIncident = new Map<string, OneSet>();
  const byElement = new Map<string, OneSet>();
  for (const { id, conclusion, name, at, reason } of reviews) {
    if (conclusion.kind !== 'set-element' || undone.has(id)) continue;
    const one: OneSet = { state: conclusion.state, set: { review: id, name, at, ...judgementIn(reason) } };
    byIncident.set(`${conclusion.incident} ${conclusion.element}`, one);
    byElement.set(conclusion.element, one);
  }
  return { byIncident, byElement };
}

/** What a person set for an element of an incident; with null, for what the element names wherever it was set. */
export const setStateOf = ({ byIncident, byElement }: Settled, incident: string | null, element: string): OneSet | undefined =>
  incident === null ? byElement.get(element) : byIncident.get(`${incident} ${element}`);

const scales = new RegExp(
  `^\\s*\\[\\s*(${likelihoodWords.join('|')})?\\s*,?\\s*(?:(low|moderate|high) confidence)?\\s*\\]\\s*`,
  'i',
);

/**
 * Likelihood and confidence where a reason begins with them in brackets: "[likely, low confidence] the only witness withdrew".
 * The two are separate and either may be left out; other reasons are taken whole.
 */
export function judgementIn(reason: string): {
  readonly reason: string;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
} {
  const match = scales.exec(reason);
  const rest = match ? reason.slice(match[0].length) : reason;
  if (!match || (match[1] === undefined && match[2] === undefined) || rest === '')
    return { reason, likelihood: null, confidence: null };
  return {
    reason: rest,
    likelihood: likelihoodWords.find((word) => word === match[1]?.toLowerCase()) ?? null,
    confidence: (['low', 'moderate', 'high'] as const).find((word) => word === match[2]?.toLowerCase()) ?? null,
  };
}
