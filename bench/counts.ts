// How many were killed and injured, by article, against the facts of an archive.
import { readFileSync } from 'node:fs';
import { findHarmsAndFates, type Fate } from '../src/extraction/mentions/count.ts';
import { documentOf } from '../src/extraction/testing.ts';
import type { Document, HarmMention } from '../src/extraction/types.ts';
import { publishedOn } from '../src/model/testing/blank.ts';

interface Incident {
  readonly incident: string;
  readonly killed: number;
  readonly injured: number;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly date: string; readonly text: string }[];
}

/** Weight of a figure by where it stands: the title and the first sentences tell of the report's own incident, what follows may not. */
const weightAt = (sentence: number): number => (sentence === 0 ? 3 : sentence <= 3 ? 2.5 : sentence <= 8 ? 1 : 0.4);

interface Sentences {
  /** Figure of each sentence that gives one. */
  readonly figures: Map<number, number>;
  /** Sentences whose figure counts whoever did it as well ("killed two and then himself"). */
  readonly withSelf: Set<number>;
  /** Sentences that tell only of the one who did it. */
  readonly selfOnly: Set<number>;
  /** Sentences whose figure is certainly of people beside others ("another"). */
  readonly beside: Set<number>;
  readonly names: Set<string>;
}

/** What each sentence says of an outcome: its numbers added up, or the single people it names; "himself" is one more. */
function sentencesOf(
  doc: Document,
  harms: readonly HarmMention[],
  fates: readonly Fate[],
  outcome: HarmMention['outcome'],
): Sentences {
  const figures = new Map<number, number>();
  const beside = new Set<number>();
  const withSelf = new Set<number>();
  const selfOnly = new Set<number>();
  const words = new Map<number, string>();
  const alone = new Map<number, { person: Person; trigger: number }[]>();
  for (const harm of harms) {
    if (harm.outcome !== outcome || harm.scope === 'cumulative' || harm.partOf !== null || harm.min === null) continue;
    // "charged in the death of a teen, cried after his friend died": told by two words, one person as far as sex and age go.
    if (harm.min === 1 && harm.max === 1) {
      const person = personOf(doc.text.slice(harm.from, harm.to), null, false);
      const others = alone.get(harm.sentence) ?? [];
      if (outcome === 'killed' && others.some((other) => other.trigger !== harm.trigger && !apartFrom(other.person, person)))
        continue;
      alone.set(harm.sentence, [...others, { person, trigger: harm.trigger }]);
    }
    figures.set(harm.sentence, (figures.get(harm.sentence) ?? 0) + harm.min);
    words.set(harm.sentence, `${words.get(harm.sentence) ?? ''} ${doc.text.slice(harm.from, harm.to).toLowerCase()}`);
    if (harm.hedge?.toLowerCase() === 'another' || harm.min > 1) beside.add(harm.sentence);
  }
  const names = new Set<string>();
  const told = new Map<number, { names: Set<string>; nouns: Set<string>; self: boolean }>();
  for (const { outcome: said, key, named, reflexive, sentence, trigger, from } of fates) {
    if (said !== outcome) continue;
    // "5 hurt as wounded patron fires": the adjective tells of one of those counted.
    if (
      !named &&
      (figures.get(sentence) ?? 0) > 1 &&
      doc.tokens[trigger + 1]?.from === from &&
      doc.tokens[trigger]!.upos === 'ADJ'
    )
      continue;
    const partly = fates.some(
      (other) =>
        other.named &&
        other.key !== key &&
        doc.text
          .slice(other.from, other.to)
          .toLowerCase()
          .split(/\s/)
          .includes(key ?? ''),
    );
    if (partly) continue;
    if (named && key !== null) names.add(key);
    const entry = told.get(sentence) ?? { names: new Set<string>(), nouns: new Set<string>(), self: false };
    if (reflexive) entry.self = true;
    else if (named && key !== null) entry.names.add(key);
    else entry.nouns.add(key ?? 'one');
    told.set(sentence, entry);
  }
  for (const [sentence, { names: here, nouns, self }] of told) {
    const counted = figures.get(sentence) ?? 0;
    // A number and a noun joined to it ("two boys and their mother") add up; names may stand beside the nouns they belong to, and
    // a noun that says of someone only what anyone hurt is ("the victim") is no further person.
    const counting = words.get(sentence) ?? '';
    const further = [...nouns].filter(
      (noun) => !/^(?:one|old|victim|person|child|teen|teenager|suspect|student)$/.test(noun) && !counting.includes(noun),
    );
    // "The boy was taken to hospital, where he": the pronoun is whoever was named.
    const own = nouns.has('one') && nouns.size + here.size > 1 ? nouns.size - 1 : nouns.size;
    const people = counted > 0 ? Math.max(here.size, counted + further.length) : Math.max(here.size, own);
    figures.set(sentence, people + (self && (outcome === 'killed' || people === 0) ? 1 : 0));
    if (self && people > 0) withSelf.add(sentence);
    else if (self) selfOnly.add(sentence);
  }
  return { figures, withSelf, selfOnly, beside, names };
}

/** The figure with the greatest weight, weight falling with the place in the text; at equal weight the greater. */
function heaviest(
  figures: ReadonlyMap<number, number>,
  named: number,
  withSelf: ReadonlySet<number> = new Set(),
  selfOnly: ReadonlySet<number> = new Set(),
): { readonly count: number; readonly weight: number } {
  const votes = new Map<number, number>();
  const vote = (count: number, weight: number): void => void votes.set(count, (votes.get(count) ?? 0) + weight);
  // A sentence that tells of one of several does not gainsay the figure of them all.
  const several = [...figures].some(([sentence, count]) => count > 1 && sentence <= 3);
  // A sentence that tells only of the one who did it and died gives no figure where others give more.
  const more = [...figures].some(([sentence, count]) => count > 1 && !selfOnly.has(sentence));
  // Who counts the victims alone does not gainsay who counts the one who did it with them.
  const whole = new Set([...withSelf].map((sentence) => figures.get(sentence)!));
  const all = (count: number): number => (whole.has(count + 1) ? count + 1 : count);
  for (const [sentence, count] of figures)
    if (count > 0 && !(more && selfOnly.has(sentence)))
      vote(withSelf.has(sentence) ? count : all(count), weightAt(sentence) * (several && count === 1 ? 0.3 : 1));
  if (named > 1) vote(all(named), 2);
  let best = 0;
  let top = 0;
  for (const [count, weight] of votes)
    if (weight > top || (weight === top && count > best)) {
      best = count;
      top = weight;
    }
  return { count: best, weight: top };
}

const male =
  /^(?:boys?|m[ae]n|fathers?|sons?|brothers?|husbands?|uncles?|grandfathers?|grandsons?|nephews?|boyfriends?|dads?|males?|stepson|stepfather|he|him)$/;
const female =
  /^(?:girls?|wom[ae]n|mothers?|daughters?|sisters?|wife|wives|aunts?|grandmothers?|granddaughters?|nieces?|girlfriends?|moms?|females?|stepdaughter|stepmother|she|her)$/;
const young =
  /^(?:boys?|girls?|child|children|toddlers?|bab(?:y|ies)|infants?|teens?|teenagers?|students?|grandsons?|granddaughters?)$/;
const grown =
  /^(?:m[ae]n|wom[ae]n|fathers?|mothers?|husbands?|wife|uncles?|aunts?|grandfathers?|grandmothers?|officers?|deput(?:y|ies)|boyfriends?|girlfriends?|polic\S*|guards?)$/;

/** What words say of one person: enough to tell two people apart, never enough to say that they are one. */
interface Person {
  readonly sex: 'm' | 'f' | null;
  readonly age: number | null;
  readonly grown: boolean | null;
  readonly name: string | null;
}

function personOf(text: string, key: string | null, named: boolean): Person {
  const lower = text.toLowerCase();
  const words = lower.split(/[^\p{L}]+/u);
  const noun =
    key !== null && !named
      ? key
      : (words.findLast((word) => male.test(word) || female.test(word) || young.test(word) || grown.test(word)) ?? '');
  const years = /\b(\d{1,2})[- ]years?[- ]old/.exec(lower);
  const age = years === null ? null : Number(years[1]);
  return {
    sex: male.test(noun) ? 'm' : female.test(noun) ? 'f' : null,
    age,
    grown: age !== null ? age >= 19 : young.test(noun) ? false : grown.test(noun) ? true : null,
    name: named ? key : null,
  };
}

const apartFrom = (a: Person, b: Person): boolean =>
  (a.sex !== null && b.sex !== null && a.sex !== b.sex) ||
  (a.age !== null && b.age !== null && Math.abs(a.age - b.age) > 1) ||
  (a.grown !== null && b.grown !== null && a.grown !== b.grown);

/** The single people of an outcome, each with its sentence. */
function singles(
  doc: Document,
  harms: readonly HarmMention[],
  fates: readonly Fate[],
  outcomes: readonly string[],
): { person: Person; sentence: number }[] {
  const out: { person: Person; sentence: number }[] = [];
  for (const { outcome, min, max, from, to, sentence, scope } of harms)
    if (outcomes.includes(outcome) && min === 1 && max === 1 && scope !== 'cumulative')
      out.push({ person: personOf(doc.text.slice(from, to), null, false), sentence });
  for (const { outcome, key, named, reflexive, from, to, sentence } of fates)
    if (outcomes.includes(outcome) && !reflexive) out.push({ person: personOf(doc.text.slice(from, to), key, named), sentence });
  return out;
}

const fatal =
  /\b(?:fatal|deadly|homicide|murder|murder-suicide|manslaughter|slaying|killing|killed|kills|dies|died|death|dead|suicides?|claims (?:a )?life|lost (?:his|her|their) li(?:fe|ves))\b/i;

/** Sentences after the opening that tell of what happened long before, or of a crash. */
const otherEvents = (doc: Document): ReadonlySet<number> =>
  new Set(
    doc.sentences
      .filter(
        ({ index, from, to }) =>
          index > 3 &&
          /\b(?:years?|months?)(?: and a half)? ago\b|\bin a (?:car|traffic)?\s?crash\b|\bcar crash\b/i.test(
            doc.text.slice(from, to),
          ),
      )
      .map(({ index }) => index),
  );

/** The number of each sentence, a dateline and the sentence below it being one. */
function numbersOf(doc: Document): number[] {
  let number = 0;
  return doc.sentences.map(({ kind }) => (kind === 'heading' ? number : number++));
}

/**
 * Killed and injured as one article gives them. Figures that add up over a period are left out. Someone shot of whom nothing more is
 * said is injured. Someone said to be hurt in an article that tells of a death is that same person, unless the sentence tells of
 * both or of several, or sex or age set the two apart. An article whose opening speaks of a death without saying whose tells of one.
 */
export function tally(doc: Document): { readonly killed: number; readonly injured: number } {
  const all = findHarmsAndFates(doc);
  const elsewhere = otherEvents(doc);
  const numbers = numbersOf(doc);
  const numbered = <T extends { readonly sentence: number }>(what: readonly T[]): T[] =>
    what.filter(({ sentence }) => !elsewhere.has(sentence)).map((one) => ({ ...one, sentence: numbers[one.sentence]! }));
  const harms = numbered(all.harms);
  const fates = numbered(all.fates);
  const dead = sentencesOf(doc, harms, fates, 'killed');
  const hurt = sentencesOf(doc, harms, fates, 'injured');
  const shot = sentencesOf(doc, harms, fates, 'casualties');
  const deaths = heaviest(dead.figures, dead.names.size, dead.withSelf, dead.selfOnly);
  const hurtAtAll = heaviest(hurt.figures, hurt.names.size);
  // Deaths told of only far down, in an article that opens with people hurt, are those of another incident.
  const shotAtAll = heaviest(shot.figures, shot.names.size);
  let killed = deaths.weight < 1 && hurtAtAll.weight >= 2.5 ? 0 : deaths.count;
  if (deaths.count === 0) {
    const opening = doc.text.slice(0, doc.sentences.findLast((_, s) => numbers[s]! <= 2)?.to ?? 0);
    if (fatal.test(opening)) killed = 1;
  }
  const those = singles(doc, harms, fates, ['killed']);
  const others = new Set<number>();
  if (killed === 1 && those.length > 0)
    for (const { person, sentence } of singles(doc, harms, fates, ['injured', 'casualties']))
      if (
        sentence < 14 &&
        those.some((one) => apartFrom(one.person, person)) &&
        those.every((one) => one.person.name === null || one.person.name !== person.name)
      )
        others.add(sentence);
  // "was taken to hospital, where he died": being brought there is no second person's harm.
  const told = new Set(
    [...harms, ...fates]
      .filter(({ outcome, trigger }) => outcome === 'injured' && !/^(?:hospitals?|surgery)$/.test(doc.tokens[trigger]!.lower))
      .map(({ sentence }) => sentence),
  );
  // "The man injured last week died": one and the same.
  const of = (outcome: string): Fate[] => fates.filter((fate) => fate.outcome === outcome);
  const same = new Set(
    of('injured').flatMap((one) => (of('killed').some(({ from }) => from === one.from) ? [one.sentence] : [])),
  );
  const apart = new Map(
    [...hurt.figures].filter(
      ([sentence, count]) =>
        killed === 0 ||
        count > 1 ||
        hurt.beside.has(sentence) ||
        others.has(sentence) ||
        (killed > 1 && sentence <= 3 && told.has(sentence) && !same.has(sentence)) ||
        (dead.figures.has(sentence) && told.has(sentence) && !same.has(sentence) && sentence < 12),
    ),
  );
  const wounded = heaviest(apart, killed === 0 ? hurt.names.size : 0);
  // People hurt who are told of only far down, in an article that opens with a death, are those of another incident.
  let injured = wounded.weight < 1 && deaths.weight >= 2.5 ? 0 : wounded.count;
  // "All four victims were taken to hospital … one of them died": whoever died since is no longer among the injured.
  const everyone = shotAtAll.count;
  if (killed > 0 && injured > killed && injured === everyone && ![...apart.keys()].some((sentence) => dead.figures.has(sentence)))
    injured -= killed;
  // Where nobody died, all who were shot are hurt, whichever of them the report goes on to name.
  if (killed === 0 && (injured === 0 || (everyone > injured && shotAtAll.weight > wounded.weight))) injured = everyone;
  return { killed, injured };
}

/** `--data FILE`: JSON lines of incidents with their articles. `--show N` prints the first N articles that differ. */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const file = at >= 0 ? args[at + 1] : undefined;
  if (file === undefined) {
    console.log('counts: give --data FILE, JSON lines of {incident, killed, injured, docs: [{id, title, date, text}]}');
    return;
  }
  let left = args.includes('--show') ? Number(args[args.indexOf('--show') + 1]) : 0;
  let [articles, killed, injured, both] = [0, 0, 0, 0];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as Incident;
    for (const { id, title, date, text } of row.docs) {
      const doc = documentOf(`${title.replace(/[.!?]+$/, '')}\n\n${text}`, {
        published: /^\d{4}-\d\d-\d\d$/.test(date) ? publishedOn(date) : null,
      });
      const said = tally(doc);
      articles++;
      if (said.killed === row.killed) killed++;
      if (said.injured === row.injured) injured++;
      if (said.killed === row.killed && said.injured === row.injured) both++;
      else if (left-- > 0)
        console.log(
          `${row.incident} ${id.slice(0, 8)} archive ${row.killed}/${row.injured}, here ${said.killed}/${said.injured}: ${title.slice(0, 90)}`,
        );
    }
  }
  const share = (n: number): string => (n / Math.max(1, articles)).toFixed(3);
  console.log(`counts: ${articles} articles; killed ${share(killed)}, injured ${share(injured)}, both ${share(both)}`);
}

if (import.meta.main) run(process.argv.slice(2));
