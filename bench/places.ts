// Names of places and where they lie, against annotated texts.
import { readFileSync } from 'node:fs';
import { findEntities } from '../src/extraction/entities.ts';
import type { Gazetteer } from '../src/extraction/gazetteer.ts';
import { findToponyms } from '../src/extraction/mentions/where.ts';
import { documentOf, shippedGazetteer } from '../src/extraction/testing.ts';
import { metresBetween } from '../src/model/index.ts';
import { publishedOn } from '../src/model/testing/blank.ts';

interface Annotated {
  readonly id: string;
  readonly date: string | null;
  readonly text: string;
  /** Names of places; `lat` and `lon` null where the annotators could not place one. */
  readonly places: readonly {
    readonly start: number;
    readonly end: number;
    readonly name: string;
    readonly lat: number | null;
    readonly lon: number | null;
  }[];
}

/** A hundred miles, the distance that studies of toponym resolution count as right. */
const NEAR = 161_000;

/**
 * Scores one set. Spans: F1, exact and overlapping. Placed: of the annotated places that have coordinates and whose span was found, the
 * share put within 161 km; a place left unplaced counts as wrong.
 */
export function score(texts: readonly Annotated[], gazetteer: Gazetteer, show: (line: string) => void = () => undefined): string {
  let [gold, found, exact, overlap, placeable, near, unplaced] = [0, 0, 0, 0, 0, 0, 0];
  for (const { id, date, text, places } of texts) {
    const day = date !== null && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : null;
    const doc = documentOf(text, {
      published: day === null ? null : publishedOn(day),
    });
    // Hospitals, schools and streets are no names of places to those who annotate them.
    const here = findToponyms(doc, findEntities(doc), gazetteer).filter(({ rule }) => rule !== 'place/facility');
    gold += places.length;
    found += here.length;
    const used = new Set<number>();
    for (const each of places) {
      const at = here.findIndex(({ nameSpan }, k) => !used.has(k) && nameSpan.from < each.end && each.start < nameSpan.to);
      if (at < 0) {
        show(`${id} missed «${text.slice(each.start, each.end)}»`);
        continue;
      }
      used.add(at);
      const { nameSpan, where } = here[at]!;
      overlap++;
      if (nameSpan.from === each.start && nameSpan.to === each.end) exact++;
      else show(`${id} «${text.slice(each.start, each.end)}», here «${text.slice(nameSpan.from, nameSpan.to)}»`);
      if (each.lat === null || each.lon === null) continue;
      placeable++;
      if (where.lat === null || where.lon === null) {
        unplaced++;
        show(`${id} unplaced «${each.name}»`);
      } else {
        const metres = metresBetween({ lat: where.lat, lon: where.lon }, { lat: each.lat, lon: each.lon });
        if (metres <= NEAR) near++;
        else show(`${id} «${each.name}» ${Math.round(metres / 1000)} km off: ${where.name} (${where.within.join(', ')})`);
      }
    }
    here.forEach(({ nameSpan }, k) => {
      if (!used.has(k)) show(`${id} extra «${text.slice(nameSpan.from, nameSpan.to)}»`);
    });
  }
  const f1 = (hits: number): string => ((2 * hits) / Math.max(1, found + gold)).toFixed(3);
  const share = (n: number, of: number): string => (n / Math.max(1, of)).toFixed(3);
  return `spans exact ${f1(exact)}, overlapping ${f1(overlap)} (F1; ${gold} places, ${found} found); within 161 km ${share(near, placeable)} of those found, ${share(near, placeable - unplaced)} of those placed`;
}

/** `--data FILE` scores a file, `--show` prints every difference; without a file the project's two halves. */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const files =
    at >= 0 && args[at + 1] !== undefined
      ? [args[at + 1]!]
      : ['tuned', 'held-back'].map(
          (half) => new URL(`../src/extraction/fixtures/places/${half}.jsonl`, import.meta.url).pathname,
        );
  const gazetteer = shippedGazetteer();
  for (const file of files) {
    const texts = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Annotated);
    console.log(
      `places: ${file.split('/').pop()}, ${texts.length} texts: ${score(texts, gazetteer, args.includes('--show') ? console.log : undefined)}`,
    );
  }
}

if (import.meta.filename === process.argv[1]) run(process.argv.slice(2));
