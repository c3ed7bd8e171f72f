import type { Span } from '../../model/index.ts';
import { excerpt } from '../lib/excerpt.ts';
import { segments } from '../lib/segments.ts';

/**
 * The exact words of a passage, with the telling parts inside it emphasised; parts that stand elsewhere are left alone. `short`
 * leaves out what is far from them, with dots where something is left out.
 */
export function Words({
  passage,
  parts,
  short = false,
}: {
  passage: Span & { quote: string };
  parts: readonly Span[];
  short?: boolean;
}) {
  const marked = parts.map((part, index) => ({ from: part.from, to: part.to, id: String(index) }));
  const shown = short ? excerpt(passage, parts) : { from: passage.from, to: passage.to };
  return (
    <q className="words" dir="auto">
      {shown.from > passage.from && '… '}
      {segments(shown, marked).map(({ from, to, ids }) => {
        const text = passage.quote.slice(from - passage.from, to - passage.from);
        return ids.length > 0 ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>;
      })}
      {shown.to < passage.to && ' …'}
    </q>
  );
}
