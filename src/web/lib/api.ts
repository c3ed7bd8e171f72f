import { QueryClient, keepPreviousData, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type {
  Assessment,
  Conclusion,
  DisputeView,
  EntityFile,
  EntityRow,
  Facets,
  Findable,
  IncidentFile,
  IncidentRow,
  Note,
  Overview,
  Page,
  Review,
  Route,
  SourceFile,
  SourceRow,
} from '../../model/index.ts';
import type { CustodyProof, DeskEvent, Problem } from '../../server/index.ts';

/** What the server refused, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem | null;
  constructor(problem: Problem | null, cause?: unknown) {
    super(problem?.detail ?? 'No answer', { cause });
    this.problem = problem;
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (cause) {
    throw new Refused(null, cause);
  }
  if (answer.ok) return (await answer.json()) as T;
  const isProblem = answer.headers.get('content-type')?.includes('problem+json') ?? false;
  throw new Refused(isProblem ? ((await answer.json()) as Problem) : null);
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof Refused && error.problem === null,
      retryDelay: 700,
    },
  },
});

export type Asked = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A query string without what is not asked; a list as one pair for each value. */
export function queryString(asked: Asked): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || value === '' || value === false) continue;
    if (typeof value === 'object') for (const each of value) pairs.append(name, each);
    else pairs.set(name, String(value));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

export interface Session {
  readonly name: string;
  readonly csrf: string | null;
}

const of = <T>(path: string) => queryOptions({ queryKey: [path], queryFn: () => ask<T>(path) });

export const at = {
  session: of<Session>('/api/session'),
  overview: of<Overview>('/api/overview'),
  incidents: (asked: Asked) => ({
    ...of<Page<IncidentRow>>(`/api/incidents${queryString(asked)}`),
    placeholderData: keepPreviousData,
  }),
  facets: (asked: Asked) => ({ ...of<Facets>(`/api/incidents/facets${queryString(asked)}`), placeholderData: keepPreviousData }),
  incident: (id: string) => of<IncidentFile>(`/api/incidents/${id}`),
  sources: of<Page<SourceRow>>('/api/sources?limit=500'),
  source: (id: string) => of<SourceFile>(`/api/sources/${id}`),
  disputes: of<Page<DisputeView>>('/api/disputes?limit=200'),
  entities: of<Page<EntityRow>>('/api/entities?limit=500'),
  entity: (id: string) => of<EntityFile>(`/api/entities/${id}`),
  assessments: of<(Assessment & { incidentTitle: string })[]>('/api/assessments'),
  routes: of<Route[]>('/api/routes'),
  reviews: of<Review[]>('/api/reviews'),
  notes: of<Note[]>('/api/notes'),
  search: (q: string) => ({ ...of<Findable>(`/api/search${queryString({ q, limit: 50 })}`), placeholderData: keepPreviousData }),
} as const;

export { useQuery, useSuspenseQuery };

export const proofOf = (source: string) => ask<CustodyProof>(`/api/sources/${source}/proof`);

async function csrf(): Promise<string> {
  const session = await ask<Session>('/api/session');
  return session.csrf ?? '';
}

/** Enters a decision; afterwards everything on screen is asked for anew. */
export async function decide(conclusion: Conclusion, reason: string, name: string): Promise<void> {
  await ask('/api/reviews', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-assize-csrf': await csrf() },
    body: JSON.stringify({ conclusion, reason, name }),
  });
  await queries.invalidateQueries();
}

/** Sends files to be received; how the reading goes comes as events. */
export async function addSources(files: readonly File[]): Promise<{ files: number }> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.webkitRelativePath || file.name);
  return ask('/api/sources', { method: 'POST', headers: { 'x-assize-csrf': await csrf() }, body: form });
}

/** Hears what happens at the desk until the function it returns is called. New findings make every answer stale. */
export function watch(listener: (event: DeskEvent) => void): () => void {
  const events = new EventSource('/api/events');
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as DeskEvent;
    if (event.kind === 'findings') void queries.invalidateQueries();
    listener(event);
  };
  for (const kind of ['progress', 'findings', 'failed']) events.addEventListener(kind, hear);
  return () => events.close();
}
