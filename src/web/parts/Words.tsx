import type { Span } from '../../model/index.ts';
import { segments } from '../lib/segments.ts';

/** The exact words of a passage, with the telling parts inside it emphasised; parts that stand elsewhere are left alone. */
export function Words({ passage, parts }: { passage: Span & { quote: string }; parts: readonly Span[] }) {
  const marked = parts.map((part, index) => ({ from: part.from, to: part.to, id: String(index) }));
  return (
    <q className="words" dir="auto">
      {segments(passage, marked).map(({ from, to, ids }) => {
        const text = passage.quote.slice(from - passage.from, to - passage.from);
        return ids.length > 0 ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>;
      })}
    </q>
  );
}
