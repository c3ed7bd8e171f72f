/** The views of the law page, in the order of its buttons. */
export const lawViews = [
  'ways',
  'elements',
  'conflicts',
  'persons',
  'patterns',
  'questions',
  'setAside',
  'communication',
] as const;
export type LawView = (typeof lawViews)[number];

/** What the address of the law page says; anything else in it is dropped. */
export function readLawSearch({ part }: Record<string, unknown>): { part?: LawView } {
  const view = lawViews.find((each) => each === part);
  return view === undefined || view === 'ways' ? {} : { part: view };
}
