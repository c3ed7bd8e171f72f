import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { at, useQuery } from '../lib/api.ts';
import { type Language, kept, languageNames, languages, setLanguage } from '../lib/language.ts';
import { sections } from '../lib/sections.ts';
import { useTexts } from '../lib/texts.ts';
import { Palette } from './Palette.tsx';
import { Upload } from './Upload.tsx';

/** The frame of every page: sections, search, settings, and what is going on at the desk. */
export function Shell() {
  const { t, n } = useTexts();
  const session = useQuery(at.session);
  const overview = useQuery(at.overview);
  const name = session.data?.name ?? t('app.name');
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);
  // Which page is drawn: while the next one is fetched, still the one before.
  const shown = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname });
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // A page of the record stands under the record, though its address is that of an incident.
  const opened = /^\/incidents\/(inc_\w+)$/.exec(pathname)?.[1] ?? '';
  const shelf = useQuery({ ...at.incident(opened), enabled: opened !== '' }).data?.row.shelf;
  const current = (to: string) => {
    if (to === '/') return pathname === '/';
    if (opened !== '' && shelf === 'record') return to === '/record';
    return pathname === to || pathname.startsWith(`${to}/`);
  };
  const first = useRef(true);
  useEffect(() => {
    // On a narrow screen the sections are a strip that may hide the one that is open.
    document.querySelector('.side [aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    if (first.current) first.current = false;
    // A reader of the screen hears the new page from its start.
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect className="brand-lit" x="4" y="13" width="24" height="7" rx="1" />
            <path d="M6 8h20M8 16.5h16M6 25h14" />
          </svg>
          <span>
            <b>{t('app.name')}</b>
            <small>
              <bdi>{name}</bdi>
            </small>
          </span>
        </Link>
        <SearchBox />
        <Palette />
        <Settings />
      </header>
      <nav className="side" aria-label={t('nav.label')}>
        <ul>
          {sections.map(([to, label, counted]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true, includeSearch: true }} aria-current={current(to) ? 'page' : undefined}>
                <span>{t(label)}</span>
                {counted !== null && overview.data && <span className="nav-count">{n(overview.data.counts[counted])}</span>}
              </Link>
            </li>
          ))}
        </ul>
        <Upload />
      </nav>
      <main id="main" ref={main} tabIndex={-1} data-page={shown}>
        <Outlet />
      </main>
    </div>
  );
}

function SearchBox() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const asked = useRouterState({ select: (state) => (state.location.search as { q?: string }).q ?? '' });
  const [q, setQ] = useState(asked);
  useEffect(() => setQ((before) => (document.activeElement === box.current && before !== '' ? before : asked)), [asked]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName);
      if (event.key === '/' && !typing) {
        event.preventDefault();
        box.current?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const searching = useRouterState({ select: (state) => state.location.pathname === '/search' });
  useEffect(() => {
    // On its own page the search answers while one types; elsewhere it waits for Enter, and leaves the page alone.
    if (!searching || q === asked || q.trim() === '') return undefined;
    const soon = setTimeout(() => void navigate({ to: '/search', search: { q }, replace: true }), 180);
    return () => clearTimeout(soon);
  }, [q, asked, searching, navigate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() !== '') void navigate({ to: '/search', search: { q } });
  };
  return (
    <form role="search" className="search" onSubmit={submit}>
      <input
        ref={box}
        type="search"
        value={q}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t('top.search')}
        aria-label={t('top.search')}
        dir="auto"
        enterKeyHint="search"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function Settings() {
  const { t, language: chosen } = useTexts();
  const [theme, setTheme] = useState(document.documentElement.dataset['theme'] ?? 'system');
  const choose = (next: string) => {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    kept.set('theme', next === 'system' ? null : next);
  };
  return (
    <div className="settings">
      <label>
        <span className="visually-hidden">{t('top.language')}</span>
        <select value={chosen} onChange={(event) => void setLanguage(event.target.value as Language)}>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{t('top.theme')}</span>
        <select value={theme} onChange={(event) => choose(event.target.value)}>
          {['system', 'light', 'dark'].map((each) => (
            <option key={each} value={each}>
              {t(`top.theme.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
