/** The columns of each table. Anything that no query selects by lives in a JSON text. */
export interface Tables {
  documents: { name: string; json: string };
  /** The columns of incidents, as arrays of numbers or as JSON. */
  columns: { name: string; data: Uint8Array };
  sources: {
    id: string;
    ord: number;
    object: string;
    reading: string | null;
    origin: string | null;
    line: string;
    json: string;
  };
  readings: { id: string; object: string; json: string; mentions: string };
  claims: {
    /** Its place in the findings. */
    ord: number;
    id: string;
    reading: string;
    span_from: number;
    span_to: number;
    kind: string;
    /** The folded name of its place. */
    place: string | null;
    /** The block of text in which it begins. */
    block: number | null;
    /** How much hangs on its being read by a person: the order of the queue. */
    weight: number;
    /** The reasons of its weight, as a JSON list. */
    why: string;
    view: string;
  };
  /** Claims and incidents as they were put in, apart from what pages ask for, which then lies closer together. */
  kept_claims: { ord: number; json: string };
  kept_incidents: { seq: number; json: string };
  incidents: {
    id: string;
    /** Its place in the findings. */
    seq: number;
    /** Rank by where its first claim stands, source by source: the order in which a reader meets it, and what breaks every tie. */
    ord: number;
    shelf: string;
    kind: string;
    title: string;
    grade: string;
    first_ms: number | null;
    last_ms: number | null;
    /** `first_ms`, or `last_ms`, or a number past every date where the time is not known: undated incidents come last. */
    sort_ms: number;
    place: string | null;
    lat: number | null;
    lon: number | null;
    radius: number | null;
    sources: number;
    claims: number;
    disputes: number;
    killed: number;
    line: string;
  };
  /** `incident` here and below is the `ord` of an incident, `claim` that of a claim. */
  incident_claims: { incident: number; ord: number; claim: number };
  /** What an incident can be selected by besides its own columns: entity, actor, target, outcome, factuality, accused, source. */
  incident_terms: { field: string; value: string; incident: number };
  /** The words of its title and of its claims; `rowid` is the `ord` of the incident. */
  incident_words: { rowid: number; folded: string };
  /** What the law says of the file, list by list; `documents` has what stands above the lists, under `law`. */
  law: { part: string; ord: number; json: string };
  vote_checks: { incident: string; ord: number; json: string };
  disputes: { id: string; ord: number; kind: string; incident: string | null; json: string };
  dispute_claims: { dispute: string; claim: string };
  /** Each relation twice, once for each of its claims; `side` 0 is the first. */
  relations: { claim: string; side: number; json: string };
  assessments: { incident: string; ord: number; json: string };
  entities: { id: string; ord: number; kind: string; line: string; json: string };
  entity_claims: { entity: string; part: 'said' | 'named'; claim: number; block: number | null };
  origins: { id: string; json: string };
  reviews: { id: string; ord: number; json: string };
  review_subjects: { subject: string; review: string };
  /** What each person last answered on each claim, where that answer stands. */
  answers: { claim: string; name: string; answer: 'confirm' | 'reject'; reason: string };
  notes: { ord: number; source: string | null; json: string };
  blocks: { id: number; reading: string; source: string; span_from: number; span_to: number; text: string };
  words: { rowid: number; folded: string };
  /** The names of sources and of entities, by their `ord`. */
  source_names: { rowid: number; folded: string };
  entity_names: { rowid: number; folded: string };
}
