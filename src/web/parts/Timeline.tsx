import { Link, useNavigate } from '@tanstack/react-router';
import { scaleUtc } from 'd3-scale';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { IncidentRow } from '../../model/index.ts';
import { dateFormat, formatWhen } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { type Placed, pack, place, span } from '../lib/timeline.ts';
import { Title, useTitle } from './Title.tsx';

const ROW = 14;
const LABELS = 132;

/** Events on a scale of time, a lane for each kind. One tab stop: arrow keys walk through the events in the order of time. */
export function Timeline({ rows }: { rows: readonly IncidentRow[] }) {
  const { t, locale, counted } = useTexts();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { placed, undated } = useMemo(() => place(rows), [rows]);
  const whole = useMemo(() => span(placed), [placed]);
  const [shown, setShown] = useState<[number, number] | null>(null);
  const [focused, setFocused] = useState(0);
  const [pointed, setPointed] = useState<string | null>(null);
  const domain = shown ?? whole;
  const rtl = document.documentElement.dir === 'rtl';

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const labels = width < 560 ? 0 : LABELS;
  const plot = Math.max(0, width - labels);
  // Offsets run from the start of the line, so the same numbers serve both directions of writing.
  const scale = scaleUtc().domain(domain).range([0, plot]);
  const ticks = scale.ticks(Math.max(2, Math.floor(plot / 110)));
  const tickFormat = useMemo(() => {
    const days = (domain[1] - domain[0]) / 86_400_000;
    const options: Intl.DateTimeFormatOptions =
      days < 3
        ? { day: 'numeric', month: 'short', hour: '2-digit' }
        : days < 90
          ? { day: 'numeric', month: 'short' }
          : days < 1500
            ? { month: 'short', year: 'numeric' }
            : { year: 'numeric' };
    return dateFormat(locale, { ...options, timeZone: 'UTC' });
  }, [domain, locale]);

  const lanes = useMemo(() => {
    const byKind = new Map<string, Placed[]>();
    for (const each of placed) byKind.set(each.row.kind, [...(byKind.get(each.row.kind) ?? []), each]);
    return [...byKind].map(([kind, events]) => ({ kind, events }));
  }, [placed]);

  const zoom = (factor: number) => {
    const middle = (domain[0] + domain[1]) / 2;
    const half = Math.min((whole[1] - whole[0]) / 2, Math.max(6 * 3_600_000, ((domain[1] - domain[0]) / 2) * factor));
    setShown(half * 2 >= whole[1] - whole[0] ? null : [middle - half, middle + half]);
  };
  const pan = (share: number) => {
    const by = (domain[1] - domain[0]) * share;
    setShown([domain[0] + by, domain[1] + by]);
  };
  const focusOn = (index: number) => {
    const next = Math.max(0, Math.min(placed.length - 1, index));
    const target = placed[next];
    if (!target) return;
    // Drawn at once, so that the next key already finds the focus where this one led it.
    flushSync(() => {
      if (target.to < domain[0] || target.from > domain[1]) {
        const half = (domain[1] - domain[0]) / 2;
        setShown([target.from - half, target.from + half]);
      }
      setFocused(next);
    });
    box.current?.querySelector<HTMLElement>(`[data-event="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const step = { [forward]: 1, ArrowDown: 1, [back]: -1, ArrowUp: -1, Home: -placed.length, End: placed.length }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      focusOn(focused + step);
    } else if (event.key === '+') zoom(0.5);
    else if (event.key === '-') zoom(2);
  };

  const titleOf = useTitle();
  const about = placed.find((each) => each.row.id === pointed) ?? null;
  return (
    <figure className="timeline">
      <div className="timeline-tools" role="group" aria-label={t('record.timeline')}>
        <button type="button" className="button button-small" onClick={() => pan(-0.4)} aria-label={t('record.earlier')}>
          <span aria-hidden="true">{rtl ? '→' : '←'}</span>
        </button>
        <button type="button" className="button button-small" onClick={() => pan(0.4)} aria-label={t('record.later')}>
          <span aria-hidden="true">{rtl ? '←' : '→'}</span>
        </button>
        <button type="button" className="button button-small" onClick={() => zoom(0.5)} aria-label={t('record.zoomIn')}>
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" className="button button-small" onClick={() => zoom(2)} aria-label={t('record.zoomOut')}>
          <span aria-hidden="true">−</span>
        </button>
        <button type="button" className="button button-small" onClick={() => setShown(null)}>
          {t('record.fit')}
        </button>
        <output className="timeline-about">
          {about && (
            <>
              <b>{formatWhen(about.row.when, t, locale)}</b> <Title of={about.row} />
            </>
          )}
        </output>
      </div>
      <div
        className="timeline-box"
        ref={box}
        role="group"
        aria-roledescription={t('record.timeline')}
        aria-label={t('record.help')}
        onKeyDown={onKeyDown}
      >
        {width > 0 && (
          <>
            {lanes.map(({ kind, events }) => {
              const visible = events
                .filter((each) => each.to >= domain[0] && each.from <= domain[1])
                .map((each) => {
                  const start = Math.max(-6, scale(each.from));
                  const end = Math.min(plot + 6, Math.max(scale(each.to), start + 10));
                  return { each, start, end };
                });
              const rowsOf = pack(visible);
              return (
                <div key={kind} className="lane" style={{ blockSize: Math.max(1, Math.max(0, ...rowsOf) + 1) * ROW + 14 }}>
                  <span
                    className={labels > 0 ? 'lane-name' : 'lane-name lane-name-over'}
                    style={labels > 0 ? { inlineSize: labels } : {}}
                  >
                    {t(`kind.${kind}`)}
                  </span>
                  <div className="lane-plot" style={{ insetInlineStart: labels, inlineSize: plot }}>
                    {visible.map(({ each, start, end }, index) => {
                      const number = placed.indexOf(each);
                      const unreal = !each.row.factuality.happened && !each.row.factuality.ongoing;
                      return (
                        <button
                          key={each.row.id}
                          type="button"
                          data-event={number}
                          tabIndex={number === focused ? 0 : -1}
                          className={`event${each.openStart ? ' open-start' : ''}${each.openEnd ? ' open-end' : ''}${unreal ? ' event-unreal' : ''}${each.row.disputes > 0 ? ' event-disputed' : ''}`}
                          style={{
                            insetInlineStart: start,
                            inlineSize: end - start,
                            insetBlockStart: rowsOf[index]! * ROW + (labels > 0 ? 7 : 20),
                          }}
                          aria-label={`${formatWhen(each.row.when, t, locale)}: ${titleOf(each.row)}`}
                          onClick={() => void navigate({ to: '/incidents/$id', params: { id: each.row.id } })}
                          onFocus={() => {
                            setFocused(number);
                            setPointed(each.row.id);
                          }}
                          onPointerEnter={() => setPointed(each.row.id)}
                        />
                      );
                    })}
                  </div>
                </div>
              );
            })}
            <div className="axis" aria-hidden="true" style={{ marginInlineStart: labels }}>
              {ticks.map((tick) => (
                <span key={tick.getTime()} style={{ insetInlineStart: scale(tick) }}>
                  {tickFormat.format(tick)}
                </span>
              ))}
            </div>
            <div className="grid-lines" aria-hidden="true" style={{ insetInlineStart: labels, inlineSize: plot }}>
              {ticks.map((tick) => (
                <i key={tick.getTime()} style={{ insetInlineStart: scale(tick) }} />
              ))}
            </div>
          </>
        )}
      </div>
      <figcaption className="quiet">
        {t('record.help')} {undated.length > 0 && <Link to="/record">{counted('record.undatedNote', undated.length)}</Link>}
      </figcaption>
    </figure>
  );
}
