import {
  AssizeError,
  type Conclusion,
  type FindingsJson,
  type Findings,
  type LawFile,
  type LawLists,
  type LawPart,
  type LawSummary,
  type Questions,
} from '../model/index.ts';
import { formatCheckpoint, hashToHex, inclusionProof, leafHash, root } from '../ledger/index.ts';
import { lawOf } from '../investigation/index.ts';
import type { Desk, DeskEvent } from './desk.ts';

/** A desk over invented findings, in memory: for tests of the server and the pages. Decisions are kept and change nothing else. */
export interface InventedDesk extends Desk {
  readonly decided: { readonly conclusion: Conclusion; readonly reason: string; readonly name: string }[];
  readonly investigated: (readonly string[])[];
  /** While true, proofs lead to a root that is not the checkpoint's. */
  damaged: boolean;
  /** Sends an event to the pages that watch. */
  tell(event: DeskEvent): void;
}

const proposer = {
  protocol: 'openai',
  endpoint: 'http://127.0.0.1:9/v1/chat/completions',
  model: 'invented',
  prompt: '1',
} as const;

export function inventedDesk(questions: Questions, findings: Findings): InventedDesk {
  const listeners = new Set<(event: DeskEvent) => void>();
  let said: LawFile | undefined;
  const law = () => (said ??= lawOf(findings));
  const decided: InventedDesk['decided'] = [];
  const investigated: InventedDesk['investigated'] = [];
  return {
    name: 'The Karsa file',
    questions,
    decided,
    investigated,
    damaged: true,
    async law() {
      const { instruments, standard, ...lists } = law();
      const parts = Object.fromEntries(Object.entries(lists).map(([part, lines]) => [part, lines.length]));
      return { instruments, standard, parts: parts as LawSummary['parts'] };
    },
    async lawLines<P extends LawPart>(part: P, start: number, limit: number) {
      return law()[part].slice(start, start + limit) as unknown as LawLists[P];
    },
    async proposals(source) {
      const object = findings.sources.find(({ id }) => id === source)?.object;
      const reading = findings.readings.find((each) => each.object === object);
      const claim = findings.claims.find((each) => each.reading === reading?.id && each.trigger !== null);
      // Only the first source was shown to a model, which read one of its sentences otherwise than the rules do.
      if (source !== findings.sources[0]?.id || !reading || !claim) return [];
      const { from, to, trigger } = claim;
      return [
        {
          reading: reading.id,
          proposer,
          proposals: [
            {
              reading: reading.id,
              from,
              to,
              kind: 'killing',
              trigger: trigger!,
              factuality: 'happened',
              speaker: null,
              cue: null,
              when: null,
              where: null,
              actors: [],
              targets: [],
              weapons: [],
              harms: [],
              provenance: [{ ...trigger!, field: 'trigger', rule: 'quote' }],
              proposer,
              rules: {
                claim: claim.id,
                state: 'differs',
                agree: ['trigger'],
                differ: [{ field: 'kind', rules: claim.kind, proposed: 'killing' }],
                onlyRules: ['where'],
                onlyProposed: [],
              },
            },
          ],
          dropped: {},
          onlyRules: [],
          failures: [],
        },
      ];
    },
    document: () => ({ format: 'assize-findings/1' }) as FindingsJson,
    async object(digest) {
      const found = findings.readings.find((reading) => reading.object === digest);
      if (!found) throw new AssizeError('vault/no-such-object', `There is no object ${digest}.`, 'Run `assize verify`.');
      return new TextEncoder().encode(found.text);
    },
    async proof(source) {
      const index = findings.sources.findIndex((each) => each.id === source);
      if (index < 0) return null;
      const entries = findings.sources.map(({ id, object }) =>
        new TextEncoder().encode(JSON.stringify({ kind: 'received', object, source: id })),
      );
      const leaves = entries.map(leafHash);
      const top = this.damaged ? leaves[0]! : root(leaves);
      return {
        index,
        entry: new TextDecoder().decode(entries[index]),
        leaf: hashToHex(leaves[index]!),
        size: leaves.length,
        path: inclusionProof(leaves, index).map(hashToHex),
        checkpoint: formatCheckpoint(
          { origin: 'assize.invalid/invented', size: leaves.length, root: top },
          new Uint8Array(32),
          new Uint8Array(64),
        ),
      };
    },
    async ledger({ before, limit }) {
      const end = Math.min(before ?? findings.sources.length, findings.sources.length);
      const items = findings.sources
        .slice(Math.max(0, end - limit), end)
        .map(({ id, object, at, from }) => {
          const leaf = hashToHex(leafHash(new TextEncoder().encode(JSON.stringify({ kind: 'received', object, source: id }))));
          return {
            index: findings.sources.findIndex((each) => each.id === id),
            leaf,
            kind: 'received',
            at,
            by: `ed25519:${'0'.repeat(64)}`,
            about: from,
          };
        })
        .toReversed();
      return { size: findings.sources.length, items };
    },
    times: async () => [
      {
        index: 2,
        authority: 'time.invalid',
        size: 2,
        time: '2031-06-01T00:00:00Z',
        what: 'under an invented root',
        sound: true,
      },
    ],
    async review(conclusion, reason, name) {
      decided.push({ conclusion, reason, name });
      this.tell({ kind: 'findings' });
      return { review: 'd'.repeat(64), computed: true };
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
