import { AssizeError, type Conclusion, type FindingsJson, type Findings, type Questions, digestOf } from '../model/index.ts';
import type { Desk, DeskEvent } from './desk.ts';

/** A desk over invented findings, in memory: for tests of the server and the pages. Decisions are kept and change nothing else. */
export interface InventedDesk extends Desk {
  readonly decided: { readonly conclusion: Conclusion; readonly reason: string; readonly name: string }[];
  readonly investigated: (readonly string[])[];
  /** Sends an event to the pages that watch. */
  tell(event: DeskEvent): void;
}

export function inventedDesk(questions: Questions, findings: Findings): InventedDesk {
  const listeners = new Set<(event: DeskEvent) => void>();
  const decided: InventedDesk['decided'] = [];
  const investigated: InventedDesk['investigated'] = [];
  return {
    name: 'The Karsa file',
    questions,
    decided,
    investigated,
    document: () => ({ format: 'assize-findings/1' }) as FindingsJson,
    async object(digest) {
      const found = findings.readings.find((reading) => reading.object === digest);
      if (!found) throw new AssizeError('vault/no-such-object', `There is no object ${digest}.`, 'Run `assize verify`.');
      return new TextEncoder().encode(found.text);
    },
    async proof(source) {
      const index = findings.sources.findIndex((each) => each.id === source);
      if (index < 0) return null;
      const entry = JSON.stringify({ kind: 'received', source });
      return {
        index,
        entry,
        leaf: digestOf(entry).slice(7),
        size: 3,
        path: [digestOf('left').slice(7)],
        checkpoint: 'assize.invalid/invented\n3\n…\n',
      };
    },
    async review(conclusion, reason, name) {
      decided.push({ conclusion, reason, name });
    },
    async investigate(paths) {
      investigated.push(paths);
    },
    progress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(event) {
      for (const listener of listeners) listener(event);
    },
  };
}
