import { Link } from '@tanstack/react-router';
import type { SourceRow } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

/** Sources drawn around the origin they share: what stands alone is counted and not drawn, since a lone dot says nothing. */
export function OriginGraph({ rows }: { rows: readonly SourceRow[] }) {
  const { t, counted } = useTexts();
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const group = groups.get(row.origin ?? row.id);
    if (group) group.push(row);
    else groups.set(row.origin ?? row.id, [row]);
  }
  const shared = [...groups.values()].filter((group) => group.length > 1).toSorted((a, b) => b.length - a.length);
  const alone = rows.length - shared.reduce((sum, group) => sum + group.length, 0);
  return (
    <div className="origin-graph">
      {shared.length === 0 && <p className="quiet">{t('sources.noneShared')}</p>}
      <ul className="origins">
        {shared.map((group) => (
          <li key={group[0]!.id}>
            <Star group={group} />
          </li>
        ))}
      </ul>
      {alone > 0 && <p className="quiet">{counted('sources.aloneCount', alone)}</p>}
    </div>
  );
}

const RING = 92;
const MOST = 24;

function Star({ group }: { group: readonly SourceRow[] }) {
  const { t, counted } = useTexts();
  // Who was published first is shown as such; where two days are the same or unknown, nobody is.
  const dated = group.flatMap((row) => (row.published?.first ? [{ row, first: row.published.first.slice(0, 10) }] : []));
  const earliest = dated.toSorted((a, b) => (a.first < b.first ? -1 : 1))[0];
  const isFirst = (row: SourceRow) =>
    earliest?.row === row && dated.filter((each) => each.first === earliest.first).length === 1 && dated.length === group.length;
  const shown = group.slice(0, MOST);
  return (
    <figure className="star">
      <svg viewBox="-130 -115 260 230" aria-hidden="true">
        {shown.map((row, index) => {
          const angle = (index / shown.length) * 2 * Math.PI - Math.PI / 2;
          const [x, y] = [Math.cos(angle) * RING, Math.sin(angle) * RING];
          return (
            <g key={row.id}>
              <line x1={0} y1={0} x2={x} y2={y} />
              <circle cx={x} cy={y} r={isFirst(row) ? 11 : 8} className={isFirst(row) ? 'star-first' : 'star-leaf'} />
              <text x={x} y={y + 3.5}>
                {index + 1}
              </text>
            </g>
          );
        })}
        <circle r={17} className="star-core" />
        <text y={5} className="star-count">
          {group.length}
        </text>
      </svg>
      <figcaption>
        <p>
          <b>{t('sources.oneOrigin')}</b> <span className="quiet">{counted('count.sources', group.length)}</span>
        </p>
        <ol className="star-list">
          {group.map((row) => (
            <li key={row.id}>
              <Link to="/sources/$id" params={{ id: row.id }}>
                <bdi>{row.title ?? row.from}</bdi>
              </Link>{' '}
              <span className="quiet">
                <bdi>{row.publisher ?? row.from}</bdi>
                {isFirst(row) && ` · ${t('sources.first')}`}
              </span>
            </li>
          ))}
        </ol>
        {group[0] && group[1] && (
          <Link to="/compare" search={{ left: group[0].id, right: group[1].id }}>
            {t('compare.go')}
          </Link>
        )}
      </figcaption>
    </figure>
  );
}
