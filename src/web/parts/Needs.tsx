import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '../../model/index.ts';
import { at, useQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

/** What waits for a person: claims that nobody or one person has read, answers that differ, incidents that are contested. */
export function Needs({ overview }: { overview: Overview }) {
  const { counted, t } = useTexts();
  const queue = useQuery(at.queue('')).data;
  const agreement = useQuery(at.agreement).data;
  const [unread = 0, once = 0] = queue?.answered ?? [];
  const differing = agreement ? agreement.both - agreement.same : 0;
  const contested = overview.facets.grade['contested'] ?? 0;
  const lines: readonly (readonly [string, number, ReactNode])[] = [
    ['unread', unread, <Link to="/review">{counted('needs.unread', unread)}</Link>],
    ['once', once, <Link to="/review">{counted('needs.once', once)}</Link>],
    ['differing', differing, <Link to="/review">{counted('needs.differing', differing)}</Link>],
    [
      'contested',
      contested,
      <Link to="/incidents" search={{ grade: 'contested' }}>
        {counted('needs.contested', contested)}
      </Link>,
    ],
    ['disputes', overview.counts.disputes, <Link to="/disputes">{counted('needs.disputes', overview.counts.disputes)}</Link>],
    ['notes', overview.counts.notes, <Link to="/sources">{counted('needs.notes', overview.counts.notes)}</Link>],
  ];
  const waiting = lines.filter(([, count]) => count > 0);
  if (waiting.length === 0) return <p className="quiet">{t('needs.nothing')}</p>;
  return (
    <ul className="needs">
      {waiting.map(([key, , line]) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  );
}
