import { useMemo } from 'react';
import type { SourceRow } from '../../model/index.ts';
import { at, useSuspenseQuery } from './api.ts';

/** The sources by id, for the lines that name them. */
export function useSources(): ReadonlyMap<string, SourceRow> {
  const { data } = useSuspenseQuery(at.sources);
  return useMemo(() => new Map(data.items.map((row) => [row.id, row])), [data]);
}
