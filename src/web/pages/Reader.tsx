import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ClaimView, SourceFile } from '../../model/index.ts';
import { Selected, namesIn } from '../parts/Selected.tsx';
import { AboutSource, Inside } from '../parts/AboutSource.tsx';
import { MarginCard } from '../parts/ClaimCard.tsx';
import { Custody } from '../parts/Custody.tsx';
import { LitText } from '../parts/LitText.tsx';
import { Time } from '../parts/Marks.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { Original, hasOriginal } from '../parts/Original.tsx';
import { Proposals } from '../parts/Proposals.tsx';
import { Picture } from '../parts/Picture.tsx';
import { placeCards } from '../lib/margin.ts';
import { useTexts } from '../lib/texts.ts';
import { NoteLine } from '../parts/NoteLine.tsx';

/** The article with its claims lit, and a card for each in the margin. The address holds the chosen claim. */
export function ReaderPage() {
  const { id } = useParams({ from: '/sources/$id' });
  const { data: file } = useSuspenseQuery(at.source(id));
  const { t, counted } = useTexts();
  const { row, text } = file;
  return (
    <div className="page reader-page">
      <header className="page-head">
        <p className="overline">
          <Link to="/sources">{t('nav.sources')}</Link> · <bdi>{row.publisher ?? row.from}</bdi>
        </p>
        <h1 className={text?.blocks.some((block) => block.kind === 'title') ? 'visually-hidden' : 'reader-title'}>
          <bdi lang={row.language ?? undefined}>{row.title ?? row.from}</bdi>
        </h1>
        <p className="reader-meta">
          {row.published ? (
            <>
              {t('sources.published')} <Time when={row.published} /> {row.published.inferred && <>({t('when.inferred')})</>}
            </>
          ) : (
            t('sources.noDate')
          )}
          {' · '}
          {counted('count.claims', row.claims)}
          {row.sharing > 1 && <> · {counted('sources.shares', row.sharing - 1)}</>}
          {' · '}
          <a href={`/api/sources/${row.id}/original`} download>
            {t('reader.original')}
          </a>
          {' · '}
          <Link to="/compare" search={{ left: row.id, ...(file.sharing[0] ? { right: file.sharing[0].id } : {}) }}>
            {t('compare.go')}
          </Link>
        </p>
        <AboutSource file={file} />
        {file.notes.map((note) => (
          <div key={`${note.code} ${note.what}`} className="note">
            <NoteLine note={note} />
          </div>
        ))}
      </header>
      {row.mediaType.startsWith('image/') && <Picture source={row.id} name={row.from} />}
      {text && <Reader key={row.id} file={file} text={text} />}
      <Inside key={`inside ${row.id}`} file={file} />
      {text && <Proposals file={file} text={text.text} />}
      <Custody file={file} />
    </div>
  );
}

/** What a reader can have lit besides the claims. */
const allLayers = ['names', 'times'] as const;
type Layer = (typeof allLayers)[number];

function Reader({ file, text }: { file: SourceFile; text: NonNullable<SourceFile['text']> }) {
  const { t } = useTexts();
  const search = useSearch({ from: '/sources/$id' });
  const navigate = useNavigate({ from: '/sources/$id' });
  // What a person wrote stands where its words do, not after what the rules found.
  const claims = useMemo(() => file.claims.toSorted((a, b) => a.from - b.from), [file]);
  const chosen = claims.find((claim) => claim.id === search.claim) ?? null;
  const [pointed, setPointed] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const [beside, setBeside] = useState(false);
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set());
  const names = useMemo(() => (layers.has('names') ? file.mentions : []), [layers, file]);
  const times = useMemo(
    () => (layers.has('times') ? claims.flatMap((claim) => (claim.when?.text ? [claim.when.text] : [])) : []),
    [layers, claims],
  );

  const choose = useCallback(
    (claim: ClaimView | null, scroll: boolean) => {
      void navigate({ search: claim ? { claim: claim.id } : {}, replace: true, resetScroll: false });
      if (claim && scroll) requestAnimationFrame(() => scrollTo(page.current, claim.id));
    },
    [navigate],
  );

  useEffect(() => {
    // The words must be in view when the page opens on a claim: that is what the reader clicked for.
    const target = search.claim ?? (search.from === undefined ? null : 'found');
    if (target) scrollTo(page.current, target);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only on opening
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const element = event.target;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (element instanceof HTMLElement && /^(input|textarea|select)$/i.test(element.tagName)) return;
      const index = chosen ? claims.indexOf(chosen) : -1;
      if (event.key === 'j') choose(claims[Math.min(claims.length - 1, index + 1)] ?? null, true);
      else if (event.key === 'k') choose(claims[Math.max(0, index - 1)] ?? null, true);
      else if (event.key === 'Escape' && chosen) choose(null, false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [chosen, claims, choose]);

  return (
    <div className={beside ? 'reader reader-beside' : 'reader'} ref={page}>
      <section className="article" aria-label={t('reader.text')}>
        <div className="reader-tools" role="group" aria-label={t('reader.layers')}>
          {allLayers.map((layer) => (
            <button
              key={layer}
              type="button"
              className="button button-small"
              aria-pressed={layers.has(layer)}
              onClick={() => {
                const next = new Set(layers);
                if (!next.delete(layer)) next.add(layer);
                setLayers(next);
              }}
            >
              {t(`reader.layer.${layer}`)}
            </button>
          ))}
          {hasOriginal(file) && (
            <button type="button" className="button button-small" aria-pressed={beside} onClick={() => setBeside(!beside)}>
              {t('original.beside')}
            </button>
          )}
        </div>
        <Selected file={file} text={text.text} />
        <LitText
          names={names}
          times={times}
          text={text}
          claims={claims}
          language={file.row.language}
          chosen={chosen}
          pointed={pointed}
          found={search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : null}
          onPoint={setPointed}
          onChoose={(claim) => choose(claim, false)}
        />
      </section>
      {beside && <Original file={file} chosen={chosen} />}
      <Margin claims={claims} chosen={chosen} file={file} onPoint={setPointed} onChoose={choose} />
    </div>
  );
}

/** The first lit piece of a claim, brought to the upper third of the window. */
function scrollTo(page: HTMLElement | null, claim: string): void {
  const words = page?.querySelector<HTMLElement>(`[data-opens~="${CSS.escape(claim)}"]`);
  if (!words) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  window.scrollTo({
    top: window.scrollY + words.getBoundingClientRect().top - window.innerHeight / 3,
    behavior: calm ? 'auto' : 'smooth',
  });
}

function Margin({
  claims,
  chosen,
  file,
  onPoint,
  onChoose,
}: {
  claims: readonly ClaimView[];
  chosen: ClaimView | null;
  file: SourceFile;
  onPoint: (claim: string | null) => void;
  onChoose: (claim: ClaimView | null, scroll: boolean) => void;
}) {
  const { t } = useTexts();
  const margin = useRef<HTMLElement>(null);
  const names = useMemo(() => namesIn(file), [file]);
  const [tops, setTops] = useState<readonly number[]>([]);
  const [tall, setTall] = useState(0);
  const index = useMemo(() => (chosen ? claims.indexOf(chosen) : -1), [chosen, claims]);

  useLayoutEffect(() => {
    const box = margin.current;
    // The parent's ref is set after this effect runs for the first time; the element itself is there.
    const reader = box?.parentElement;
    if (!box || !reader) return undefined;
    const arrange = () => {
      // On a narrow screen the cards stand in the flow of the page.
      if (getComputedStyle(box).position === 'fixed' || getComputedStyle(box).getPropertyValue('--margin-flow').trim() === '1') {
        setTops([]);
        setTall(0);
        return;
      }
      const zero = box.getBoundingClientRect().top;
      const cards = claims.map((claim) => {
        const words = reader.querySelector<HTMLElement>(`[data-opens~="${CSS.escape(claim.id)}"]`);
        const card = box.querySelector<HTMLElement>(`[data-card="${CSS.escape(claim.id)}"]`);
        return { anchor: words ? words.getBoundingClientRect().top - zero : 0, height: card?.offsetHeight ?? 0 };
      });
      const next = placeCards(cards, index);
      setTops((before) =>
        before.length === next.length && before.every((top, at) => Math.abs(top - next[at]!) < 0.5) ? before : next,
      );
      setTall(Math.max(0, ...next.map((top, at) => top + cards[at]!.height)));
    };
    arrange();
    const observer = new ResizeObserver(arrange);
    observer.observe(reader);
    for (const card of box.querySelectorAll('[data-card]')) observer.observe(card);
    return () => observer.disconnect();
  }, [claims, index]);

  return (
    <aside
      className={`margin${chosen ? ' has-chosen' : ''}`}
      ref={margin}
      aria-label={t('reader.claims')}
      style={tall > 0 ? { minBlockSize: tall } : {}}
    >
      {claims.length === 0 && <p className="quiet">{t('reader.noClaims')}</p>}
      {claims.map((claim, at) => (
        <div
          key={claim.id}
          className={`margin-slot${claim === chosen ? ' margin-slot-chosen' : ''}`}
          style={tops[at] === undefined ? {} : { insetBlockStart: tops[at] }}
          onPointerEnter={() => onPoint(claim.id)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(claim.id)}
          onBlur={() => onPoint(null)}
        >
          <MarginCard
            claim={claim}
            chosen={claim === chosen}
            incidents={file.incidents}
            names={names}
            onChoose={() => onChoose(claim === chosen ? null : claim, true)}
          />
        </div>
      ))}
      {claims.length > 0 && <p className="margin-keys quiet">{t('reader.keys')}</p>}
    </aside>
  );
}
