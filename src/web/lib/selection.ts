import { incidentOrders } from '../../model/index.ts';
import type { Asked } from './api.ts';

/** What the address of the list of incidents says; anything else in it is dropped. Several values of a field have commas between. */
export interface ListSearch {
  readonly shelf?: 'incident' | 'record' | 'both';
  readonly kind?: string;
  readonly grade?: string;
  readonly factuality?: string;
  readonly outcome?: string;
  readonly place?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly words?: string;
  readonly from?: string;
  readonly to?: string;
  readonly box?: string;
  /** Corners of an area drawn on the map. */
  readonly area?: string;
  readonly disputed?: boolean;
  readonly order?: string;
}

export type ListField = Exclude<keyof ListSearch, 'disputed'>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 400;
const shapes: Readonly<Record<ListField, (value: unknown) => boolean>> = {
  shelf: (value) => value === 'record' || value === 'both',
  kind: isText,
  grade: isText,
  factuality: isText,
  outcome: isText,
  place: isText,
  actor: (value) => isText(value) && /^ent_[0-9a-f]{16}$/.test(value),
  target: isText,
  words: isText,
  from: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value),
  to: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value),
  box: (value) => isText(value) && /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/.test(value),
  area: (value) => typeof value === 'string' && value.length <= 2000 && /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){5,}$/.test(value),
  order: (value) => incidentOrders.some((order) => order === value),
};

export function readListSearch(search: Record<string, unknown>): ListSearch {
  const found: Record<string, unknown> = {};
  for (const [field, holds] of Object.entries(shapes)) if (holds(search[field])) found[field] = search[field];
  if (search['disputed'] === true || search['disputed'] === 'true') found['disputed'] = true;
  return found;
}

/** The fields of which several values can be chosen. */
export const listed = ['kind', 'grade', 'factuality'] as const;

/** What to ask of the API for an address. */
export function askedOf(search: ListSearch): Asked {
  const { shelf = 'incident', ...rest } = without(search, 'order');
  const asked: Record<string, string | boolean | readonly string[]> = { ...rest };
  if (shelf !== 'both') asked['shelf'] = shelf;
  for (const field of listed) {
    const value = search[field];
    if (value !== undefined) asked[field] = value.split(',');
  }
  return asked;
}

/** A selection without some of its fields: what a facet, a timeline or a map shows that is itself one of them. */
export function without(search: ListSearch, ...fields: readonly (keyof ListSearch)[]): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([field]) => !fields.some((each) => each === field))) as ListSearch;
}
