import { outletWords, spokesWords } from '../languages/en/speech.ts';
import type { Document, EntityMention } from '../types.ts';
import type { Phrase } from './phrases.ts';

/** Who is meant by the words that name a speaker. */
export interface Speakers {
  readonly speaker: EntityMention | null;
  readonly coSpeakers: readonly EntityMention[];
}

const byStart = (a: EntityMention, b: EntityMention): number => a.from - b.from || b.to - a.to;

/** Mentions in a stretch of tokens, in order, the longer first. */
function mentionsIn(doc: Document, mentions: readonly EntityMention[], phrase: Phrase): EntityMention[] {
  const from = doc.tokens[phrase.first]!.from;
  const to = doc.tokens[phrase.last]!.to;
  return mentions.filter((mention) => mention.from < to && from < mention.to).sort(byStart);
}

/**
 * The mention whose head is the phrase's own head, or whose words hold it; a name set beside a title or role is preferred to the
 * role. For one who speaks for another ("a spokesman for the ministry") without a mention of their own, the one spoken for. Whom
 * a phrase only mentions in passing ("a doctor at the clinic") never becomes its speaker: null instead.
 */
export function findSpeakers(doc: Document, mentions: readonly EntityMention[], phrase: Phrase): Speakers {
  const { tokens } = doc;
  const near = mentionsIn(doc, mentions, phrase);
  const head = tokens[phrase.head]!;
  const holds = (mention: EntityMention): boolean =>
    mention.head === head.index || (mention.from <= head.from && head.to <= mention.to);
  // Places and buildings say nothing; a capital that stands for its government is mentioned as the State.
  const own = near
    .filter((mention) => holds(mention) && mention.kind !== 'place' && mention.kind !== 'facility')
    .sort((a, b) => Number(b.head === head.index) - Number(a.head === head.index) || b.to - b.from - (a.to - a.from));
  let speaker = own[0] ?? null;
  // "the union's envoy, Ana Ruel": a person named beside a role is who speaks.
  const free = (mention: EntityMention): boolean => !inPreposition(doc, phrase, mention);
  if (speaker === null || speaker.kind === 'role' || speaker.form === 'nominal') {
    const named = near.find(
      (mention) => mention.kind === 'person' && mention.form.startsWith('name') && free(mention) && beside(doc, phrase, mention),
    );
    if (named !== undefined) speaker = named;
  }
  if (speaker === null && tokens.slice(phrase.first, phrase.last + 1).some((token) => spokesWords.has(token.lower))) {
    speaker =
      near.find(({ kind }) => kind === 'organisation' || kind === 'state' || kind === 'armed-group' || kind === 'person') ?? null;
  }
  if (speaker === null) return { speaker: null, coSpeakers: [] };
  const coSpeakers: EntityMention[] = [];
  let previous = speaker;
  for (const mention of near) {
    if (mention.from < previous.to || mention.entity === speaker.entity) continue;
    const between = doc.text.slice(previous.to, mention.from);
    if (
      /^(\s*,)?\s*(and|&|as well as|along with)\s+((the|both|a|an|other|some|several|his|her|its|their)\s+)?$/i.test(between) ||
      (/^\s*,\s*$/.test(between) && coSpeakers.length > 0)
    ) {
      coSpeakers.push(mention);
      previous = mention;
    }
  }
  return { speaker, coSpeakers };
}

/** Whether a mention stands after a preposition inside the phrase ("the mayor of X"). */
function inPreposition(doc: Document, phrase: Phrase, mention: EntityMention): boolean {
  for (let i = phrase.first; i <= phrase.last; i++) {
    const token = doc.tokens[i]!;
    if (token.from >= mention.from) return false;
    if (token.upos === 'ADP') {
      // A comma after the prepositional phrase closes it: "the chief of the union, Ana Ruel".
      const between = doc.text.slice(token.to, mention.from);
      if (!between.includes(',')) return true;
    }
  }
  return false;
}

/** Whether a name stands in apposition to the head of the phrase: right after it, or after a comma. */
function beside(doc: Document, phrase: Phrase, mention: EntityMention): boolean {
  const { tokens } = doc;
  const before = doc.text.slice(tokens[phrase.first]!.from, mention.from);
  return !/\b(who|whose|whom)\b/.test(before);
}

/** The outlet that a hearer is, or null: "told Radio Orsa" is carried by the station; "told the crowd" is carried by nobody. */
export function findOutlet(doc: Document, mentions: readonly EntityMention[], phrase: Phrase): EntityMention | null {
  const near = mentionsIn(doc, mentions, phrase);
  if (near.length === 0) return null;
  const words = doc.tokens.slice(phrase.first, phrase.last + 1);
  const outlet = words.some((token) => outletWords.has(token.lower));
  const candidate =
    near.find(
      (mention) =>
        mention.kind === 'organisation' &&
        mention.from <= doc.tokens[phrase.head]!.from &&
        doc.tokens[phrase.head]!.from < mention.to,
    ) ??
    near.find((mention) => mention.kind === 'organisation') ??
    near.find((mention) => mention.form === 'name');
  return outlet ? (candidate ?? null) : null;
}
