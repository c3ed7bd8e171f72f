// English words of number and of their hedges. Data only: the grammar that uses them is mentions/number.ts.

/** Values below a hundred. */
export const smallNumbers: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/** Round units of speech: exact only as far as speech is, so their words stay beside the value as a hedge. */
export const roundUnits: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['score', 20],
]);

/** Words that name no number at all: they give neither bound. */
export const vagueWords: readonly string[] = [
  'tens of thousands',
  'hundreds of thousands',
  'tens of millions',
  'hundreds of millions',
  'several hundred',
  'several thousand',
  'several dozen',
  'many hundreds',
  'many thousands',
  'a few hundred',
  'a few thousand',
  'a few dozen',
  'dozens upon dozens',
  'many dozens',
  'many dozen',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'millions',
  'tens',
  'several',
  'many',
  'numerous',
  'countless',
  'multiple',
  'various',
  'a few',
  'few',
  'a couple',
  'a number',
  'a large number',
  'large numbers',
  'an unknown number',
  'an unspecified number',
  'an undetermined number',
  'a handful',
  'some',
];

/**
 * What a hedge does to N. `above`: more than N, so at least N + 1 · `from`: N or more · `upto`: at most N · `below`: at most N - 1 ·
 * `about`: the words give N and nothing about how far off it is, so N stays with its hedge · `further`: N beside others counted before.
 */
export type Bound = 'above' | 'from' | 'upto' | 'below' | 'about' | 'further' | 'exact';

const rows: readonly (readonly [Bound, string])[] = [
  [
    'above',
    'more than|over|in excess of|upwards of|upward of|above|well over|far more than|well more than|greater than|exceeding|excess of',
  ],
  [
    'from',
    'at least|no fewer than|not fewer than|no less than|not less than|a minimum of|at the very least|at the least|atleast',
  ],
  [
    'upto',
    'up to|as many as|at most|no more than|not more than|a maximum of|as much as|nearly|almost|close to|just under|approaching|nearing|as high as',
  ],
  ['below', 'fewer than|less than|under|below'],
  [
    'about',
    'about|around|roughly|approximately|some|an estimated|estimated|circa|or so|in the region of|something like|reportedly|perhaps|possibly|probably|maybe|more or less|by some accounts',
  ],
  ['further', 'another|a further|an additional|an extra|further|additional|a total of another'],
  ['exact', 'exactly|precisely|only|just|a total of|in all|all|a combined|both|the|these|those|other|all of the|a reported'],
];

/** Hedges by their first word, longest first, each as its list of words. */
export const hedges: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly bound: Bound }[]> = (() => {
  const map = new Map<string, { words: readonly string[]; bound: Bound }[]>();
  for (const [bound, list] of rows)
    for (const phrase of list.split('|')) {
      const words = phrase.split(' ');
      map.set(words[0]!, [...(map.get(words[0]!) ?? []), { words, bound }]);
    }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
})();
