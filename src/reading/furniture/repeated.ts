import type { Block, Reading } from '../../model/index.ts';
import { joinFurniture } from '../drawn.ts';
import { fold } from '../fold.ts';
import { shapeOf, subjectWords } from './mark.ts';

/** In how many reports of one publisher, on different subjects, a line stands that is the publisher's and not the report's. */
const OFTEN = 3;
/** The same where no publisher is known: bare copies may come from anywhere. */
const OFTEN_UNKNOWN = 4;
/** Reports that share more of their subject words are taken for the same subject: the names of its victims stand in each of them. */
const SAME_SUBJECT = 0.25;
/** How many reports with a line are compared. */
const MOST_COMPARED = 40;

/** A line that could be a publisher's: a few words without a full stop and without a number, which is neither a title nor a maker's name. */
function lineOf(reading: Reading, block: Block): string | null {
  if ((block.kind !== 'paragraph' && block.kind !== 'heading') || block.to - block.from > 160) return null;
  const text = reading.text.slice(block.from, block.to);
  const shape = shapeOf(text);
  if ((shape !== 'label' && shape !== 'teaser') || /\p{N}/u.test(text)) return null;
  const folded = fold(text).trim();
  return folded.length < 3 ? null : folded;
}

const subjectOf = (reading: Reading): ReadonlySet<string> =>
  subjectWords(
    reading.blocks
      .filter(({ kind }) => kind !== 'furniture')
      .map(({ from, to }) => reading.text.slice(from, to))
      .join('\n'),
  );

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return few.size === 0 || shared / few.size >= SAME_SUBJECT;
}

/** Of some reports, how many tell of different subjects. */
function differing(readings: readonly Reading[], subjects: Map<Reading, ReadonlySet<string>>, enough: number): number {
  const apart: ReadonlySet<string>[] = [];
  // By their ids, so that the order in which they came changes nothing.
  for (const reading of [...readings].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MOST_COMPARED)) {
    let subject = subjects.get(reading);
    if (subject === undefined) subjects.set(reading, (subject = subjectOf(reading)));
    const own = subject;
    if (!apart.some((other) => alike(other, own))) apart.push(own);
    if (apart.length >= enough) break;
  }
  return apart.length;
}

/** A reading with more of its blocks marked as boilerplate. */
function marked(reading: Reading, lines: ReadonlySet<string>): Reading {
  const found = reading.blocks.filter((block) => {
    const line = lineOf(reading, block);
    return line !== null && lines.has(line);
  });
  if (found.length === 0) return reading;
  const gone = new Set(found);
  const furniture = [...reading.furniture, ...found.map(({ from, to }) => ({ kind: 'boilerplate' as const, from, to }))];
  return {
    ...reading,
    blocks: reading.blocks.map((block) => (gone.has(block) ? { ...block, kind: 'furniture' } : block)),
    furniture: joinFurniture(
      reading.text,
      furniture.sort((a, b) => a.from - b.from),
    ),
  };
}

/**
 * Readings with the lines marked that a publisher repeats: what stands word for word in several reports of one publisher that tell of
 * different things belongs to none of them. Sentences are never marked by this, nor lines with numbers: background that a publisher
 * repeats is still what it says. The same readings in any order give the same marks; a reading without such lines is given back itself.
 */
export function markRepeated(readings: readonly Reading[]): readonly Reading[] {
  const houses = new Map<string, Reading[]>();
  for (const reading of new Map(readings.map((one) => [one.id, one])).values()) {
    const house = fold(reading.about.publisher?.value ?? '').trim();
    const others = houses.get(house);
    if (others === undefined) houses.set(house, [reading]);
    else others.push(reading);
  }
  const repeated = new Map<string, ReadonlySet<string>>();
  for (const [house, own] of houses) {
    const enough = house === '' ? OFTEN_UNKNOWN : OFTEN;
    if (own.length < enough) continue;
    const byLine = new Map<string, Reading[]>();
    for (const reading of own)
      for (const line of new Set(reading.blocks.flatMap((block) => lineOf(reading, block) ?? []))) {
        const others = byLine.get(line);
        if (others === undefined) byLine.set(line, [reading]);
        else others.push(reading);
      }
    const subjects = new Map<Reading, ReadonlySet<string>>();
    const lines = [...byLine].filter(([, where]) => where.length >= enough && differing(where, subjects, enough) >= enough);
    repeated.set(house, new Set(lines.map(([line]) => line)));
  }
  return readings.map((reading) => {
    const lines = repeated.get(fold(reading.about.publisher?.value ?? '').trim());
    return lines === undefined || lines.size === 0 ? reading : marked(reading, lines);
  });
}
