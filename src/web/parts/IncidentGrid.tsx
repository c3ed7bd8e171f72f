import { useQueries } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { IncidentRow } from '../../model/index.ts';
import { type Asked, at } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';
import { Tolls, WhenCell } from './IncidentTable.tsx';
import { GradeMark, UnrealMarks } from './Marks.tsx';
import { Title, useTitle } from './Title.tsx';

/** How many rows are asked for at once. */
const CHUNK = 100;
const TALL = 62;
const TALL_CARD = 112;
const TALL_NARROW = 150;
/** Below this width of the list itself, each line is a card; the style sheet knows the same number. */
const NARROW = 760;
/** Below this one its fields stand in two columns and not in one line. */
const NARROWEST = 560;

export const gridColumns = ['when', 'where', 'toll', 'support', 'origins'] as const;
export type GridColumn = (typeof gridColumns)[number];

/**
 * A list of any length: only the rows in view are in the page, and only their parts of the list are asked for. One tab stop;
 * arrow keys (or j and k) move, Enter opens, x chooses.
 */
export function IncidentGrid({
  asked,
  order,
  total,
  columns,
  chosen,
  onChoose,
}: {
  asked: Asked;
  order: string;
  total: number;
  columns: ReadonlySet<GridColumn>;
  chosen: ReadonlyMap<string, IncidentRow>;
  onChoose: (row: IncidentRow) => void;
}) {
  const { t, n, counted } = useTexts();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [size, setSize] = useState(TALL);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      if (!body.current) return;
      const width = body.current.clientWidth;
      setSize(width > NARROW ? TALL : width > NARROWEST ? TALL_CARD : TALL_NARROW);
      setMargin(body.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const rows = useWindowVirtualizer({ count: total, estimateSize: () => size, overscan: 6, scrollMargin: margin });
  useEffect(() => rows.measure(), [size, rows]);
  const items = rows.getVirtualItems();
  const first = Math.floor((items[0]?.index ?? 0) / CHUNK);
  const last = Math.floor((items.at(-1)?.index ?? 0) / CHUNK);
  const chunks = total === 0 ? [] : Array.from({ length: last - first + 1 }, (_, step) => first + step);
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const { placeholderData: _, ...query } = at.incidents({ ...asked, order, limit: CHUNK, skip: chunk * CHUNK });
      return query;
    }),
  });
  const rowAt = (index: number) => answers[Math.floor(index / CHUNK) - first]?.data?.items[index % CHUNK];

  const go = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    wanted.current = next;
    setActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };
  useEffect(() => {
    if (wanted.current === null) return;
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .row-link`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const page = Math.max(1, Math.floor(window.innerHeight / size) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -total,
      End: total,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      go(active + step);
      return;
    }
    const row = rowAt(active);
    if (event.key === 'x' && row) {
      event.preventDefault();
      onChoose(row);
    } else if (event.key === 'Enter' && row && !(event.target instanceof HTMLInputElement))
      void navigate({ to: '/incidents/$id', params: { id: row.id } });
  };

  const shown = gridColumns.filter((column) => columns.has(column));
  const template = `2rem minmax(11rem, 2.6fr) ${shown.map((column) => widths[column]).join(' ')}`;
  return (
    <div
      className="grid"
      role="table"
      aria-label={t('nav.incidents')}
      aria-rowcount={total + 1}
      style={{ ['--grid' as string]: template }}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row">
          <span role="columnheader">
            <span className="visually-hidden">{t('grid.choose')}</span>
          </span>
          <span role="columnheader">{t('list.title')}</span>
          {shown.map((column) => (
            <span key={column} role="columnheader" className={column === 'origins' ? 'number' : ''}>
              {t(`list.${column}`)}
            </span>
          ))}
        </div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the links inside take the focus */}
      <div role="rowgroup" ref={body} className="grid-body" style={{ blockSize: rows.getTotalSize() }} onKeyDown={onKeyDown}>
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <div
              key={item.key}
              role="row"
              data-index={item.index}
              aria-rowindex={item.index + 2}
              className={`grid-row${row && chosen.has(row.id) ? ' grid-chosen' : ''}`}
              style={{ blockSize: size, transform: `translateY(${item.start - margin}px)` }}
            >
              {row ? (
                <>
                  <span role="cell">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      checked={chosen.has(row.id)}
                      onChange={() => onChoose(row)}
                      aria-label={t('grid.chooseOne', { title: titleOf(row) })}
                    />
                  </span>
                  <span role="rowheader" className="grid-title">
                    <span className="overline">{t(`kind.${row.kind}`)}</span> <UnrealMarks row={row} />
                    <Link
                      to="/incidents/$id"
                      params={{ id: row.id }}
                      className="row-link"
                      tabIndex={item.index === Math.min(active, total - 1) ? 0 : -1}
                      onFocus={() => setActive(item.index)}
                      title={titleOf(row)}
                    >
                      <Title of={row} />
                    </Link>
                  </span>
                  {shown.map((column) => (
                    <span
                      key={column}
                      role="cell"
                      className={column === 'origins' ? 'number' : ''}
                      data-label={t(`list.${column}`)}
                    >
                      {column === 'when' && <WhenCell row={row} />}
                      {column === 'where' &&
                        (row.place ? (
                          <bdi title={[row.place.name, ...row.place.within].join(', ')}>{row.place.name}</bdi>
                        ) : (
                          <span className="quiet">{t('where.unknown')}</span>
                        ))}
                      {column === 'toll' && <Tolls row={row} />}
                      {column === 'support' && (
                        <>
                          <GradeMark grade={row.grade} because={row.gradeBecause} />
                          {row.disputes > 0 && <span className="disputed">{counted('count.disputes', row.disputes)}</span>}
                        </>
                      )}
                      {column === 'origins' && <span title={counted('count.sources', row.sources)}>{n(row.origins)}</span>}
                    </span>
                  ))}
                </>
              ) : (
                <span role="cell" className="grid-bone">
                  <span className="bone" />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const widths: Readonly<Record<GridColumn, string>> = {
  when: 'minmax(6.5rem, 0.8fr)',
  where: 'minmax(5.5rem, 0.7fr)',
  toll: 'minmax(6.5rem, 0.8fr)',
  support: '7.5rem',
  origins: '4.2rem',
};
