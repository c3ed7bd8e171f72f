import { Link, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ClaimView, Comparison, SourceFile } from '../../model/index.ts';
import { ClaimLines } from '../parts/ClaimLine.tsx';
import { DisputeCard } from '../parts/DisputeCard.tsx';
import { SourcePicker } from '../parts/SourcePicker.tsx';
import { Empty } from '../parts/States.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { disputeIn } from '../lib/disputes.ts';
import { linesOf } from '../lib/questions.ts';
import { type Run, copiedRuns, sharedShare } from '../lib/runs.ts';
import { segments } from '../lib/segments.ts';
import { useTexts } from '../lib/texts.ts';
import { Said } from '../parts/Said.tsx';

/** Two sources beside each other: the words they share, what agrees and what does not. */
export function ComparePage() {
  const { t } = useTexts();
  const { left, right } = useSearch({ from: '/compare' });
  return (
    <div className="page">
      <header className="page-head">
        <p className="overline">
          <Link to="/sources">{t('nav.sources')}</Link>
        </p>
        <h1>{t('compare.title')}</h1>
        <div className="head-tools">
          <SourcePicker side="left" chosen={left} />
          <SourcePicker side="right" chosen={right} />
        </div>
      </header>
      {left && right ? <Both key={`${left} ${right}`} left={left} right={right} /> : <Empty>{t('compare.choose')}</Empty>}
    </div>
  );
}

function Both({ left, right }: { left: string; right: string }) {
  const { t, n, counted } = useTexts();
  const { data } = useSuspenseQuery(at.compare(left, right));
  const texts = [data.left.text?.text ?? '', data.right.text?.text ?? ''] as const;
  const runs = useMemo(() => copiedRuns(texts[0], texts[1]), [texts[0], texts[1]]);
  const share = useMemo(() => sharedShare(runs, texts[0], texts[1]), [runs, texts[0], texts[1]]);
  return (
    <>
      <p role="status">
        {runs.length === 0
          ? t('compare.none')
          : t('compare.share', { percent: n(Math.round(share * 100)), runs: counted('compare.runs', runs.length) })}
        {data.left.row.origin !== null && data.left.row.origin === data.right.row.origin && <b> {t('compare.oneOrigin')}</b>}
      </p>
      <Beside data={data} runs={runs} />
      <Relations data={data} />
      {data.disputes.length > 0 && (
        <section aria-labelledby="between">
          <h2 id="between">{t('compare.disputes')}</h2>
          <div className="stack">
            {data.disputes.map((dispute) => (
              <DisputeCard key={dispute.id} dispute={dispute} withIncident />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

interface Ribbon {
  readonly key: number;
  readonly points: readonly [number, number, number, number];
}

/** Two columns of text and the shared stretches drawn between them, from where each stands to where its twin stands. */
function Beside({ data, runs }: { data: Comparison; runs: readonly Run[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [ribbons, setRibbons] = useState<readonly Ribbon[]>([]);
  const [lit, setLit] = useState<number | null>(null);
  const measure = useCallback(() => {
    const frame = box.current;
    if (!frame) return;
    const zero = frame.getBoundingClientRect().top;
    const span = (side: string, run: number): [number, number] | null => {
      const pieces = frame.querySelectorAll<HTMLElement>(`[data-side="${side}"] [data-run="${run}"]`);
      const [first, last] = [pieces[0], pieces[pieces.length - 1]];
      return first && last ? [first.getBoundingClientRect().top - zero, last.getBoundingClientRect().bottom - zero] : null;
    };
    setRibbons(
      runs.flatMap((_, run) => {
        const [a, b] = [span('left', run), span('right', run)];
        return a && b ? [{ key: run, points: [a[0], a[1], b[0], b[1]] as const }] : [];
      }),
    );
  }, [runs]);
  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [measure]);
  const rtl = document.documentElement.dir === 'rtl';
  const go = (side: 'left' | 'right', run: number) => {
    const other = side === 'left' ? 'right' : 'left';
    box.current?.querySelector(`[data-side="${other}"] [data-run="${run}"]`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className="beside" ref={box}>
      <Column side="left" file={data.left} runs={runs.map((run) => run.left)} lit={lit} onLit={setLit} onGo={go} />
      <svg className="ribbons" aria-hidden="true">
        <g transform={rtl ? 'translate(64 0) scale(-1 1)' : undefined}>
          {ribbons.map(({ key, points: [a, b, c, d] }) => (
            <path
              key={key}
              className={lit === key ? 'ribbon ribbon-lit' : 'ribbon'}
              d={`M0 ${a} C32 ${a} 32 ${c} 64 ${c} L64 ${d} C32 ${d} 32 ${b} 0 ${b} Z`}
              onPointerEnter={() => setLit(key)}
              onPointerLeave={() => setLit(null)}
            />
          ))}
        </g>
      </svg>
      <Column side="right" file={data.right} runs={runs.map((run) => run.right)} lit={lit} onLit={setLit} onGo={go} />
    </div>
  );
}

function Column({
  side,
  file,
  runs,
  lit,
  onLit,
  onGo,
}: {
  side: 'left' | 'right';
  file: SourceFile;
  runs: readonly { from: number; to: number }[];
  lit: number | null;
  onLit: (run: number | null) => void;
  onGo: (side: 'left' | 'right', run: number) => void;
}) {
  const { t } = useTexts();
  const { row, text } = file;
  const marked = useMemo(() => runs.map((run, index) => ({ ...run, id: String(index) })), [runs]);
  return (
    <section className="beside-column" data-side={side} aria-label={`${t(`compare.${side}`)}: ${row.title ?? row.from}`}>
      <p className="overline">
        <Link to="/sources/$id" params={{ id: row.id }}>
          <bdi>{row.publisher ?? row.from}</bdi>
        </Link>
      </p>
      {text === null ? (
        <Empty>{t('sources.noText')}</Empty>
      ) : (
        <div className="text text-small" dir="auto" lang={row.language ?? undefined}>
          {text.blocks.map((block) => (
            <p key={block.from} className={`block block-${block.kind}`}>
              {segments(block, marked).map((piece) => {
                const words = text.text.slice(piece.from, piece.to);
                const run = piece.ids[0];
                if (run === undefined) return <span key={piece.from}>{words}</span>;
                const number = Number(run);
                return (
                  <mark
                    key={piece.from}
                    data-run={run}
                    className={lit === number ? 'run run-lit' : 'run'}
                    onPointerEnter={() => onLit(number)}
                    onPointerLeave={() => onLit(null)}
                    onClick={() => onGo(side, number)}
                  >
                    {words}
                  </mark>
                );
              })}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}

/** Pairs of claims that agree, complete or contradict one another, one of each source. */
function Relations({ data }: { data: Comparison }) {
  const { t, counted, language, locale } = useTexts();
  const claims = useMemo(
    () => new Map<string, ClaimView>([...data.left.claims, ...data.right.claims].map((claim) => [claim.id, claim])),
    [data],
  );
  const here = useMemo(() => new Set<string>(data.left.claims.map((claim) => claim.id)), [data]);
  // That two sources tell one event is said often and surprises nobody: what differs and what agrees comes first.
  const told = data.relations.filter((each) => each.kind !== 'same-event');
  const same = data.relations.filter((each) => each.kind === 'same-event');
  const pair = ({ kind, claims: ids, because }: Comparison['relations'][number]) => {
    const [a, b] = here.has(ids[0]) ? ids : [ids[1], ids[0]];
    // What contradicts is told by its dispute.
    const dispute = data.disputes.find(({ what }) => what === because);
    return (
      <li key={`${kind} ${a} ${b}`} className={`dispute relation-${kind}`}>
        <p className="overline">
          {t(`relation.${kind}`)} · {dispute && language !== 'en' ? disputeIn(dispute, t, locale) : <Said>{because}</Said>}
        </p>
        <div className="sides">
          {[claims.get(a), claims.get(b)].map((claim, index) => (
            <section key={index === 0 ? 'left' : 'right'}>{claim && <ClaimLines bearings={linesOf([claim])} />}</section>
          ))}
        </div>
      </li>
    );
  };
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t('compare.relations')}</h2>
      {told.length === 0 && same.length === 0 && <p className="quiet">{t('compare.noRelations')}</p>}
      <ul className="stack">{told.map(pair)}</ul>
      {same.length > 0 && (
        <details className="compare-same">
          <summary>{counted('compare.same', same.length)}</summary>
          <ul className="stack">{same.map(pair)}</ul>
        </details>
      )}
    </section>
  );
}
