import { Link, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { OverviewPage } from './pages/Overview.tsx';
import { Shell } from './parts/Shell.tsx';
import { Failed, Loading } from './parts/States.tsx';
import { readLawSearch } from './lib/law.ts';
import { readListSearch } from './lib/selection.ts';
import { useTexts } from './lib/texts.ts';

function Nowhere() {
  const { t } = useTexts();
  return (
    <div className="failed">
      <h1>{t('state.notFound')}</h1>
      <p>
        <Link to="/">{t('state.home')}</Link>
      </p>
    </div>
  );
}

const root = createRootRoute({ component: Shell, notFoundComponent: Nowhere });
const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

const isSource = (value: unknown): value is string => typeof value === 'string' && /^src_[0-9a-f]{16}$/.test(value);

/** What the address of the reader says: the chosen claim, or a stretch found by a search. */
function readReaderSearch({ claim, from, to }: Record<string, unknown>): { claim?: string; from?: number; to?: number } {
  if (typeof claim === 'string' && /^clm_[0-9a-f]{16}$/.test(claim)) return { claim };
  const [start, end] = [whole(from), whole(to)];
  return start !== undefined && end !== undefined && start < end ? { from: start, to: end } : {};
}

// The first page comes with the program; every other is a file of its own, fetched when it is first opened.
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/incidents',
    component: lazyRouteComponent(() => import('./pages/Incidents.tsx'), 'IncidentsPage'),
    validateSearch: readListSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/incidents/$id',
    component: lazyRouteComponent(() => import('./pages/Incident.tsx'), 'IncidentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/record',
    component: lazyRouteComponent(() => import('./pages/Record.tsx'), 'RecordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/disputes',
    component: lazyRouteComponent(() => import('./pages/Disputes.tsx'), 'DisputesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/law',
    component: lazyRouteComponent(() => import('./pages/Law.tsx'), 'LawPage'),
    validateSearch: readLawSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    component: lazyRouteComponent(() => import('./pages/People.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./pages/People.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sources',
    component: lazyRouteComponent(() => import('./pages/Sources.tsx'), 'SourcesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sources/$id',
    component: lazyRouteComponent(() => import('./pages/Reader.tsx'), 'ReaderPage'),
    validateSearch: readReaderSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    component: lazyRouteComponent(() => import('./pages/Search.tsx'), 'SearchPage'),
    validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
      typeof q === 'string' || typeof q === 'number' ? { q: String(q).slice(0, 400) } : {},
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decisions',
    component: lazyRouteComponent(() => import('./pages/Decisions.tsx'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review',
    component: lazyRouteComponent(() => import('./pages/Review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/custody',
    component: lazyRouteComponent(() => import('./pages/Custody.tsx'), 'CustodyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reference',
    component: lazyRouteComponent(() => import('./pages/Reference.tsx'), 'ReferencePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    component: lazyRouteComponent(() => import('./pages/Compare.tsx'), 'ComparePage'),
    validateSearch: ({ left, right }: Record<string, unknown>): { left?: string; right?: string } => ({
      ...(isSource(left) ? { left } : {}),
      ...(isSource(right) ? { right } : {}),
    }),
  }),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: Loading,
  defaultPendingMs: 150,
  defaultErrorComponent: ({ error, reset }) => (
    <Failed error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
  ),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
