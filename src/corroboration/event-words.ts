import { stemOf } from './details.ts';
import { fold } from './text.ts';

/**
 * Words by which reports name one and the same kind of happening: within one story "killed", "the murder" and "died" mostly tell of
 * the same deaths. Kept narrow: words that only often stand together ("shot" and "killed") are two events.
 */
const families: readonly string[] = [
  'kill killing murder slay slaying die death dead homicide execute execution assassinate assassination deadly fatal',
  'shoot shooting shot gunfire gunshot rampage',
  'injure injury wound hurt',
  'foil thwart repel prevent avert',
  'earthquake quake tremor temblor',
  'crash collision collide wreck',
  'steal theft heist robbery rob burglary',
  'protest demonstrate demonstration rally',
  'win victory triumph beat defeat',
  'resign resignation quit leave depart departure',
  'escape flee run',
  'marry wed wedding marriage',
  'divorce split separate separation',
  'destroy demolish damage destruction devastate level raze flatten gut',
  'bomb bombing bombard bombardment',
  'shell shelling',
  'buy purchase acquire acquisition takeover',
  'sentence sentencing',
  'arrest apprehend nab detain detention capture',
  'dismiss sack oust dismissal',
  'nominate nomination nominee',
  'hire hiring appoint appointment',
  'rescue save',
  'visit trip',
  'sink capsize',
  'move transfer relocate',
  'treat treatment rehab therapy',
  'disappear vanish missing',
  'abduct abduction kidnap kidnapping',
  'vote ballot',
  'withdraw withdrawal',
  'explode explosion blast',
];
const familyOf = new Map(
  families.flatMap((line) => {
    const words = line.split(' ');
    return words.map((word) => [word, words[0]!] as const);
  }),
);

/** Words that only say that somebody speaks: two of them tell of one thing when what is said is much the same. */
const speech = new Set(
  'say tell announce announcement state statement reveal disclose confirm declare speak talk report add explain note comment ask'.split(
    ' ',
  ),
);
export const isSpeech = (lemma: string): boolean => speech.has(fold(lemma));

/** One key for words of one kind of happening, and for the forms of one word. */
export function eventWord(lemma: string): string {
  const word = fold(lemma);
  return (
    familyOf.get(word) ??
    familyOf.get(stemOf(word)) ??
    `=${stemOf(word).replace(/(?:ation|ition|ement|ment|er|or|al|ance|ure|e)$/, '')}`
  );
}
