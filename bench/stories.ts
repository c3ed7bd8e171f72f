// Short invented stories told by several reports each, from their words to incidents, origins, figures and disputes.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { applyEntities, findOrigins, gather, resolveEntities } from '../src/corroboration/index.ts';
import { extract, type Tools } from '../src/extraction/extract.ts';
import { parsePack } from '../src/extraction/gazetteer.ts';
import { readingOf, shippedGazetteer, shippedModel } from '../src/extraction/testing.ts';
import { digestOf, idFrom, type Claim, type Extraction, type Findings, type Reading, type Source } from '../src/model/index.ts';
import { publishedOn } from '../src/model/testing/blank.ts';

/** What extraction works with, and a pack of the invented places, each far from the others. */
function tools(places: readonly string[]): Tools {
  const pack = parsePack(
    JSON.stringify({
      format: 'assize-gazetteer/1',
      id: 'golden',
      title: 'Invented places',
      licence: 'Apache-2.0',
      places: places.map((name, n) => ({ id: `p${n}`, name, lat: -40 - n, lon: -130 - 2 * n, kind: 'city', population: 90_000 })),
    }),
  );
  return { model: shippedModel(), gazetteer: shippedGazetteer(pack) };
}

export interface GoldIncident {
  readonly number: string;
  readonly kind: string;
  readonly killed: number | null;
  readonly disputes: readonly string[];
}
export interface GoldReport {
  readonly name: string;
  readonly published: string;
  readonly origin: string;
  readonly text: string;
  readonly marks: readonly { readonly incident: string; readonly from: number; readonly to: number }[];
}
export interface GoldStory {
  readonly name: string;
  readonly places: readonly string[];
  readonly incidents: readonly GoldIncident[];
  readonly reports: readonly GoldReport[];
}

/** Reads stories as people write them down: "=" a story, "+" what is true, "-" a report, [[1 …]] words that tell of incident 1; each line a paragraph. */
export function parseStories(file: string): GoldStory[] {
  const stories: { name: string; places: string[]; incidents: GoldIncident[]; reports: GoldReport[] }[] = [];
  for (const line of file.split('\n')) {
    const [sign, rest] = [line[0], line.slice(2).trim()];
    const story = stories.at(-1);
    if (line.trim() === '' || sign === '#') continue;
    if (sign === '=') stories.push({ name: rest, places: [], incidents: [], reports: [] });
    else if (sign === '@') story!.places.push(...rest.split(', '));
    else if (sign === '+') {
      const [number, kind, ...facts] = rest.split(' ');
      const fact = (name: string) => facts.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
      story!.incidents.push({
        number: number!,
        kind: kind!,
        killed: fact('killed') === undefined ? null : Number(fact('killed')),
        disputes: fact('disputes')?.split(',') ?? [],
      });
    } else if (sign === '-') {
      const [, name, published, origin] = /^(.+) (\S+) (\S+)$/.exec(rest)!;
      story!.reports.push({ name: name!, published: published!, origin: origin!, text: '', marks: [] });
    } else {
      const report = story!.reports.at(-1)!;
      const marks = [...report.marks];
      let text = report.text === '' ? '' : `${report.text}\n\n`;
      for (const part of line.split(/(\[\[\d [^\]]*\]\])/)) {
        const mark = /^\[\[(\d) ([^\]]*)\]\]$/.exec(part);
        if (mark) marks.push({ incident: mark[1]!, from: text.length, to: text.length + mark[2]!.length });
        text += mark ? mark[2]! : part;
      }
      story!.reports[story!.reports.length - 1] = { ...report, text, marks };
    }
  }
  return stories;
}

/** What each report says, kept: a story is told again without one of its reports. */
const extracted = new Map<string, Extraction>();
function extractedOnce(reading: Reading, places: readonly string[], resources: Tools): Extraction {
  const key = `${reading.id} ${places.join(' ')}`;
  const known = extracted.get(key) ?? extract(reading, resources);
  extracted.set(key, known);
  return known;
}

/** Everything that the sources of one story say together. */
export function findingsOfStory({ reports, name, places }: GoldStory): Pick<
  Findings,
  'incidents' | 'disputes' | 'origins' | 'claims'
> & {
  readonly readings: readonly Reading[];
  readonly sources: readonly Source[];
} {
  const readings = reports.map(({ text, published }) => readingOf(text, { published: publishedOn(published) }));
  const sources = reports.map((report, n): Source => {
    const object = readings[n]!.object ?? digestOf(report.text);
    return {
      id: idFrom('source', object, name, report.name),
      object,
      mediaType: 'text/plain',
      bytes: report.text.length,
      at: '2040-01-01T00:00:00Z',
      from: report.name,
      inside: null,
    };
  });
  const one = [...new Map(readings.map((reading) => [reading.id, reading])).values()];
  const resources = tools(places);
  const extractions = one.map((reading) => extractedOnce(reading, places, resources));
  const { entities, rename } = resolveEntities(extractions, []);
  const claims = applyEntities(
    extractions.flatMap((extraction) => extraction.claims),
    rename,
    entities,
  );
  const origins = findOrigins(sources, one, claims, []);
  return { ...gather({ sources, readings: one, claims, entities, origins, reviews: [] }), origins, claims, readings, sources };
}

const near = (kind: string, claim: Claim) =>
  claim.kind === kind ||
  (['attack', 'killing', 'injury', 'casualties', 'destruction'].includes(kind) &&
    ['attack', 'killing', 'injury', 'casualties', 'destruction'].includes(claim.kind)) ||
  (kind === 'vote' && claim.kind === 'draft') ||
  (kind === 'visit' && claim.kind === 'meeting') ||
  (kind === 'offer' && claim.kind === 'evacuation') ||
  (kind === 'detention' && claim.kind === 'abduction') ||
  (kind === 'abduction' && claim.kind === 'detention');

export interface StoryScore {
  marks: number;
  found: number;
  precision: number;
  recall: number;
  origins: [right: number, all: number];
  killed: [right: number, all: number];
  disputes: [right: number, found: number, all: number];
  readonly lines: string[];
}

/** Scores stories: B-cubed of marked passages over incidents, origins, figures and disputes. */
export function scoreStories(stories: readonly GoldStory[]): StoryScore {
  const score: StoryScore = {
    marks: 0,
    found: 0,
    precision: 0,
    recall: 0,
    origins: [0, 0],
    killed: [0, 0],
    disputes: [0, 0, 0],
    lines: [],
  };
  for (const story of stories) {
    const { incidents, disputes, origins, claims, readings, sources } = findingsOfStory(story);
    const incidentOf = new Map(incidents.flatMap((incident) => incident.claims.map((id) => [id, incident] as const)));
    const mentions: { gold: string; found: string }[] = [];
    const byGold = new Map<string, Map<string, number>>();
    for (const [n, { marks, name }] of story.reports.entries())
      for (const { incident, from, to } of marks) {
        score.marks += 1;
        const { kind } = story.incidents.find(({ number }) => number === incident)!;
        const own = claims
          .filter((claim) => claim.reading === readings[n]!.id && claim.from < to && from < claim.to && near(kind, claim))
          .toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind));
        const at = own[0] && incidentOf.get(own[0].id);
        if (!at) {
          score.lines.push(`${story.name}: ${name} has no claim of kind ${kind} in its words on incident ${incident}`);
          continue;
        }
        mentions.push({ gold: incident, found: at.id });
        const found = byGold.get(incident) ?? new Map<string, number>();
        found.set(at.id, (found.get(at.id) ?? 0) + 1);
        byGold.set(incident, found);
      }
    score.found += mentions.length;
    for (const one of mentions) {
      const both = mentions.filter((other) => other.gold === one.gold && other.found === one.found).length;
      score.precision += both / mentions.filter((other) => other.found === one.found).length;
      score.recall += both / mentions.filter((other) => other.gold === one.gold).length;
    }
    for (const [gold, found] of byGold) {
      if (found.size > 1)
        score.lines.push(
          `${story.name}: incident ${gold} is told as ${found.size}: ${[...found.keys()].map((id) => incidents.find((one) => one.id === id)!.title).join(' | ')}`,
        );
      for (const [other, ids] of byGold)
        if (other > gold && [...ids.keys()].some((id) => found.has(id)))
          score.lines.push(`${story.name}: incidents ${gold} and ${other} are made one`);
    }
    for (const { number, killed, disputes: wanted } of story.incidents) {
      const best = [...(byGold.get(number) ?? [])].toSorted(([, a], [, b]) => b - a)[0]?.[0];
      const incident = incidents.find(({ id }) => id === best);
      if (killed !== null) {
        const line = incident?.tally.find(({ outcome, partOf }) => outcome === 'killed' && partOf === null);
        score.killed[1] += 1;
        if (line && (line.best ?? line.min) === killed) score.killed[0] += 1;
        else
          score.lines.push(
            `${story.name}: killed in ${number} is ${line ? `${line.best} (${line.min} to ${line.max})` : 'not told'}, wanted ${killed}`,
          );
      }
      const kinds = new Set(disputes.filter((dispute) => incident?.id === dispute.incident).map(({ kind }) => kind as string));
      score.disputes[1] += kinds.size;
      score.disputes[2] += wanted.length;
      for (const kind of wanted) {
        if (kinds.has(kind)) score.disputes[0] += 1;
        else score.lines.push(`${story.name}: no dispute of ${kind} on ${number}`);
      }
      for (const kind of kinds)
        if (!wanted.includes(kind))
          score.lines.push(
            `${story.name}: a dispute of ${kind} on ${number} that is none: ${disputes.find((one) => one.kind === kind && one.incident === incident?.id)!.what}`,
          );
    }
    const originOf = new Map(origins.flatMap((origin) => origin.sources.map((id) => [id, origin.id] as const)));
    for (const [a, one] of story.reports.entries())
      for (const [b, other] of story.reports.entries()) {
        if (b <= a) continue;
        score.origins[1] += 1;
        const together = originOf.get(sources[a]!.id) === originOf.get(sources[b]!.id);
        if (together === (one.origin === other.origin)) score.origins[0] += 1;
        else score.lines.push(`${story.name}: ${one.name} and ${other.name} are ${together ? 'made one origin' : 'two origins'}`);
      }
  }
  score.precision /= Math.max(score.found, 1);
  score.recall /= Math.max(score.found, 1);
  return score;
}

const folder = new URL('../src/corroboration/golden/', import.meta.url);
export const goldenStories = (heldBack: boolean): GoldStory[] =>
  parseStories(readFileSync(new URL(heldBack ? 'held-back.txt' : 'stories.txt', folder), 'utf8'));

/** `--show` prints what differs, for the stories that are built on and never for those held back. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { show: { type: 'boolean' } } });
  for (const heldBack of [false, true]) {
    const stories = goldenStories(heldBack);
    const score = scoreStories(stories);
    const f1 = (2 * score.precision * score.recall) / Math.max(score.precision + score.recall, 1e-9);
    console.log(
      `${heldBack ? 'held back' : 'built on'}: ${stories.length} stories, ${stories.reduce((sum, { reports }) => sum + reports.length, 0)} reports; ${score.found} of ${score.marks} passages have a claim`,
    );
    console.log(
      `  incidents B-cubed precision ${score.precision.toFixed(3)} recall ${score.recall.toFixed(3)} F1 ${f1.toFixed(3)}; origins ${score.origins.join(' of ')} pairs; killed ${score.killed.join(' of ')}; disputes ${score.disputes[0]} of ${score.disputes[2]} found, ${score.disputes[1] - score.disputes[0]} that are none`,
    );
    if (values.show && !heldBack) for (const line of score.lines) console.log(`    ${line}`);
  }
}
