import {
  type Claim,
  type ClaimJson,
  type Findings,
  type FindingsJson,
  type IncidentJson,
  type Mention,
  type Note,
  type Reading,
  type ReadingId,
  type Source,
  type SourceId,
  type SourceJson,
  type Span,
  type When,
  quoteSpan,
} from '../../model/index.ts';

/** What the printing needs to know: findings, or the part of them that `assize extract` and `assize read` compute. */
export type Printable = Pick<Findings, 'sources' | 'readings'> & Partial<Omit<Findings, 'sources' | 'readings'>>;

interface Quoted {
  from: number;
  to: number;
  quote: string;
}

/**
 * The findings as one document of the format `assize-findings/1` (docs/findings-json.md). Every span is printed with its exact
 * words, seen through the reading it belongs to. With `text`, each source carries the whole text of its reading.
 * Throws `model/span-outside-text` when a finding points outside its text: nothing is printed without its words.
 */
export function findingsDocument(findings: Printable, options: { readonly text?: boolean } = {}): FindingsJson {
  const readings = new Map(findings.readings.map((reading) => [reading.id, reading]));
  const readingOf = new Map<string, Reading>(findings.readings.map((reading) => [reading.object, reading]));
  const firstSource = new Map<ReadingId, SourceId>();
  for (const source of findings.sources) {
    const reading = readingOf.get(source.object);
    if (reading && !firstSource.has(reading.id)) firstSource.set(reading.id, source.id);
  }
  const textOf = (id: ReadingId) => readings.get(id)!.text;
  const sourceOf = (id: ReadingId) => firstSource.get(id) ?? '';
  const claims = new Map((findings.claims ?? []).map((claim) => [claim.id, claim]));

  const incidents = (findings.incidents ?? []).map((incident): IncidentJson => {
    const whenClaim = incident.whenClaim === null ? undefined : claims.get(incident.whenClaim);
    const whereClaim = incident.whereClaim === null ? undefined : claims.get(incident.whereClaim);
    const located = (claim: Claim | undefined) =>
      claim && { text: textOf(claim.reading), extra: { source: sourceOf(claim.reading) } };
    const at = located(whereClaim);
    return {
      id: incident.id,
      shelf: incident.shelf,
      kind: incident.kind,
      title: incident.title,
      claims: [...incident.claims],
      when: printWhen(incident.when, located(whenClaim)),
      where: incident.where === null || !at ? null : { ...at.extra, ...printWhere(at.text, incident.where) },
      support: {
        origins: [...incident.support.origins],
        sources: [...incident.support.sources],
        kinds: { ...incident.support.kinds },
        ...(incident.support.because && {
          because: incident.support.because.map((one) => ({ ...one, claims: [...one.claims] })),
        }),
      },
      grade: incident.grade,
      gradeBecause: incident.gradeBecause,
      tally: incident.tally.map((line) => {
        const since = line.from.map((id) => claims.get(id)).find((claim) => claim !== undefined);
        return {
          outcome: line.outcome,
          class: line.class,
          min: line.min,
          max: line.max,
          best: line.best,
          rule: line.rule,
          scope: line.scope,
          since: printWhen(line.since, located(since)),
          attributedTo: [...line.attributedTo],
          partOf: line.partOf,
          from: [...line.from],
          dissent: [...line.dissent],
          ...(line.figures && { figures: line.figures.map((figure) => ({ ...figure })) }),
          ...(line.low !== undefined && { low: line.low }),
          ...(line.high !== undefined && { high: line.high }),
          ...(line.byRule && { byRule: line.byRule.map((one) => ({ ...one })) }),
          ...(line.warnings && { warnings: [...line.warnings] }),
        };
      }),
      attribution: incident.attribution.map((one) => ({
        entity: one.entity,
        name: one.name,
        accusedBy: one.accusedBy.map((by) => ({ ...by })),
        deniedBy: one.deniedBy.map((by) => ({ ...by })),
        basis: [...one.basis],
        origins: one.origins,
        ...(one.grounds && { grounds: one.grounds.map(({ kind, claims: own }) => ({ kind, claims: [...own] })) }),
        ...(one.blame && { blame: one.blame }),
        ...(one.denialOrigins !== undefined && { denialOrigins: one.denialOrigins }),
      })),
      disputes: [...incident.disputes],
      ...(incident.facts && { facts: incident.facts.map((fact) => ({ ...fact, claims: [...fact.claims] })) }),
      ...(incident.changes && { changes: incident.changes.map((change) => ({ ...change, claims: [...change.claims] })) }),
      vote:
        incident.vote === null
          ? null
          : {
              ...incident.vote,
              drafters: [...incident.vote.drafters],
              vetoedBy: [...incident.vote.vetoedBy],
              opposedBy: [...incident.vote.opposedBy],
              abstainedBy: [...incident.vote.abstainedBy],
              supportedBy: [...incident.vote.supportedBy],
            },
    };
  });

  return {
    format: 'assize-findings/1',
    sources: findings.sources.map((source) =>
      printSource(source, readingOf.get(source.object) ?? null, findings.notes ?? [], options),
    ),
    entities: (findings.entities ?? []).map((entity) => ({
      id: entity.id,
      kind: entity.kind,
      name: entity.name,
      aliases: [...entity.aliases],
      state: entity.state,
      mentions: entity.mentions.map((one) => ({
        source: sourceOf(one.reading),
        ...quoted(textOf(one.reading), one),
        form: one.form,
      })),
    })),
    claims: (findings.claims ?? []).map((claim) => printClaim(claim, textOf(claim.reading), sourceOf(claim.reading))),
    origins: (findings.origins ?? []).map((origin) => ({
      id: origin.id,
      sources: [...origin.sources],
      because: origin.because.map(({ kind, what, source, span }) => ({
        kind,
        what,
        source,
        ...(span === null ? {} : quoted(textOf(span.reading), span)),
      })),
    })),
    incidents,
    disputes: (findings.disputes ?? []).map((dispute) => ({
      id: dispute.id,
      kind: dispute.kind,
      incident: dispute.incident,
      claims: dispute.claims.map((side) => [...side]),
      what: dispute.what,
      severity: dispute.severity,
    })),
    stories: storiesAmong(findings),
    relations: (findings.relations ?? []).map(({ kind, claims: pair, because, weight }) => ({
      kind,
      claims: [...pair],
      because,
      ...(weight !== undefined && { weight }),
    })),
    assessments: (findings.assessments ?? []).map((assessment) => ({
      ...assessment,
      elements: assessment.elements.map((element) => ({
        ...element,
        for: [...element.for],
        against: [...element.against],
        missing: [...element.missing],
      })),
    })),
    routes: (findings.routes ?? []).map((route) => ({
      ...route,
      conditions: route.conditions.map((condition) => ({ ...condition, facts: [...condition.facts] })),
    })),
    voteChecks: (findings.voteChecks ?? []).map((check) => ({
      ...check,
      recorded: check.recorded && {
        ...check.recorded,
        against: [...check.recorded.against],
        abstained: [...check.recorded.abstained],
      },
      because: check.because.map(({ rule, what, claims: from }) => ({ rule, what, claims: [...from] })),
    })),
    notes: (findings.notes ?? []).map(({ code, source, what, next }) => ({ code, source, what, next })),
  };
}

/** The stories with those of their sources that are printed: what is kept back is not named here either. */
function storiesAmong({ stories = [], sources, origins = [] }: Printable): FindingsJson['stories'] {
  const [shown, ofShown] = [new Set(sources.map(({ id }) => id)), new Set(origins.map(({ id }) => id))];
  return stories.flatMap(({ sources: told, origins: from, shared }) => {
    const own = told.filter((id) => shown.has(id));
    return own.length === 0 ? [] : [{ sources: own, origins: from.filter((id) => ofShown.has(id)), shared: [...shared] }];
  });
}

/** One claim with its exact words, as the format prints it; `text` is the text of its reading. */
export function printClaim(claim: Claim, text: string, source: string): ClaimJson {
  const mention = (one: Mention) => printMention(text, one);
  const { voice } = claim;
  return {
    id: claim.id,
    source,
    ...quoted(text, claim),
    kind: claim.kind,
    detail: claim.detail,
    voice: {
      manner: voice.manner,
      speaker: voice.speaker && mention(voice.speaker),
      coSpeakers: voice.coSpeakers.map(mention),
      via: voice.via && mention(voice.via),
      cue: voice.cue && { lemma: voice.cue.lemma, ...quoted(text, voice.cue) },
      content: voice.content && quoted(text, voice.content),
    },
    stance: claim.stance,
    factuality: claim.factuality,
    trigger: claim.trigger && quoted(text, claim.trigger),
    when: printWhen(claim.when, { text }),
    where: claim.where && printWhere(text, claim.where),
    actors: claim.actors.map((one) => ({ ...mention(one), role: one.role })),
    targets: claim.targets.map((one) => ({ ...mention(one), class: one.class })),
    weapons: claim.weapons.map((one) => ({ ...mention(one), class: one.class })),
    harms: claim.harms.map((harm) => ({
      outcome: harm.outcome,
      class: harm.class,
      min: harm.min,
      max: harm.max,
      hedge: harm.hedge,
      ...quoted(text, harm),
      partOf: harm.partOf,
      scope: harm.scope,
      since: printWhen(harm.since, { text }),
      attributedTo: harm.attributedTo.map(mention),
    })),
    vote: claim.vote && {
      body: claim.vote.body,
      item: claim.vote.item,
      inFavour: claim.vote.inFavour,
      against: claim.vote.against,
      abstained: claim.vote.abstained,
      members: claim.vote.members,
      outcome: claim.vote.outcome,
      ordinal: claim.vote.ordinal,
      drafters: claim.vote.drafters.map(mention),
      vetoedBy: claim.vote.vetoedBy.map(mention),
      opposedBy: claim.vote.opposedBy.map(mention),
      abstainedBy: claim.vote.abstainedBy.map(mention),
      supportedBy: claim.vote.supportedBy.map(mention),
    },
    method: { rule: claim.method.rule, version: claim.method.version, confidence: claim.method.confidence },
  };
}

function printSource(
  source: Source,
  reading: Reading | null,
  notes: readonly Note[],
  options: { readonly text?: boolean },
): SourceJson {
  const about = reading?.about;
  const text = reading?.text ?? '';
  const found = (one: { readonly span: Span | null } | null | undefined) => (one?.span ? quoted(text, one.span) : null);
  return {
    id: source.id,
    path: source.from,
    digest: source.object,
    mediaType: source.mediaType,
    bytes: source.bytes,
    inside: source.inside,
    received: source.at === '' ? null : source.at,
    ...(options.text && reading ? { text } : {}),
    title: found(about?.title),
    byline: found(about?.byline),
    publisher: about?.publisher
      ? {
          name: about.publisher.value,
          where: about.publisher.where,
          ...(about.publisher.span ? quoted(text, about.publisher.span) : {}),
        }
      : null,
    published: about?.published
      ? { ...printWhen(about.published, { text })!, inferred: about.published.inferred, where: about.published.where }
      : null,
    updated: about?.updated
      ? { ...printWhen(about.updated, { text })!, inferred: about.updated.inferred, where: about.updated.where }
      : null,
    address: about?.address ?? null,
    language: about ? { code: about.language.code, confidence: about.language.confidence } : null,
    furniture: (reading?.furniture ?? []).map(({ kind, ...span }) => ({ kind, ...quoted(text, span) })),
    notes: notes.filter((note) => note.source === source.id).map(({ code, what, next }) => ({ code, what, next })),
  };
}

function printMention(text: string, { entity, name, ...span }: Mention) {
  return { ...quoted(text, span), entity, name };
}

function printWhen(when: When | null, at: { text: string; extra?: { source: string } } | undefined) {
  if (when === null) return null;
  const { first, last, precision, anchor } = when;
  return { first, last, precision, anchor, text: when.text && at ? { ...at.extra, ...quoted(at.text, when.text) } : null };
}

function printWhere(text: string, where: NonNullable<Claim['where']>) {
  const { name, lat, lon, radiusMetres, within, gazetteer } = where;
  return { ...quoted(text, where), name, lat, lon, radiusMetres, within: [...within], gazetteer };
}

function quoted(text: string, { from, to }: Span): Quoted {
  return { from, to, quote: quoteSpan(text, { from, to }) };
}
