/** Which evidence an element asks for. Each test is one function in tests.ts, so that an element is data and not code. */
export type ElementTest =
  | 'attack'
  | 'attack-on-civilians'
  | 'attack-on-civilian-objects'
  | 'attack-on-protected-building'
  | 'attack-on-relief'
  | 'attack-on-medical'
  | 'not-taking-part'
  | 'not-military-objective'
  | 'entitled-to-protection'
  | 'emblem'
  | 'intended-object'
  | 'knew-protection'
  | 'incidental-harm'
  | 'excessive'
  | 'knew-harm'
  | 'knew-excessive'
  | 'death'
  | 'protected-person'
  | 'displacement-ordered'
  | 'displacement-not-justified'
  | 'displacement-power'
  | 'deprivation'
  | 'starvation-intent'
  | 'destruction'
  | 'destruction-not-necessary'
  | 'appropriation'
  | 'private-use'
  | 'no-consent'
  | 'severe-pain'
  | 'torture-purpose'
  | 'hostage-taking'
  | 'hostage-threat'
  | 'sexual-act'
  | 'sexual-coercion'
  | 'gas-used'
  | 'gas-harmful'
  | 'imprisonment'
  | 'imprisonment-unlawful'
  | 'coerced-movement'
  | 'movement-unlawful'
  | 'lawfully-present'
  | 'use-of-children'
  | 'under-fifteen'
  | 'shields'
  | 'shield-intent'
  | 'conflict-international'
  | 'conflict-non-international'
  | 'conflict-protracted'
  | 'nexus'
  | 'aware-of-conflict'
  | 'attack-on-population'
  | 'policy'
  | 'scale'
  | 'part-of-attack'
  | 'knew-of-attack';

export interface Element {
  /** Number within the crime; the element's id is the crime's id, "#" and this. */
  readonly n: number;
  readonly kind: 'material' | 'mental' | 'contextual';
  readonly question: string;
  readonly test: ElementTest;
}

export interface Crime {
  /** `rs.<article>.<paragraph>.<letter>.<roman>[.<number in the Elements of Crimes>]` */
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly conflict: 'international' | 'non-international' | 'any';
  readonly family: 'war-crime' | 'crime-against-humanity';
  /** The same conduct in the other kind of conflict, where the Statute knows it. */
  readonly counterpart: string | null;
  /** Null for the text of 1998; otherwise the amendment that added it, which binds only some States (Art. 121(5)). */
  readonly amendment: string | null;
  readonly elements: readonly Element[];
}

type Row = readonly [Element['kind'], string, ElementTest];

/** Contextual elements of war crimes (Elements of Crimes, Article 8, last two elements of each crime). */
const ofWar = (conflict: 'international' | 'non-international' | 'protracted'): Row[] => [
  conflict === 'international'
    ? ['contextual', 'Was there an armed conflict between States, or an occupation?', 'conflict-international']
    : conflict === 'protracted'
      ? [
          'contextual',
          'Was there a protracted armed conflict between a government and organised armed groups, or between such groups?',
          'conflict-protracted',
        ]
      : [
          'contextual',
          'Was there an armed conflict that was not international, beyond riots and sporadic violence?',
          'conflict-non-international',
        ],
  ['contextual', 'Did the conduct take place in the context of that conflict and in connection with it?', 'nexus'],
  ['contextual', 'Did the perpetrator know the facts that made it an armed conflict?', 'aware-of-conflict'],
];

/** Contextual elements of crimes against humanity (Elements of Crimes, Article 7, introduction and last two elements). */
const ofHumanity: Row[] = [
  ['contextual', 'Was there a course of conduct of many such acts against a civilian population?', 'attack-on-population'],
  ['contextual', 'Did it follow, or further, the policy of a State or an organisation?', 'policy'],
  ['contextual', 'Was the attack widespread or systematic?', 'scale'],
  ['contextual', 'Was this act part of that attack?', 'part-of-attack'],
  ['contextual', 'Did the perpetrator know of the attack, or intend the act to be part of it?', 'knew-of-attack'],
];

const numbered = (rows: readonly Row[]): Element[] =>
  rows.map(([kind, question, test], index) => ({ n: index + 1, kind, question, test }));

/** A war crime of Article 8, with the contextual elements of its kind of conflict after its own. */
export function warCrime(
  id: string,
  article: string,
  title: string,
  conflict: 'international' | 'non-international' | 'protracted',
  rows: readonly Row[],
  { counterpart = null, amendment = null }: { counterpart?: string | null; amendment?: string | null } = {},
): Crime {
  return {
    id,
    article,
    title,
    conflict: conflict === 'international' ? 'international' : 'non-international',
    family: 'war-crime',
    counterpart,
    amendment,
    elements: numbered([...rows, ...ofWar(conflict)]),
  };
}

/** A crime against humanity of Article 7, with the contextual elements of that article. */
export function againstHumanity(id: string, article: string, title: string, rows: readonly Row[]): Crime {
  return {
    id,
    article,
    title,
    conflict: 'any',
    family: 'crime-against-humanity',
    counterpart: null,
    amendment: null,
    elements: numbered([...rows, ...ofHumanity]),
  };
}
