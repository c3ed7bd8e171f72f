import { Link } from '@tanstack/react-router';
import type { ListSearch } from '../lib/selection.ts';
import { useTexts } from '../lib/texts.ts';

/** How many incidents fall under each value of a field, the most first: a figure and its table in one. */
export function Shares({
  counts,
  field,
  label,
  first = 7,
}: {
  counts: Readonly<Record<string, number>>;
  field: 'kind' | 'place' | 'grade';
  label: (value: string) => string;
  first?: number;
}) {
  const { t, n } = useTexts();
  const rows = Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, first);
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <table className="shares">
      <caption className="overline">{t(`filter.${field}`)}</caption>
      <tbody>
        {rows.map(([value, count]) => (
          <tr key={value}>
            <th scope="row">
              <Link to="/incidents" search={{ [field]: value } satisfies ListSearch}>
                <bdi>{label(value)}</bdi>
              </Link>
            </th>
            <td className="share-bar" aria-hidden="true">
              <i style={{ inlineSize: `${(100 * count) / most}%` }} />
            </td>
            <td className="number">{n(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
