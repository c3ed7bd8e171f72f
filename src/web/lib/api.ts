import {
  QueryClient,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type {
  Agreement,
  AssessmentView,
  ClaimId,
  ClaimView,
  Comparison,
  Conclusion,
  DisputeView,
  EntityFile,
  EntityRow,
  Facets,
  Findable,
  IncidentFile,
  IncidentName,
  IncidentRow,
  LawFile,
  Note,
  Overview,
  Page,
  Queue,
  Review,
  ReviewView,
  Route,
  SourceFile,
  SourceRow,
  Spread,
} from '../../model/index.ts';
import type { CustodyProof, DeskEvent, LedgerLine, Problem, Proposed, TimeLine } from '../../server/index.ts';

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
  /** The address of map tiles that the user named, or null. */
  readonly tiles: string | null;
}

/** The lists of what the law says of a file, besides the elements of crimes and the ways to an investigation. */
export type LawPart = 'conflicts' | 'patterns' | 'liability' | 'commands' | 'questions' | 'setAside' | 'votes' | 'communication';
export interface LawSummary extends Pick<LawFile, 'instruments' | 'standard'> {
  readonly parts: Readonly<Record<LawPart, number>>;
}

/** One answer of the API, asked for once and kept until the findings change. */
export const of = <T>(path: string) => queryOptions({ queryKey: [path], queryFn: () => ask<T>(path) });

/** Part of a list of the law, with what the first incidents of each line are called. */
export interface LawPage<T> extends Page<T> {
  readonly names: readonly IncidentName[];
}

/** A list asked for part after part, as a reader goes down it. */
const parts = <T, P extends Page<T> = Page<T>>(path: string, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [path, asked, 'parts'],
    queryFn: ({ pageParam }) => ask<P>(`${path}${queryString({ ...asked, after: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const at = {
  session: of<Session>('/api/session'),
  overview: of<Overview>('/api/overview'),
  incidents: (asked: Asked) => ({
    ...of<Page<IncidentRow>>(`/api/incidents${queryString(asked)}`),
    placeholderData: keepPreviousData,
  }),
  facets: (asked: Asked) => ({ ...of<Facets>(`/api/incidents/facets${queryString(asked)}`), placeholderData: keepPreviousData }),
  spread: (asked: Asked) => ({ ...of<Spread>(`/api/incidents/spread${queryString(asked)}`), placeholderData: keepPreviousData }),
  incident: (id: string) => of<IncidentFile>(`/api/incidents/${id}`),
  sources: (words?: string) => parts<SourceRow>('/api/sources', { limit: 100, words }),
  someSources: (words: string) => of<Page<SourceRow>>(`/api/sources${queryString({ limit: 30, words })}`),
  source: (id: string) => of<SourceFile>(`/api/sources/${id}`),
  compare: (left: string, right: string) => of<Comparison>(`/api/compare${queryString({ left, right })}`),
  disputes: (kind?: string) => parts<DisputeView>('/api/disputes', { limit: 50, kind }),
  entities: (kind: readonly string[] | undefined, words?: string) =>
    parts<EntityRow>('/api/entities', { limit: 100, kind, words }),
  entity: (id: string) => of<EntityFile>(`/api/entities/${id}`),
  claims: (id: readonly ClaimId[]) => of<ClaimView[]>(`/api/claims${queryString({ id })}`),
  proposals: (source: string) => of<Proposed[]>(`/api/sources/${source}/proposals`),
  assessments: parts<AssessmentView>('/api/assessments', { limit: 100 }),
  law: of<LawSummary>('/api/law'),
  lawPart: <P extends LawPart>(part: P) =>
    parts<LawFile[P][number], LawPage<LawFile[P][number]>>(`/api/law/${part}`, { limit: 50 }),
  routes: of<Route[]>('/api/routes'),
  reviews: of<Review[]>('/api/reviews'),
  log: parts<ReviewView>('/api/log', { limit: 50 }),
  queue: (name: string) => ({
    ...of<Queue>(`/api/queue${queryString({ limit: 20 })}&name=${encodeURIComponent(name)}`),
    placeholderData: keepPreviousData,
  }),
  agreement: of<Agreement>('/api/agreement'),
  notes: of<Page<Note>>('/api/notes?limit=200'),
  search: (q: string) => ({ ...of<Findable>(`/api/search${queryString({ q, limit: 50 })}`), placeholderData: keepPreviousData }),
  ledger: infiniteQueryOptions({
    queryKey: ['/api/ledger'],
    queryFn: ({ pageParam }) =>
      ask<{ size: number; items: readonly LedgerLine[] }>(`/api/ledger${queryString({ limit: 50, before: pageParam })}`),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ items }) => (items.at(-1)?.index ? items.at(-1)?.index : undefined),
  }),
  times: of<TimeLine[]>('/api/times'),
  towns: (box: string) => of<{ name: string; lat: number; lon: number; people: number }[]>(`/api/towns${queryString({ box })}`),
  description: of<OpenApi>('/api/openapi.json'),
} as const;

/** As much of the API's own description as its page shows. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}
export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>
  >;
}

export type Parts<T, P extends Page<T> = Page<T>> = ReturnType<typeof parts<T, P>>;

export { useQuery, useSuspenseQuery };

export const proofOf = (source: string) => ask<CustodyProof>(`/api/sources/${source}/proof`);

async function csrf(): Promise<string> {
  const session = await ask<Session>('/api/session');
  return session.csrf ?? '';
}

let forms = 0;
let overdue = false;

/** What is on screen is asked for anew: at once, or when the last form is closed that someone is writing in. */
export function refresh(): void {
  if (forms > 0) overdue = true;
  else void queries.invalidateQueries();
}

/** Keeps the page as it is while a form is open, so that it does not vanish under its writer, until the function it returns is called. */
export function holdPage(): () => void {
  forms += 1;
  return () => {
    forms -= 1;
    if (forms > 0 || !overdue) return;
    overdue = false;
    void queries.invalidateQueries();
  };
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

/** A file with the path it has below the folder that was dropped or chosen. */
export interface Dropped {
  readonly file: File;
  readonly path: string;
}

/** Sends files to be received, and tells how much of them is sent; how the reading goes comes as events. */
export async function addSources(
  files: readonly Dropped[],
  sent: (share: number) => void = () => {},
): Promise<{ readonly files: number }> {
  const form = new FormData();
  for (const { file, path } of files) form.append('file', file, path);
  const token = await csrf();
  return new Promise((done, fail) => {
    // fetch tells nothing of how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', '/api/sources');
    request.setRequestHeader('x-assize-csrf', token);
    request.upload.addEventListener('progress', (event) => event.lengthComputable && sent(event.loaded / event.total));
    request.addEventListener('error', () => fail(new Refused(null)));
    request.addEventListener('load', () => {
      if (request.status === 202) done(JSON.parse(request.responseText) as { files: number });
      else fail(new Refused(request.responseText.startsWith('{') ? (JSON.parse(request.responseText) as Problem) : null));
    });
    request.send(form);
  });
}

/** What a page hears: of the desk, and whether the server is there at all. */
export type Heard = DeskEvent | { readonly kind: 'away' } | { readonly kind: 'back' };

/** Hears what happens at the desk until the function it returns is called. New findings make every answer stale. */
export function watch(listener: (event: Heard) => void): () => void {
  const events = new EventSource('/api/events');
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as DeskEvent;
    if (event.kind === 'findings') refresh();
    listener(event);
  };
  for (const kind of ['progress', 'findings', 'failed']) events.addEventListener(kind, hear);
  // A server that was stopped and started again may hold other findings: what is on screen is asked for anew.
  let lost = false;
  events.addEventListener('error', () => {
    lost = true;
    listener({ kind: 'away' });
  });
  events.addEventListener('open', () => {
    if (lost) refresh();
    lost = false;
    listener({ kind: 'back' });
  });
  return () => events.close();
}
