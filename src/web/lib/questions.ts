import type { ClaimView, Span } from '../../model/index.ts';

/** What an investigator asks of every incident, in the order of the page. */
export const questions = ['what', 'where', 'when', 'whom', 'by', 'many', 'with', 'says'] as const;
export type Question = (typeof questions)[number];

/** The words of one claim that bear an answer; `parts` are the telling words inside it. */
export interface Bearing {
  readonly claim: ClaimView;
  readonly parts: readonly Span[];
  /** Claims of the same origin in the same words: copies, shown once. */
  readonly copies: readonly ClaimView[];
}

/** A code of a vocabulary, for the page to word. */
export interface Coded {
  readonly vocabulary: 'target' | 'weapon' | 'role';
  readonly code: string;
}

/** One answer to a question, with everything that says so. `value` is what a page words it from. */
export interface Answer {
  readonly key: string;
  readonly value:
    | { readonly kind: 'event'; readonly event: string; readonly detail: string | null }
    | { readonly kind: 'place'; readonly place: NonNullable<ClaimView['where']> }
    | { readonly kind: 'time'; readonly when: NonNullable<ClaimView['when']> }
    | { readonly kind: 'name'; readonly name: string; readonly entity: string | null; readonly of: Coded | null }
    | { readonly kind: 'harm'; readonly harm: ClaimView['harms'][number] }
    | { readonly kind: 'speaker'; readonly name: string; readonly entity: string | null }
    | { readonly kind: 'writer' };
  readonly bearings: readonly Bearing[];
  readonly origins: number;
  readonly claims: number;
}

export interface Answered {
  readonly question: Question;
  readonly answers: readonly Answer[];
}

type Entry = { key: string; value: Answer['value']; part: Span | null };

function entriesOf(question: Question, claim: ClaimView): Entry[] {
  switch (question) {
    case 'what':
      return [
        {
          key: `${claim.kind} ${claim.detail ?? ''}`,
          value: { kind: 'event', event: claim.kind, detail: claim.detail },
          part: claim.trigger,
        },
      ];
    case 'where':
      return claim.where
        ? [{ key: claim.where.name.toLowerCase(), value: { kind: 'place', place: claim.where }, part: claim.where }]
        : [];
    case 'when':
      return claim.when && (claim.when.first ?? claim.when.last) !== null
        ? [
            {
              key: `${claim.when.first ?? ''}/${claim.when.last ?? ''}/${claim.when.precision}`,
              value: { kind: 'time', when: claim.when },
              part: claim.when.text,
            },
          ]
        : [];
    case 'whom':
      return claim.targets.map((target) => named(target, { vocabulary: 'target', code: target.class }));
    case 'by':
      return [
        ...claim.actors.map((actor) => named(actor, { vocabulary: 'role', code: actor.role })),
        ...claim.harms.flatMap((harm) => harm.attributedTo).map((who) => named(who, null)),
      ];
    case 'with':
      return claim.weapons.map((weapon) => ({
        ...named(weapon, { vocabulary: 'weapon', code: weapon.class }),
        key: `${weapon.class} ${weapon.name.toLowerCase()}`,
      }));
    case 'many':
      return claim.harms.map((harm) => ({
        key: `${harm.outcome} ${harm.class} ${harm.min ?? ''} ${harm.max ?? ''} ${harm.scope}`,
        value: { kind: 'harm', harm },
        part: harm,
      }));
    default: {
      const { speaker, coSpeakers } = claim.voice;
      if (!speaker) return [{ key: '', value: { kind: 'writer' }, part: null }];
      return [speaker, ...coSpeakers].map((who) => ({
        key: who.entity ?? who.name.toLowerCase(),
        value: { kind: 'speaker', name: who.name, entity: who.entity },
        part: who,
      }));
    }
  }
}

const named = (who: Span & { entity: string | null; name: string }, of: Coded | null): Entry => ({
  key: who.entity ?? who.name.toLowerCase(),
  value: { kind: 'name', name: who.name, entity: who.entity, of },
  part: who,
});

/** The claims of an incident under each question they answer; the answers that most independent origins give come first. */
export function groupByQuestion(claims: readonly ClaimView[]): Answered[] {
  return questions.map((question) => {
    const groups = new Map<string, { value: Answer['value']; claims: Map<string, { claim: ClaimView; parts: Span[] }> }>();
    for (const claim of claims)
      for (const { key, value, part } of entriesOf(question, claim)) {
        const group = groups.get(key) ?? { value, claims: new Map<string, { claim: ClaimView; parts: Span[] }>() };
        const one = group.claims.get(claim.id) ?? { claim, parts: [] };
        // Time and place may stand in another sentence of the text than the claim that they hold for.
        if (part !== null && !one.parts.some((known) => known.from === part.from && known.to === part.to)) one.parts.push(part);
        group.claims.set(claim.id, one);
        groups.set(key, group);
      }
    const answers = [...groups].map(([key, { value, claims: inside }]): Answer => {
      const list = [...inside.values()];
      return {
        key,
        value,
        bearings: withoutCopies(list),
        origins: new Set(list.map(({ claim }) => claim.origin ?? claim.source)).size,
        claims: list.length,
      };
    });
    return { question, answers: answers.toSorted((a, b) => b.origins - a.origins || b.claims - a.claims) };
  });
}

/** Claims of one origin in the same words are one line: a copy adds no weight, and no length. */
function withoutCopies(list: readonly { claim: ClaimView; parts: Span[] }[]): Bearing[] {
  const lines = new Map<string, { claim: ClaimView; parts: Span[]; copies: ClaimView[] }>();
  for (const each of list) {
    const key = `${each.claim.origin ?? each.claim.source} ${each.claim.quote}`;
    const line = lines.get(key);
    if (line) line.copies.push(each.claim);
    else lines.set(key, { ...each, copies: [] });
  }
  return [...lines.values()];
}

/** The lines of claims as they are, copies put together. */
export const linesOf = (claims: readonly ClaimView[]): Bearing[] =>
  withoutCopies(claims.map((claim) => ({ claim, parts: claim.trigger ? [claim.trigger] : [] })));
