import type { Figure, Sighting } from '../entities.ts';
import type { Document, Token } from '../types.ts';

// Whom pronouns stand for. Only clear cases: one candidate that fits, or the subject of the clause above. The others stay open.

const masculine = /^(?:he|him|his|himself)$/;
const feminine = /^(?:she|her|hers|herself)$/;
const neuter = /^(?:it|its|itself)$/;
const many = /^(?:they|them|their|themselves)$/;
const collective: ReadonlySet<string> = new Set(['state', 'organisation', 'armed-group']);

/** The pronouns of a document whose figure is clear. `sightings` must be in the order of the text. */
export function resolvePronouns(doc: Document, sightings: readonly Sighting[]): Sighting[] {
  const found: Sighting[] = [];
  const byHead = new Map<number, Sighting>();
  for (const sighting of sightings) if (!byHead.has(sighting.head)) byHead.set(sighting.head, sighting);
  for (const sentence of doc.sentences)
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = doc.tokens[i]!;
      if (token.upos !== 'PRON') continue;
      const figure = figureOf(doc, token, sightings, found, byHead);
      if (figure === null) continue;
      const sighting: Sighting = {
        first: i,
        last: i + 1,
        head: i,
        form: 'pronoun',
        figure,
        sentence: sentence.index,
        definite: true,
      };
      found.push(sighting);
      byHead.set(i, sighting);
    }
  return found;
}

function figureOf(
  doc: Document,
  token: Token,
  sightings: readonly Sighting[],
  pronouns: readonly Sighting[],
  byHead: ReadonlyMap<number, Sighting>,
): Figure | null {
  const { lower } = token;
  if (masculine.test(lower) || feminine.test(lower)) {
    const gender = masculine.test(lower) ? 'm' : 'f';
    const fits = ({ figure }: Sighting) =>
      (figure.kind === 'person' || figure.kind === 'role') &&
      !figure.plural &&
      (figure.gender === null || figure.gender === gender);
    return person(doc, token, sightings, pronouns, byHead, fits);
  }
  if (neuter.test(lower)) {
    const above = subjectAbove(doc, token, byHead);
    if (above !== null && collective.has(above.figure.kind) && !above.figure.plural && above.form !== 'demonym')
      return above.figure;
    return null;
  }
  if (many.test(lower)) {
    const above = subjectAbove(doc, token, byHead);
    if (above === null) return null;
    const { figure } = above;
    return figure.plural || figure.kind === 'group' || above.form === 'demonym' ? figure : null;
  }
  return null;
}

/** The person that "he" or "she" means: the subject above, or the only one who fits in this and the last two sentences. */
function person(
  doc: Document,
  token: Token,
  sightings: readonly Sighting[],
  pronouns: readonly Sighting[],
  byHead: ReadonlyMap<number, Sighting>,
  fits: (sighting: Sighting) => boolean,
): Figure | null {
  const quoted = insideQuotation(doc, token);
  const speaker = quoted ? speakerOf(doc, token, byHead) : null;
  if (!quoted) {
    const above = subjectAbove(doc, token, byHead);
    if (above !== null && fits(above)) return above.figure;
  }
  const near = [...sightings, ...pronouns]
    .filter(
      (sighting) =>
        sighting.last <= token.index && token.sentence - sighting.sentence <= 2 && fits(sighting) && sighting.figure !== speaker,
    )
    .sort((a, b) => a.first - b.first);
  const figures = new Set(near.map(({ figure }) => figure));
  if (figures.size === 1) return near[0]!.figure;
  if (figures.size === 0) return null;
  // Of several, the subject of the sentence before, when this one has none before the pronoun.
  const here = near.filter((sighting) => sighting.sentence === token.sentence);
  const known = new Set(near.filter(({ figure }) => figure.gender !== null).map(({ figure }) => figure));
  if (here.length === 0) {
    const subjects = near.filter((sighting) => sighting.sentence === token.sentence - 1 && isMainSubject(doc, sighting.head));
    if (subjects.length >= 1 && new Set(subjects.map(({ figure }) => figure)).size === 1) return subjects[0]!.figure;
  } else if (quoted && new Set(here.map(({ figure }) => figure)).size === 1) return here[0]!.figure;
  return known.size === 1 && near.filter(({ figure }) => figure.gender === null).length === 0 ? [...known][0]! : null;
}

function isMainSubject(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  if (!token.deprel.startsWith('nsubj') || token.head < 0) return false;
  const verb = doc.tokens[token.head]!;
  return verb.head < 0 || verb.deprel === 'parataxis' || verb.deprel === 'ccomp';
}

/** The subject of the nearest clause above the pronoun's own, or of its own clause for a possessive: "Russia announced its plans". */
function subjectAbove(doc: Document, token: Token, byHead: ReadonlyMap<number, Sighting>): Sighting | null {
  const { tokens } = doc;
  let at = token.head;
  let own = token.deprel.startsWith('nsubj');
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const word = tokens[at]!;
    if (word.upos === 'VERB' || word.upos === 'AUX' || hasCopula(doc, at)) {
      const subject = subjectOfVerb(doc, at);
      // The pronoun's own clause counts only where the pronoun is not its subject.
      if (!own && subject !== null && subject !== token.index) {
        const sighting = byHead.get(subject);
        if (sighting !== undefined) return subject < token.index || token.xpos === 'PRP$' ? sighting : null;
        const verb = tokens[at]!;
        if (/^(?:which|that|who)$/.test(tokens[subject]!.lower) && verb.deprel.startsWith('acl') && verb.head >= 0)
          return byHead.get(verb.head) ?? null;
        // A subject that is nobody we know settles that it is not the next one up, unless it only opens a relative clause.
        if (!/^(?:which|that|who|whom)$/.test(tokens[subject]!.lower)) return null;
      }
      own = false;
      // An object pronoun is never the subject of its own clause: "Russia criticised it".
      if (token.xpos !== 'PRP$' && steps === 0 && !token.deprel.startsWith('nsubj')) return null;
    }
    at = word.head;
  }
  return null;
}

function hasCopula(doc: Document, i: number): boolean {
  for (let j = Math.max(0, i - 8); j < i; j++) if (doc.tokens[j]!.head === i && doc.tokens[j]!.deprel === 'cop') return true;
  return false;
}

function subjectOfVerb(doc: Document, verb: number): number | null {
  const { first, last } = doc.sentences[doc.tokens[verb]!.sentence]!;
  for (let i = first; i < last; i++) {
    const token = doc.tokens[i]!;
    if (token.head === verb && /^nsubj(?::pass)?$/.test(token.deprel)) return i;
  }
  const token = doc.tokens[verb]!;
  if ((token.deprel === 'conj' || token.deprel === 'xcomp') && token.head >= 0)
    return token.head === verb ? null : subjectUp(doc, token.head, 4);
  return null;
}

function subjectUp(doc: Document, verb: number, steps: number): number | null {
  if (steps === 0) return null;
  const { first, last } = doc.sentences[doc.tokens[verb]!.sentence]!;
  for (let i = first; i < last; i++) {
    const token = doc.tokens[i]!;
    if (token.head === verb && /^nsubj(?::pass)?$/.test(token.deprel)) return i;
  }
  const token = doc.tokens[verb]!;
  return (token.deprel === 'conj' || token.deprel === 'xcomp') && token.head >= 0 ? subjectUp(doc, token.head, steps - 1) : null;
}

/** Whether an odd number of quotation marks stands before the token in its block's running text. */
function insideQuotation(doc: Document, token: Token): boolean {
  const block = doc.sentences[token.sentence]!.block;
  let open = false;
  for (let s = token.sentence; s >= 0 && doc.sentences[s]!.block === block; s--) {
    const { first, last } = doc.sentences[s]!;
    for (let i = first; i < Math.min(last, token.index); i++) {
      const mark = doc.tokens[i]!.text;
      if (mark === '"' || mark === '“' || mark === '”' || mark === '«' || mark === '»' || mark === '``' || mark === "''")
        open = !open;
    }
  }
  return open;
}

/** The subject of the verb of saying in the sentence, outside the quotation. */
function speakerOf(doc: Document, token: Token, byHead: ReadonlyMap<number, Sighting>): Figure | null {
  const sentence = doc.sentences[token.sentence]!;
  for (let i = sentence.first; i < sentence.last; i++) {
    const verb = doc.tokens[i]!;
    if (
      !/^(?:say|tell|add|ask|state|declare|write|explain|insist|warn|reply|continue|note|argue)$/.test(verb.lemma) ||
      verb.upos !== 'VERB'
    )
      continue;
    const subject = subjectOfVerb(doc, i);
    if (subject === null) continue;
    const sighting = byHead.get(subject);
    if (sighting !== undefined && !insideQuotation(doc, doc.tokens[subject]!)) return sighting.figure;
  }
  return null;
}
