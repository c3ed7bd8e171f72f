import type { Span, When } from '../../model/index.ts';
import type { Document, HarmMention, TimeMention } from '../types.ts';

interface Counted extends Span {
  readonly trigger: number;
  readonly sentence: number;
  readonly rule: string;
}

const overPeriod = /^(?:since|over|during|throughout|in)$/;
const events: ReadonlySet<string> = new Set(
  'attack attacks blast explosion bombing strike airstrike raid shooting ambush shelling explosion assault incident crash massacre bomb rocket missile shell mortar drone'.split(
    ' ',
  ),
);

/**
 * Whether a number is of one incident or adds up over a period, and since when. Words decide: "since", "so far", "to date", "in all",
 * a period of more than three days, a toll of a campaign. A plain past tense with an event or a day is one incident; the rest is unclear.
 */
export function scopeOf(
  doc: Document,
  harm: Counted,
  times: readonly TimeMention[],
  carriedOn: boolean,
): { readonly scope: HarmMention['scope']; readonly since: When | null } {
  const sentence = doc.sentences[harm.sentence]!;
  const { tokens } = doc;
  for (const time of times) {
    if (time.rule === 'time/since') {
      const { when } = time;
      return { scope: 'cumulative', since: { ...when, last: null } };
    }
  }
  let perfect = false;
  let event = false;
  let total = false;
  let also = false;
  for (let k = sentence.first; k < sentence.last; k++) {
    const { lower } = tokens[k]!;
    if (k < sentence.first + 3 && /^(?:also|too|meanwhile|similarly|likewise)$/.test(lower)) also = true;
    if (events.has(lower)) event = true;
    if (
      (lower === 'so' && tokens[k + 1]?.lower === 'far') ||
      (lower === 'to' && tokens[k + 1]?.lower === 'date') ||
      (lower === 'thus' && tokens[k + 1]?.lower === 'far')
    )
      total = true;
    if (
      lower === 'since' &&
      k + 1 < sentence.last &&
      tokens[k + 1]!.text !== ',' &&
      !superlative(doc, sentence.first, sentence.last, tokens[k]!.from)
    )
      total = true;
    if (lower === 'altogether' || lower === 'cumulative') total = true;
    // "in two separate shootings": a sum of several events.
    if (
      lower === 'separate' &&
      tokens
        .slice(k + 1, k + 4)
        .some((next) => /^(?:incidents|shootings|attacks|cases|events|raids|strikes|bombings)$/.test(next.lower))
    )
      total = true;
    if ((lower === 'has' || lower === 'have') && Math.abs(k - harm.trigger) <= 4 && k < harm.trigger) perfect = true;
  }
  if (total) return { scope: 'cumulative', since: null };
  for (const time of times) {
    const { when } = time;
    const lead = doc.tokens.length > 0 ? doc.text.slice(time.from, time.to).split(/\s/, 1)[0]!.toLowerCase() : '';
    // "in the deadliest raid in two years": how long it is since a worse one, and no time of counting.
    if (superlative(doc, sentence.first, sentence.last, time.from)) continue;
    // "a bombing last month": one incident, in a month that has others.
    if (oneIncident(doc, sentence.first, time.from)) continue;
    const long =
      when.precision === 'month' || when.precision === 'year'
        ? overPeriod.test(lead) || /^(?:this|last|past)$/.test(lead) || overPeriod.test(wordBefore(doc, time.from))
        : when.first !== null &&
          when.last !== null &&
          Date.parse(`${when.last.slice(0, 10)}T00:00:00Z`) - Date.parse(`${when.first.slice(0, 10)}T00:00:00Z`) > 3 * 86_400_000;
    if (long && (time.type !== 'set' || perfect))
      return { scope: 'cumulative', since: when.first === null ? null : { ...when, last: null } };
    if (time.rule === 'time/recent' || (time.rule === 'time/span' && time.type === 'duration'))
      return { scope: 'cumulative', since: null };
  }
  if (carriedOn && also) return { scope: 'cumulative', since: null };
  if (harm.rule.endsWith('further')) return { scope: 'unclear', since: null };
  if (perfect && !event) return { scope: 'unclear', since: null };
  const dayTold = times.some(
    ({ when, type }) =>
      type !== 'duration' && (when.precision === 'day' || when.precision === 'hour' || when.precision === 'minute'),
  );
  if (event || dayTold) return { scope: 'incident', since: null };
  const tense = tokens[harm.trigger]!;
  return { scope: harm.rule === 'toll' || harm.rule === 'act' || tense.xpos === 'VBG' ? 'unclear' : 'incident', since: null };
}

/** Whether the words right before an offset name one incident: "a bombing last month", "the raid in March". */
function oneIncident({ tokens }: Document, first: number, at: number): boolean {
  let k = first;
  while (tokens[k]!.from < at) k++;
  const noun = tokens[tokens[k - 1]?.lower === 'in' ? k - 2 : k - 1];
  return noun !== undefined && noun.index >= first && events.has(noun.lower) && noun.xpos === 'NN';
}

/** Whether "the deadliest raid", "the third in the province" stands not far before an offset. */
function superlative(doc: Document, first: number, last: number, at: number): boolean {
  const words = doc.tokens
    .slice(first, last)
    .filter(({ to }) => to <= at)
    .slice(-6);
  return words.some(({ xpos, lower }, k) => xpos === 'JJS' && words[k - 1]?.lower === 'the' && lower !== 'least');
}

/** The last word before an offset, in lower case. */
function wordBefore(doc: Document, at: number): string {
  const before = /(\p{L}+)\s*$/u.exec(doc.text.slice(Math.max(0, at - 24), at));
  return before === null ? '' : before[1]!.toLowerCase();
}
