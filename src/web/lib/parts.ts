import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../model/index.ts';
import type { Parts } from './api.ts';

/** A list read part after part: what is here so far, how many there are in all, and the way to the next part. */
export interface PartList<T, P = unknown> {
  readonly pages: readonly P[];
  readonly items: readonly T[];
  readonly total: number;
  readonly more: (() => void) | null;
  /** Before the first part is here. */
  readonly waiting: boolean;
}

/** Asks for a list part after part. What goes wrong is thrown, for the frame of the page to show. */
export function useParts<T, P extends Page<T> = Page<T>>(options: Parts<T, P>): PartList<T, P> {
  const { data, hasNextPage, fetchNextPage, isPending, error } = useInfiniteQuery(options);
  if (error && !data) throw error;
  const pages = data?.pages ?? [];
  return {
    pages,
    items: pages.flatMap((page) => page.items),
    total: pages[0]?.total ?? 0,
    more: hasNextPage ? () => void fetchNextPage() : null,
    waiting: isPending,
  };
}
