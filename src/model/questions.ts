import type { Assessment, Route, VoteCheck } from './assessment.ts';
import type { Entity, EntityKind, Factuality, Stance } from './claim.ts';
import type { ClaimId, EntityId, IncidentId, OriginId, ReadingId, SourceId } from './ids.ts';
import type { Dispute, DisputeKind, Grade, Incident, Relation } from './incident.ts';
import type { Note } from './note.ts';
import type { Origin } from './origin.ts';
import type { About, Anchor, Block, Furniture, Method, Passage, Span } from './reading.ts';
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
  /** What to call its source in a line: its publisher, or its title, or the name it came under. */
  readonly sourceName: string;
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

/** What an incident is called, and what a page makes a title of in another language: an English line would be foreign there. */
export type IncidentName = Pick<IncidentRow, 'id' | 'title' | 'kind' | 'detail' | 'targets' | 'who' | 'when'> & {
  readonly place: { readonly name: string } | null;
};

/** An incident as one line of a list. */
export interface IncidentRow {
  readonly id: IncidentId;
  readonly shelf: 'incident' | 'record';
  readonly kind: EventKind;
  readonly title: string;
  /** The form that most of its claims give the event ('airstrike'), or null; and the classes of what they say was struck, the most told of first. */
  readonly detail: string | null;
  readonly targets: readonly string[];
  /** For an event of the record, whose word or deed most of its claims make it: the name of who acts in it, or else of who speaks. */
  readonly who: string | null;
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
  /** The days on which the sources that tell of it were published, as far as they say: all there is for one without a time. */
  readonly told: { readonly first: string; readonly last: string } | null;
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
  /** Someone whom a claim of it names as acting. */
  readonly actor?: EntityId | undefined;
  /** A class of those hit or meant: `civilian`, `medical-facility`. */
  readonly target?: string | undefined;
  readonly source?: SourceId | undefined;
  /** West, south, east and north in degrees: incidents whose place lies inside. West may be greater than east. */
  readonly box?: readonly [west: number, south: number, east: number, north: number] | undefined;
  /** The corners of an area in degrees, longitude and latitude of each, three or more: incidents whose place lies inside it. */
  readonly area?: readonly (readonly [lon: number, lat: number])[] | undefined;
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

/** Part of a list of incidents. `skip` leaves out so many from its start (or after `after`): how a page jumps into a long list. */
export interface AskedOfMany extends Asked {
  readonly skip?: number | undefined;
}

/** Part of a list of things with names: only those whose name, or another name they go by, holds these words. */
export interface AskedByName extends Asked {
  readonly words?: string | undefined;
}

/** How many incidents of a selection fall under each value of a field. */
export interface Facets {
  readonly kind: Readonly<Record<string, number>>;
  readonly grade: Readonly<Record<string, number>>;
  readonly factuality: Readonly<Record<string, number>>;
  readonly place: Readonly<Record<string, number>>;
  readonly outcome: Readonly<Record<string, number>>;
  readonly target: Readonly<Record<string, number>>;
  /** Those whom most incidents name as acting, at most fifty. */
  readonly actor: readonly { readonly id: EntityId; readonly name: string; readonly incidents: number }[];
  readonly disputed: number;
}

/** How a selection lies over time and on the map: what a timeline and a map draw, whatever its size. */
export interface Spread {
  /** Incidents counted at the first day on which they may have happened, in steps of one unit, without the empty ones. */
  readonly time: {
    readonly unit: 'day' | 'week' | 'month' | 'year';
    readonly bars: readonly { readonly from: string; readonly to: string; readonly incidents: number; readonly killed: number }[];
  };
  readonly places: readonly {
    readonly name: string;
    readonly lat: number;
    readonly lon: number;
    readonly radiusMetres: number | null;
    readonly incidents: number;
  }[];
  readonly undated: number;
  readonly unplaced: number;
}

/** What a conclusion was about, as a line of the change log names it. */
export interface Subject {
  readonly kind: 'claim' | 'incident' | 'source' | 'entity' | 'review' | 'element';
  readonly id: string;
  /** The words of the claim, the title of the incident or source, the name of the entity; null when the findings hold it no more. */
  readonly label: string | null;
  /** The source in which the words of a claim stand. */
  readonly source: SourceId | null;
}

/** A conclusion as the change log shows it. */
export type ReviewView = Review & {
  readonly subjects: readonly Subject[];
  /** The review that undid it, or null while it stands. */
  readonly undoneBy: string | null;
};

/** A claim that a person has not answered yet. Nobody else's answer comes with it: two people read it apart from each other. */
export interface Waiting {
  readonly claim: ClaimView;
  readonly title: string;
  /** Why it stands where it stands in the queue. */
  readonly because: readonly ('figure' | 'actor' | 'disputed' | 'unsure' | 'alone' | 'second')[];
}

export interface Queue {
  readonly page: Page<Waiting>;
  /** How many of the claims of the file nobody, one person, and two or more have answered. */
  readonly answered: readonly [none: number, one: number, two: number];
}

/** What two people answered on the same claims, each without seeing the other's answer. */
export interface Agreement {
  readonly both: number;
  readonly same: number;
  /** Agreement beyond chance over all pairs of answers (the kappa of Fleiss for two readers); null where it is not defined: fewer than two pairs, or one answer throughout. */
  readonly kappa: number | null;
  readonly differ: readonly {
    readonly claim: ClaimView;
    readonly answers: readonly { readonly name: string; readonly answer: 'confirm' | 'reject'; readonly reason: string }[];
  }[];
}

/** Two sources beside each other: what their claims have to do with one another. */
export interface Comparison {
  readonly left: SourceFile;
  readonly right: SourceFile;
  /** Relations that have one claim in each. */
  readonly relations: readonly Relation[];
  readonly disputes: readonly DisputeView[];
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
  readonly incident: IncidentName | null;
  readonly sides: readonly [readonly ClaimView[], readonly ClaimView[]];
}

/** An assessment with what its incident is called. */
export type AssessmentView = Assessment & { readonly of: IncidentName };

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
    /** Where stretches of the text stand on the pages of the original, where it has pages. */
    readonly boxes: readonly Anchor[];
    readonly method: Method;
  } | null;
  readonly claims: readonly ClaimView[];
  /** Who and what the text names, in its order. */
  readonly mentions: readonly (Span & { readonly entity: EntityId; readonly name: string; readonly kind: EntityKind })[];
  readonly incidents: readonly (IncidentName & Pick<IncidentRow, 'shelf'>)[];
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
  /** The names that were joined to make it, where they are several. */
  readonly parts: NonNullable<Entity['parts']>;
}

export interface EntityFile {
  readonly row: EntityRow;
  readonly said: readonly ClaimView[];
  readonly named: readonly ClaimView[];
  readonly incidents: readonly IncidentRow[];
  readonly attribution: readonly {
    readonly incident: IncidentName;
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
  readonly questions: readonly {
    readonly question: string;
    /** How many incidents lack it, and the first of them. */
    readonly total: number;
    readonly incidents: readonly IncidentId[];
  }[];
}

/** What a store answers. Lists come in a fixed order, so that the part after a part neither repeats nor skips. */
export interface Questions {
  overview(): Promise<Overview>;
  incidents(selection: IncidentSelection, order: IncidentOrder, asked: AskedOfMany): Promise<Page<IncidentRow>>;
  facets(selection: IncidentSelection): Promise<Facets>;
  spread(selection: IncidentSelection): Promise<Spread>;
  incident(id: IncidentId): Promise<IncidentFile | null>;
  /** What these incidents are called; one that is not there is left out. */
  names(ids: readonly IncidentId[]): Promise<readonly IncidentName[]>;
  claim(id: ClaimId): Promise<ClaimView | null>;
  /** The claims of these ids in their order; one that is not there is left out. */
  claims(ids: readonly ClaimId[]): Promise<readonly ClaimView[]>;
  sources(asked: AskedByName): Promise<Page<SourceRow>>;
  source(id: SourceId): Promise<SourceFile | null>;
  /** The words of a passage, or null where the file has no such reading or its text no such stretch. */
  words(passage: Passage): Promise<string | null>;
  disputes(kind: DisputeKind | undefined, asked: Asked): Promise<Page<DisputeView>>;
  entities(kinds: readonly EntityKind[] | undefined, asked: AskedByName): Promise<Page<EntityRow>>;
  entity(id: EntityId): Promise<EntityFile | null>;
  assessments(asked: Asked): Promise<Page<AssessmentView>>;
  routes(): Promise<readonly Route[]>;
  /** Two sources beside each other, or null when one of them is not there. */
  compare(left: SourceId, right: SourceId): Promise<Comparison | null>;
  reviews(): Promise<readonly Review[]>;
  /** The change log, the newest first. */
  log(asked: Asked): Promise<Page<ReviewView>>;
  /** Claims that `name` has not answered, those that decide most first. */
  queue(name: string, asked: Asked): Promise<Queue>;
  agreement(): Promise<Agreement>;
  notes(asked: Asked): Promise<Page<Note>>;
  /**
   * Words, "phrases", prefix*, OR, -excluded, and fields: `kind:killing`, `by:name`, `place:name`, `source:name`. A query without
   * words or fields finds nothing. `total` is exact up to 10,000; beyond, it is 10,001. Only the newest 1,000 matches are ranked.
   */
  search(query: string, asked: Asked): Promise<Findable>;
}
