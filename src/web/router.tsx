import { Link, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ComparePage } from './pages/Compare.tsx';
import { CustodyPage } from './pages/Custody.tsx';
import { DecisionsPage } from './pages/Decisions.tsx';
import { DisputesPage } from './pages/Disputes.tsx';
import { IncidentPage } from './pages/Incident.tsx';
import { IncidentsPage } from './pages/Incidents.tsx';
import { LawPage } from './pages/Law.tsx';
import { OverviewPage } from './pages/Overview.tsx';
import { PeoplePage, PersonPage } from './pages/People.tsx';
import { ReaderPage } from './pages/Reader.tsx';
import { RecordPage } from './pages/Record.tsx';
import { ReferencePage } from './pages/Reference.tsx';
import { ReviewPage } from './pages/Review.tsx';
import { SearchPage } from './pages/Search.tsx';
import { SourcesPage } from './pages/Sources.tsx';
import { Shell } from './parts/Shell.tsx';
import { Failed, Loading } from './parts/States.tsx';
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

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage }),
  createRoute({ getParentRoute: () => root, path: '/incidents', component: IncidentsPage, validateSearch: readListSearch }),
  createRoute({ getParentRoute: () => root, path: '/incidents/$id', component: IncidentPage }),
  createRoute({ getParentRoute: () => root, path: '/record', component: RecordPage }),
  createRoute({ getParentRoute: () => root, path: '/disputes', component: DisputesPage }),
  createRoute({ getParentRoute: () => root, path: '/law', component: LawPage }),
  createRoute({ getParentRoute: () => root, path: '/people', component: PeoplePage }),
  createRoute({ getParentRoute: () => root, path: '/people/$id', component: PersonPage }),
  createRoute({ getParentRoute: () => root, path: '/sources', component: SourcesPage }),
  createRoute({ getParentRoute: () => root, path: '/sources/$id', component: ReaderPage, validateSearch: readReaderSearch }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    component: SearchPage,
    validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
      typeof q === 'string' || typeof q === 'number' ? { q: String(q).slice(0, 400) } : {},
  }),
  createRoute({ getParentRoute: () => root, path: '/decisions', component: DecisionsPage }),
  createRoute({ getParentRoute: () => root, path: '/review', component: ReviewPage }),
  createRoute({ getParentRoute: () => root, path: '/custody', component: CustodyPage }),
  createRoute({ getParentRoute: () => root, path: '/reference', component: ReferencePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    component: ComparePage,
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
