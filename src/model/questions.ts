import type { Assessment, Route, VoteCheck } from './assessment.ts';
import type { EntityKind, Factuality, Stance } from './claim.ts';
import type { ClaimId, EntityId, IncidentId, OriginId, ReadingId, SourceId } from './ids.ts';
import type { Dispute, DisputeKind, Grade, Incident, Relation } from './incident.ts';
import type { Note } from './note.ts';
import type { Origin } from './origin.ts';
import type { About, Block, Furniture, Method } from './reading.ts';
import type { Review } from './review.ts';
import type { Source } from './source.ts';
import type { When } from './values/when.ts';
import type { EventKind } from './vocabulary/events.ts';
import type { HarmOutcome } from './vocabulary/harms.ts';
import type { ClaimJson } from './wire/findings-json.ts';

// What a screen asks and what a store answers. Every store gives these answers and every door asks in these words.

/** Part of a list. `next` asks for the part after it, and is null at the end; `total` counts the whole selection. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next: string | null;
}

/** A claim as findings-json writes it, with what a card shows beside it. */
export type ClaimView = Omit<ClaimJson, 'stance' | 'factuality' | 'when'> & {
  readonly stance: Stance;
  readonly factuality: Factuality;
  readonly when: (NonNullable<ClaimJson['when']> & Pick<When, 'precision' | 'anchor'>) | null;
  readonly reading: ReadingId;
  readonly origin: OriginId | null;
  readonly incidents: readonly IncidentId[];
  /** What people concluded of it, newest last. */
  readonly reviews: readonly Review[];
};

/** How many people a list line shows for one outcome: the widest range of its tally lines of the scope 'incident'. */
export interface Toll {
  readonly outcome: HarmOutcome;
  readonly min: number | null;
  readonly max: number | null;
  readonly best: number | null;
  readonly scope: 'incident' | 'cumulative' | 'unclear';
}

/** An incident as one line of a list. */
export interface IncidentRow {
  readonly id: IncidentId;
  readonly shelf: 'incident' | 'record';
  readonly kind: EventKind;
  readonly title: string;
  readonly when: Pick<When, 'first' | 'last' | 'precision'> | null;
  readonly place: {
    readonly name: string;
    readonly within: readonly string[];
    readonly lat: number | null;
    readonly lon: number | null;
    readonly radiusMetres: number | null;
  } | null;
  readonly grade: Grade;
  readonly gradeBecause: string;
  /** How many claims say that it happened, was offered, was planned … so that nobody takes an offer for an act. */
  readonly factuality: Readonly<Partial<Record<Factuality, number>>>;
  readonly stance: Readonly<Partial<Record<Stance, number>>>;
  readonly toll: readonly Toll[];
  readonly claims: number;
  readonly sources: number;
  readonly origins: number;
  readonly disputes: number;
  readonly vote: Incident['vote'];
}

export const incidentOrders = ['when', '-when', '-sources', '-claims', '-killed', 'title'] as const;
export type IncidentOrder = (typeof incidentOrders)[number];

/** A selection of incidents. Fields left out select everything; several values of one field are alternatives. */
export interface IncidentSelection {
  readonly shelf?: 'incident' | 'record' | undefined;
  readonly kind?: readonly EventKind[] | undefined;
  readonly grade?: readonly Grade[] | undefined;
  readonly factuality?: readonly Factuality[] | undefined;
  readonly outcome?: HarmOutcome | undefined;
  readonly place?: string | undefined;
  readonly entity?: EntityId | undefined;
  readonly source?: SourceId | undefined;
  readonly disputed?: boolean | undefined;
  /** ISO dates, both included: incidents that may have happened between them. Undated incidents are left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words that the title or the words of a claim must hold, in the syntax of `search`. */
  readonly words?: string | undefined;
}

export interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** How many incidents of a selection fall under each value of a field. */
export interface Facets {
  readonly kind: Readonly<Record<string, number>>;
  readonly grade: Readonly<Record<string, number>>;
  readonly factuality: Readonly<Record<string, number>>;
  readonly place: Readonly<Record<string, number>>;
  readonly disputed: number;
}

export interface SourceRow {
  readonly id: SourceId;
  readonly from: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: About['published'];
  readonly language: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly object: Source['object'];
  readonly at: string;
  readonly inside: SourceId | null;
  readonly reading: ReadingId | null;
  readonly claims: number;
  readonly incidents: number;
  readonly notes: number;
  readonly origin: OriginId | null;
  /** How many sources share its origin, itself included. */
  readonly sharing: number;
}

export interface DisputeView {
  readonly id: Dispute['id'];
  readonly kind: DisputeKind;
  readonly severity: Dispute['severity'];
  readonly what: string;
  readonly incident: { readonly id: IncidentId; readonly title: string } | null;
  readonly sides: readonly [readonly ClaimView[], readonly ClaimView[]];
}

/** Everything about one incident. */
export interface IncidentFile {
  readonly row: IncidentRow;
  readonly incident: Incident;
  readonly claims: readonly ClaimView[];
  readonly sources: readonly SourceRow[];
  readonly origins: readonly Origin[];
  readonly disputes: readonly DisputeView[];
  readonly assessments: readonly Assessment[];
  readonly relations: readonly Relation[];
  readonly voteCheck: VoteCheck | null;
  readonly reviews: readonly Review[];
}

/** Everything about one source: its text with what was found in it. */
export interface SourceFile {
  readonly row: SourceRow;
  readonly source: Source;
  readonly text: {
    readonly id: ReadingId;
    readonly text: string;
    readonly about: About;
    readonly blocks: readonly Block[];
    readonly furniture: readonly Furniture[];
    readonly method: Method;
  } | null;
  readonly claims: readonly ClaimView[];
  readonly incidents: readonly { readonly id: IncidentId; readonly title: string; readonly shelf: 'incident' | 'record' }[];
  readonly origin: Origin | null;
  readonly sharing: readonly SourceRow[];
  readonly notes: readonly Note[];
}

export interface EntityRow {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly state: string | null;
  readonly mentions: number;
  readonly sources: number;
  /** Claims it speaks in, and claims in which it is an actor, a target or held responsible. */
  readonly said: number;
  readonly named: number;
}

export interface EntityFile {
  readonly row: EntityRow;
  readonly said: readonly ClaimView[];
  readonly named: readonly ClaimView[];
  readonly incidents: readonly IncidentRow[];
  readonly attribution: readonly {
    readonly incident: IncidentId;
    readonly title: string;
    readonly attribution: Incident['attribution'][number];
  }[];
}

/** Words found in a text. `parts` join to the words of the source as they stand; the lit ones matched. */
export interface Hit {
  readonly source: SourceId;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly { readonly text: string; readonly lit: boolean }[];
  /** The first claim that the lit words stand in, if any. */
  readonly claim: ClaimId | null;
}

export interface Findable {
  readonly hits: Page<Hit>;
  readonly incidents: readonly IncidentRow[];
  readonly entities: readonly EntityRow[];
}

/** What is in the file, and what needs a look. */
export interface Overview {
  readonly counts: {
    readonly sources: number;
    readonly origins: number;
    readonly claims: number;
    readonly incidents: number;
    readonly record: number;
    readonly disputes: number;
    readonly entities: number;
    readonly reviews: number;
    readonly notes: number;
  };
  readonly facets: Facets;
  readonly latest: readonly IncidentRow[];
  readonly record: readonly IncidentRow[];
  readonly disputes: readonly DisputeView[];
  readonly places: readonly {
    readonly name: string;
    readonly lat: number;
    readonly lon: number;
    readonly radiusMetres: number | null;
    readonly incidents: number;
  }[];
  readonly entities: readonly EntityRow[];
  readonly routes: readonly Route[];
  readonly notes: readonly Note[];
  /** What is missing for elements of crimes, asked most often first. */
  readonly questions: readonly { readonly question: string; readonly incidents: readonly IncidentId[] }[];
}

/** What a store answers. Lists come in a fixed order, so that the part after a part neither repeats nor skips. */
export interface Questions {
  overview(): Promise<Overview>;
  incidents(selection: IncidentSelection, order: IncidentOrder, asked: Asked): Promise<Page<IncidentRow>>;
  facets(selection: IncidentSelection): Promise<Facets>;
  incident(id: IncidentId): Promise<IncidentFile | null>;
  claim(id: ClaimId): Promise<ClaimView | null>;
  sources(asked: Asked): Promise<Page<SourceRow>>;
  source(id: SourceId): Promise<SourceFile | null>;
  disputes(kind: DisputeKind | undefined, asked: Asked): Promise<Page<DisputeView>>;
  entities(kind: EntityKind | undefined, asked: Asked): Promise<Page<EntityRow>>;
  entity(id: EntityId): Promise<EntityFile | null>;
  assessments(): Promise<readonly (Assessment & { readonly incidentTitle: string })[]>;
  routes(): Promise<readonly Route[]>;
  reviews(): Promise<readonly Review[]>;
  notes(): Promise<readonly Note[]>;
  /** Words, "phrases", prefix*, OR, and -excluded; a query without words finds nothing. */
  search(query: string, asked: Asked): Promise<Findable>;
}
