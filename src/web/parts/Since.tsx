import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Overview } from '../../model/index.ts';
import { kept } from '../lib/language.ts';
import { useTexts } from '../lib/texts.ts';

type Counts = Overview['counts'];

const told = [
  ['sources', '/sources', 'count.sources'],
  ['claims', '/review', 'count.claims'],
  ['incidents', '/incidents', 'count.incidents'],
  ['record', '/record', 'count.events'],
  ['disputes', '/disputes', 'count.disputes'],
  ['reviews', '/decisions', 'count.decisions'],
] as const;

function readCounts(key: string): Partial<Counts> | null {
  try {
    const found: unknown = JSON.parse(kept.get(key) ?? 'null');
    return typeof found === 'object' ? found : null;
  } catch (error) {
    // Kept by an older page: then this is the first look.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What is in the file now and was not when this browser last looked, kept in the browser alone. */
export function Since({ name, counts }: { name: string; counts: Counts }) {
  const { t, counted } = useTexts();
  const key = `seen ${name}`;
  const [last] = useState(() => readCounts(key));
  useEffect(() => {
    kept.set(key, JSON.stringify(counts));
  }, [key, counts]);
  if (!last) return null;
  const more = told.flatMap(([field, to, text]) => {
    const difference = counts[field] - (last[field] ?? 0);
    return difference === 0 ? [] : [{ field, to, words: counted(text, Math.abs(difference)), sign: difference > 0 ? '+' : '−' }];
  });
  if (more.length === 0) return <p className="quiet">{t('since.same')}</p>;
  return (
    <p className="since">
      {t('since.changed')}{' '}
      {more.map(({ field, to, words, sign }) => (
        <Link key={field} to={to}>
          {sign}
          {words}
        </Link>
      ))}
    </p>
  );
}
