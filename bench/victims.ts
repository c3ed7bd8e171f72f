// Who is named as harmed, how old, where, with what and at what hour, against annotated texts.
import { readFileSync } from 'node:fs';
import { findEntities } from '../src/extraction/entities.ts';
import { extract } from '../src/extraction/extract.ts';
import type { Gazetteer } from '../src/extraction/gazetteer.ts';
import { findTimexes } from '../src/extraction/mentions/when.ts';
import { findWeapons } from '../src/extraction/mentions/weapon.ts';
import { findToponyms, type Toponym } from '../src/extraction/mentions/where.ts';
import { documentOf, readingOf, shippedGazetteer, shippedModel } from '../src/extraction/testing.ts';
import { findVictims, weaponNamed } from '../src/extraction/victims.ts';
import type { Reading } from '../src/model/index.ts';
import { publishedOn } from '../src/model/testing/blank.ts';

interface Field {
  readonly role: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}
interface Annotated {
  readonly id: string;
  readonly date: string | null;
  readonly text: string;
  readonly fields: readonly Field[];
}

const roles = ['name', 'age', 'city', 'weapon', 'time'] as const;
type Role = (typeof roles)[number];

/** Which of the five a role of the data is, whatever the data calls it; null for others, and for whoever did it. */
export function roleOf(role: string): Role | null {
  const low = role.toLowerCase();
  if (/shooter|suspect|perpetrator|attacker|offender/.test(low)) return null;
  if (/age/.test(low)) return 'age';
  if (/name/.test(low)) return 'name';
  if (/city|town|place|location/.test(low)) return 'city';
  if (/weapon|gun|firearm/.test(low)) return 'weapon';
  return /time|clock|hour/.test(low) ? 'time' : null;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:]+/gu, ' ')
    .trim();

/** Hours and minutes out of any writing of them ("9 p.m.", "21:00", "T21:00"), or the words themselves. */
function clock(value: string): string {
  const match = /(\d{1,2})(?:[:.](\d\d))?\s*(?:([ap])\.?\s?m\b)?/i.exec(value.replace(/^.*T(?=\d)/, ''));
  if (match === null) return plain(value);
  let hour = Number(match[1]);
  if (match[3]?.toLowerCase() === 'p' && hour < 12) hour += 12;
  if (match[3]?.toLowerCase() === 'a' && hour === 12) hour = 0;
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

const dated = (date: string | null): Partial<Reading['about']> =>
  date !== null && /^\d{4}-\d\d-\d\d/.test(date) ? { published: publishedOn(date.slice(0, 10)) } : {};

/** Whether a toponym is a town and no state, county, street or sea; one that is in no list counts as a town. */
function isTown({ rule, where }: Toponym, gazetteer: Gazetteer): boolean {
  if (rule === 'place/facility') return false;
  const [name = ''] = where.gazetteer === null ? [] : [where.name, ...where.within];
  const place = gazetteer.lookup(name).find(({ id }) => id === where.gazetteer);
  return place === undefined || !/^(?:country|region|area|water|river)$/.test(place.kind);
}

/** The town that is named most often; the first one of several. */
function mostNamed(text: string, towns: readonly Toponym[]): Toponym | undefined {
  const nameOf = ({ nameSpan }: Toponym): string => plain(text.slice(nameSpan.from, nameSpan.to));
  const times = new Map<string, number>();
  for (const town of towns) times.set(nameOf(town), (times.get(nameOf(town)) ?? 0) + (town.where.lat === null ? 0.4 : 1));
  const most = Math.max(...times.values());
  return towns.find((town) => times.get(nameOf(town)) === most);
}

/** The line that an offset stands in. */
function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
}

/** What we find in one text, role by role. */
function fieldsOf({ text, date }: Annotated, gazetteer: Gazetteer): Field[] {
  const doc = documentOf(text, dated(date));
  const mentions = findEntities(doc);
  const found: Field[] = [];
  const add = (role: Role, { from, to }: { from: number; to: number }, value = text.slice(from, to)): void =>
    void found.push({ role, start: from, end: to, value });
  for (const victim of findVictims(doc, mentions)) {
    add('name', victim);
    if (victim.age !== null) add('age', victim.age);
  }
  const weapon = weaponNamed(doc, findWeapons(doc));
  if (weapon !== null) add('weapon', weapon);
  // The town of the first claim of harm that has one; else the town named most often, the first of several.
  const { claims } = extract(readingOf(text, dated(date)), { model: shippedModel(), gazetteer });
  const towns = findToponyms(doc, mentions, gazetteer).filter((each) => isTown(each, gazetteer));
  const harming = claims
    .filter(({ kind, where }) => /^(attack|killing|injury|torture)$/.test(kind) && where !== null)
    .map(({ where }) => towns.find(({ nameSpan }) => nameSpan.from >= where!.from && nameSpan.to <= where!.to))
    .find((town) => town !== undefined);
  const city = harming ?? mostNamed(text, towns);
  if (city !== undefined) add('city', city.nameSpan);
  // The hour told where something happens, and not that of the page.
  const hours = findTimexes(doc).flatMap(({ core, value, type }) => {
    const hour = /T(\d\d:\d\d)/.exec(value)?.[1];
    return type === 'time' && hour !== undefined ? [{ core, hour, line: lineAt(text, core.from) }] : [];
  });
  const told = hours.filter(({ line }) => !/^(?:posted|updated|published|photo)\b/i.test(line));
  const time =
    told.find(({ line }) =>
      /\b(?:shots?|shooting|gunfire|gunshots?|happened|occurred|called|responded|stabb\w+|attack\w*|fired|explo\w+)\b/i.test(
        line,
      ),
    ) ?? told[0];
  if (time !== undefined) add('time', time.core, time.hour);
  return found;
}

/** F1 of spans that overlap and of values, role by role. A value found once counts once, wherever in the text it was read. */
export function score(
  texts: readonly Annotated[],
  gazetteer: Gazetteer,
  show: (line: string) => void = () => undefined,
): string[] {
  const totals = new Map(roles.map((role) => [role, { gold: 0, found: 0, overlap: 0, value: 0 }]));
  const others = new Set<string>();
  for (const each of texts) {
    const found = fieldsOf(each, gazetteer);
    const gold = each.fields.flatMap((field) => {
      const role = roleOf(field.role);
      if (role === null) others.add(field.role);
      return role === null ? [] : [{ ...field, role }];
    });
    for (const role of roles) {
      const total = totals.get(role)!;
      const wanted = gold.filter((field) => field.role === role);
      const given = found.filter((field) => field.role === role);
      total.gold += wanted.length;
      total.found += given.length;
      const same = (a: Field, b: Field): boolean =>
        role === 'time' ? clock(a.value) === clock(b.value) : plain(a.value) === plain(b.value);
      const pair = (fits: (a: Field, b: Field) => boolean): number => {
        const left = [...given];
        return wanted.filter((want) => {
          const at = left.findIndex((one) => fits(want, one));
          if (at >= 0) left.splice(at, 1);
          return at >= 0;
        }).length;
      };
      total.overlap += pair((a, b) => a.start < b.end && b.start < a.end);
      total.value += pair(same);
      for (const want of wanted) if (!given.some((one) => same(want, one))) show(`${each.id} ${role} missed «${want.value}»`);
      for (const one of given) if (!wanted.some((want) => same(want, one))) show(`${each.id} ${role} extra «${one.value}»`);
    }
  }
  const f1 = (hits: number, gold: number, found: number): string => ((2 * hits) / Math.max(1, gold + found)).toFixed(3);
  const sum = { gold: 0, found: 0, overlap: 0, value: 0 };
  const line = (name: string, { gold, found, overlap, value }: typeof sum): string =>
    `${name.padEnd(8)} ${String(gold).padStart(4)} ${String(found).padStart(6)}   ${f1(overlap, gold, found)}   ${f1(value, gold, found)}`;
  const lines = roles.map((role) => {
    const total = totals.get(role)!;
    for (const key of ['gold', 'found', 'overlap', 'value'] as const) sum[key] += total[key];
    return line(role, total);
  });
  return [
    'role     gold  found  overlap   value (F1)',
    ...lines,
    line('all', sum),
    ...(others.size > 0 ? [`left out: ${[...others].join(', ')}`] : []),
  ];
}

/** `--data FILE` scores a file of `{id, text, date, fields: [{role, start, end, value}]}`, with `--show` every difference; without, both own halves. */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const files =
    at >= 0 && args[at + 1] !== undefined
      ? [args[at + 1]!]
      : ['tuned', 'held-back'].map((half) => new URL(`./sets/victims-${half}.jsonl`, import.meta.url).pathname);
  const gazetteer = shippedGazetteer();
  for (const file of files) {
    const texts = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Annotated);
    console.log(`victims: ${file.split('/').pop()}, ${texts.length} texts`);
    for (const line of score(texts, gazetteer, args.includes('--show') && !file.includes('held-back') ? console.log : undefined))
      console.log(line);
  }
}

if (import.meta.main) run(process.argv.slice(2));
