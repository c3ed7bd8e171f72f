/** The pages in the order of work: what is said, what it rests on, and what people made of it. */
export const sections = [
  ['/', 'nav.overview', null],
  ['/incidents', 'nav.incidents', 'incidents'],
  ['/record', 'nav.record', 'record'],
  ['/disputes', 'nav.disputes', 'disputes'],
  ['/law', 'nav.law', null],
  ['/people', 'nav.people', 'entities'],
  ['/sources', 'nav.sources', 'sources'],
  ['/custody', 'nav.custody', null],
  ['/review', 'nav.review', null],
  ['/decisions', 'nav.decisions', 'reviews'],
] as const;
