import { applyEntities, findOrigins, gather, resolveEntities, storiesOf } from '../corroboration/index.ts';
import { assessFile, checkVotes, findRoutes } from '../law/index.ts';
import type { Extraction, Findings, Note, Reading, Review, Source } from '../model/index.ts';
import { breathe, extractAll } from './extracting.ts';
import { LONGEST_EXTRACTED } from './limits.ts';
import type { Watch } from './receive.ts';
import type { Tools } from './resources.ts';
import { asAnswers, withWritten } from './written.ts';

/** What was kept, as findings are computed from it. */
export interface Kept {
  readonly sources: readonly Source[];
  readonly readings: readonly Reading[];
  readonly reviews: readonly Review[];
  readonly notes: readonly Note[];
}

/**
 * Everything that is shown, computed from what was kept: the same kept things give the same findings on any day and machine.
 * `earlier` may hold extractions of readings already seen in this process, by reading id and what is marked in it, and is added to.
 */
export async function compute(
  kept: Kept,
  tools: Tools,
  {
    watch = () => {},
    earlier = new Map(),
    signal,
  }: { watch?: Watch | undefined; earlier?: Map<string, Extraction> | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Findings> {
  const notes: Note[] = [...kept.notes];
  const sourceOf = new Map(kept.sources.toReversed().map((source) => [source.object, source.id]));
  // A report that comes later may show a line of this one to be its publisher's.
  const seenAs = ({ id, furniture }: Reading) => `${id} ${furniture.map(({ from, to }) => `${from}-${to}`).join(',')}`;
  const anew = kept.readings.filter((reading) => !earlier.has(seenAs(reading)) && reading.text.length <= LONGEST_EXTRACTED);
  let done = kept.readings.length - anew.length;
  const told = () => watch({ phase: 'extracting', done, total: kept.readings.length, what: null });
  told();
  const answers = await extractAll(anew, tools, {
    signal,
    told: () => {
      done += 1;
      told();
    },
  });
  const answerTo = new Map(anew.map((reading, i) => [reading, answers[i]!]));
  const extractions = kept.readings.map((reading) => {
    const seen = seenAs(reading);
    const known = earlier.get(seen);
    if (known !== undefined) return known;
    const answer = answerTo.get(reading);
    if (answer !== undefined && 'extraction' in answer) {
      earlier.set(seen, answer.extraction);
      return answer.extraction;
    }
    const source = sourceOf.get(reading.object) ?? null;
    notes.push(
      answer === undefined
        ? {
            code: 'extraction/too-long',
            source,
            what: `The text has ${reading.text.length.toLocaleString('en')} characters; texts over ${LONGEST_EXTRACTED.toLocaleString('en')} are kept and searched, and nothing is extracted from them.`,
            next: 'Cut it into parts and add those.',
          }
        : {
            // A fault of ours, and said as one.
            code: 'extraction/failed',
            source,
            what: `Nothing was extracted from this text: the extractor failed (${answer.fault}).`,
            next: 'Read the text by eye, and report this fault with the text if you may share it.',
          },
    );
    return { reading: reading.id, claims: [], entities: [] };
  });

  watch({ phase: 'gathering', done: 0, total: 1, what: null });
  const { reviews, sources, readings } = kept;
  const { entities, rename } = resolveEntities(extractions, reviews);
  const found = applyEntities(
    extractions.flatMap((extraction) => extraction.claims),
    rename,
    entities,
  );
  const claims = withWritten(found, { reviews, readings, entities });
  const origins = findOrigins(sources, readings, claims, reviews);
  await breathe();
  const { incidents, disputes, relations } = gather({
    sources,
    readings,
    claims,
    entities,
    origins,
    reviews: asAnswers(reviews),
  });

  watch({ phase: 'assessing', done: 0, total: 1, what: null });
  await breathe();
  const { voteChecks, disputes: voteDisputes } = checkVotes({ incidents, claims, readings });
  const { assessments, conflicts } = assessFile({ incidents, claims, readings, entities, reviews, sources, origins });
  const routes = findRoutes({ incidents, claims, readings, entities, assessments, conflicts });
  return {
    sources,
    readings,
    entities,
    claims,
    origins,
    incidents: incidents.map((incident) => {
      const more = voteDisputes.filter((dispute) => dispute.incident === incident.id).map((dispute) => dispute.id);
      return more.length === 0 ? incident : { ...incident, disputes: [...incident.disputes, ...more] };
    }),
    disputes: [...disputes, ...voteDisputes],
    relations,
    stories: storiesOf(sources, readings, origins),
    assessments,
    routes,
    voteChecks,
    reviews,
    notes,
  };
}
