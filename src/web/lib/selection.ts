/** What the address of the list of incidents says; anything else in it is dropped. */
export interface ListSearch {
  readonly shelf?: 'incident' | 'record';
  readonly kind?: string;
  readonly grade?: string;
  readonly factuality?: string;
  readonly place?: string;
  readonly words?: string;
  readonly disputed?: boolean;
  readonly order?: string;
}

const orders = ['when', '-when', '-sources', '-claims', '-killed', 'title'];
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;

export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { kind, grade, factuality, place, words, order } = search;
  const found: Record<string, unknown> = {
    kind: text(kind),
    grade: text(grade),
    factuality: text(factuality),
    place: text(place),
    words: text(words),
  };
  if (search['shelf'] === 'record') found['shelf'] = 'record';
  if (search['disputed'] === true || search['disputed'] === 'true') found['disputed'] = true;
  if (typeof order === 'string' && orders.includes(order)) found['order'] = order;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ListSearch;
}
