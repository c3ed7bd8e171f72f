import type {
  Claim,
  ClaimId,
  Conclusion,
  Digest,
  EventKind,
  FindingsJson,
  LawLists,
  LawPart,
  LawSummary,
  Mention,
  Questions,
  ReadingId,
  SourceId,
  Span,
} from '../model/index.ts';

/** That the receipt of a source is in the ledger, in the form that `verifyInclusion` of the ledger takes. */
export interface CustodyProof {
  /** Index of the entry in the ledger, from 0. */
  readonly index: number;
  /** The entry as it was written: RFC 8785 canonical JSON, in UTF-8. */
  readonly entry: string;
  /** SHA-256 leaf hash of the entry, 64 hex digits (RFC 9162 §2.1.1). */
  readonly leaf: string;
  /** Size of the tree that the path leads to. */
  readonly size: number;
  /** Hashes of the inclusion path, from the leaf upward, 64 hex digits each (RFC 9162 §2.1.3). */
  readonly path: readonly string[];
  /** The signed note of that tree (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
}

/** One entry of the ledger, as a line that a person reads. */
export interface LedgerLine {
  /** Index in the ledger, from 0. */
  readonly index: number;
  /** SHA-256 leaf hash of the record, 64 hex digits. */
  readonly leaf: string;
  readonly kind: string;
  /** ISO 8601 in UTC, by the clock of the machine that wrote it: a claim, not a proof. */
  readonly at: string;
  /** The key that signed it: `ed25519:` and 64 hex digits. */
  readonly by: string;
  /** What it names: a file, a person, an authority; null where its kind says all. */
  readonly about: string | null;
}

/** A time-stamp over a signed head, checked anew when it was asked for. */
export interface TimeLine {
  readonly index: number;
  readonly authority: string;
  /** How many entries are under the head that was stamped. */
  readonly size: number;
  /** ISO 8601 in UTC; null while it proves no time. */
  readonly time: string | null;
  readonly what: string;
  readonly sound: boolean;
}

/** What a language model that the user named proposes for a text, beside the claims and part of no finding. */
export interface Proposed {
  readonly reading: ReadingId;
  readonly proposer: { readonly protocol: string; readonly endpoint: string; readonly model: string; readonly prompt: string };
  readonly proposals: readonly (Span &
    Pick<Claim, 'factuality' | 'when' | 'where' | 'actors' | 'targets' | 'weapons' | 'harms'> & {
      readonly kind: EventKind;
      readonly speaker: Mention | null;
      /** For each field the quote that it rests on, and the reader that made a value of it. */
      readonly provenance: readonly (Span & { readonly field: string; readonly rule: string })[];
      /** How it stands to the claim that the rules make of the same words. */
      readonly rules: {
        readonly claim: ClaimId | null;
        readonly state: 'new' | 'agrees' | 'adds' | 'differs';
        readonly differ: readonly { readonly field: string; readonly rules: string; readonly proposed: string }[];
        readonly onlyRules: readonly string[];
        readonly onlyProposed: readonly string[];
      };
    })[];
  /** Why parts of the text have no answer. */
  readonly failures: readonly string[];
}

/** What happens at the desk, for pages that watch. `done` and `total` count what the phase works on. */
export type DeskEvent =
  | {
      readonly kind: 'progress';
      readonly phase: string;
      readonly done: number;
      readonly total: number;
      readonly what: string | null;
    }
  | { readonly kind: 'findings' }
  | { readonly kind: 'failed'; readonly what: string; readonly next: string };

/** The desk as the server needs it: an open investigation. `src/investigation` makes one. */
export interface Desk {
  readonly name: string;
  /** The store that the desk fills. */
  readonly questions: Questions;
  /** The findings as a document of the format `assize-findings/1`, the same as `--json` prints. */
  document(): FindingsJson | Promise<FindingsJson>;
  /** What stands above the lists of the law; worked out where nobody asked before. */
  law(): Promise<LawSummary>;
  /** Up to `limit` lines of a list of the law, from line `start`. */
  lawLines<P extends LawPart>(part: P, start: number, limit: number): Promise<LawLists[P]>;
  /** What proposers answered about a source, beside the claims and part of no finding; empty where none was asked. */
  proposals(source: SourceId): Promise<readonly Proposed[]>;
  /** The bytes of an object, checked against its digest. Throws when it was withdrawn or is not there. */
  object(digest: Digest): Promise<Uint8Array>;
  proof(source: SourceId): Promise<CustodyProof | null>;
  /** Entries of the ledger, the newest first: those before index `before`, or the last ones. */
  ledger(asked: { readonly before?: number | undefined; readonly limit: number }): Promise<{
    readonly size: number;
    readonly items: readonly LedgerLine[];
  }>;
  /** Every time-stamp of the file. */
  times(): Promise<readonly TimeLine[]>;
  /**
   * Enters a conclusion with its reason: it is durable when this returns. `computed` says whether the questions answer from findings
   * that take it in; otherwise an event tells when they do.
   */
  review(conclusion: Conclusion, reason: string, name: string): Promise<{ readonly review: string; readonly computed: boolean }>;
  /** Receives files and folders and computes the findings anew. */
  investigate(paths: readonly string[]): Promise<void>;
  /**
   * Tells of progress, of new findings after a review or an investigation, and of one that an AssizeError ended. Calls the
   * listener at each event until the function it returns is called.
   */
  progress(listener: (event: DeskEvent) => void): () => void;
}
