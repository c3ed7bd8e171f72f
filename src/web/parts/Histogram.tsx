import { scaleUtc } from 'd3-scale';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Spread } from '../../model/index.ts';
import { barAt, daysBetween, domainOf } from '../lib/brush.ts';
import { dateFormat, formatDate } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';

const HEIGHT = 84;

/**
 * Incidents over time, one bar for each step. A drag over the bars chooses a time; the two fields of dates below do the same
 * for those who do not drag.
 */
export function Histogram({
  spread,
  from,
  to,
  onChoose,
}: {
  spread: Spread;
  from: string | undefined;
  to: string | undefined;
  onChoose: (range: { from?: string | undefined; to?: string | undefined }) => void;
}) {
  const { t, locale, n, counted } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const { bars } = spread.time;
  const domain = useMemo(() => domainOf(bars), [bars]);
  const rtl = document.documentElement.dir === 'rtl';
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [domain]);
  if (!domain) return <p className="quiet">{t('brush.none')}</p>;

  const most = Math.max(...bars.map((bar) => bar.incidents));
  const at = (event: PointerEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return rtl ? frame.right - event.clientX : event.clientX - frame.left;
  };
  const x = (start: number, size: number) => (rtl ? width - start - size : start);
  const scale = scaleUtc().domain(domain).range([0, width]);
  const lit = (iso: string, end: boolean) => scale(Date.parse(`${iso}T00:00:00Z`) + (end ? 86_400_000 : 0));
  const chosen = drag
    ? { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) }
    : from !== undefined || to !== undefined
      ? {
          from: Math.max(0, from === undefined ? 0 : lit(from, false)),
          to: Math.min(width, to === undefined ? width : lit(to, true)),
        }
      : null;
  const finish = () => {
    if (drag && Math.abs(drag.to - drag.from) > 3) onChoose(daysBetween(drag.from, drag.to, domain, width));
    else if (drag) onChoose({ from: undefined, to: undefined });
    setDrag(null);
  };
  const span = (bar: (typeof bars)[number]) =>
    bar.from === bar.to
      ? formatDate(bar.from, 'day', locale)
      : `${formatDate(bar.from, 'day', locale)} – ${formatDate(bar.to, 'day', locale)}`;
  // A word that would be cut at the end of the axis is left out.
  const ticks = width > 0 ? scale.ticks(Math.max(2, Math.floor(width / 120))).filter((each) => scale(each) < width - 34) : [];
  const days = (domain[1] - domain[0]) / 86_400_000;
  const tick = dateFormat(locale, {
    ...(days < 200
      ? { day: 'numeric', month: 'short' }
      : days < 2500
        ? { month: 'short', year: 'numeric' }
        : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return (
    <figure className="histogram">
      <div
        ref={box}
        className="histogram-plot"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const start = at(event);
          setDrag({ from: start, to: start });
        }}
        onPointerMove={(event) => {
          const now = at(event);
          setDrag((before) => before && { ...before, to: now });
        }}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(null)}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            {chosen && (
              <rect
                className="brush"
                x={x(chosen.from, chosen.to - chosen.from)}
                width={Math.max(1, chosen.to - chosen.from)}
                height={HEIGHT}
              />
            )}
            {bars.map((bar) => {
              const { start, size } = barAt(bar, domain, width);
              const tall = Math.max(2, (bar.incidents / most) * (HEIGHT - 6));
              const inside = chosen === null || (start + size > chosen.from && start < chosen.to);
              return (
                <rect
                  key={bar.from}
                  className={inside ? 'bar' : 'bar bar-out'}
                  x={x(start, size)}
                  y={HEIGHT - tall}
                  width={size}
                  height={tall}
                >
                  <title>{`${span(bar)}: ${counted('count.incidents', bar.incidents)}`}</title>
                </rect>
              );
            })}
          </svg>
        )}
        <div className="axis" aria-hidden="true">
          {ticks.map((each) => (
            <span key={each.getTime()} style={{ insetInlineStart: scale(each) }}>
              {tick.format(each)}
            </span>
          ))}
        </div>
      </div>
      <figcaption>
        <label>
          {t('brush.from')}
          <input type="date" value={from ?? ''} onChange={(event) => onChoose({ from: event.target.value || undefined, to })} />
        </label>
        <label>
          {t('brush.to')}
          <input type="date" value={to ?? ''} onChange={(event) => onChoose({ from, to: event.target.value || undefined })} />
        </label>
        <span className="quiet">
          {t('brush.help')} {spread.undated > 0 && counted('brush.undated', spread.undated)}
        </span>
        <details>
          <summary>{t('brush.table')}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('list.when')}</th>
                <th scope="col">{t('nav.incidents')}</th>
                <th scope="col">{t('outcome.killed')}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.from}>
                  <th scope="row">{span(bar)}</th>
                  <td>{n(bar.incidents)}</td>
                  <td>{bar.killed > 0 ? t('figure.atLeast', { n: n(bar.killed) }) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}
