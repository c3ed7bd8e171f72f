import type { Manner } from '../../model/index.ts';
import { expressing, neverSpeakers, speechVerbs } from '../languages/en/speech.ts';
import type { Sentence } from '../types.ts';
import { hasFinite, isComma, isNominal, phraseAfter, subjectBefore, verbGroup } from './phrases.ts';
import { clauseEnd, lastWord, type Proposal, type Scene } from './proposal.ts';
import { lemmaOf, pastOfSpeech } from './lemmas.ts';
import { ends, saidWith, type Stretch } from './said.ts';
import { chosen, ordered, sourceOf, speaks } from './sources.ts';

/** What the verb at token `verb` says of who said what; null when the verb brings in no words (negated, modal, passive without "by"). */
export function proposeVerb(scene: Scene, verb: number): Proposal | null {
  const { doc, quotationOf } = scene;
  const { tokens } = doc;
  const token = tokens[verb]!;
  const missed = missedPast(scene, verb);
  const lemma = missed ?? lemmaOf(token);
  const entry = speechVerbs.get(lemma);
  const sentence = doc.sentences[token.sentence]!;
  const saying = /^(said|says|told|tells|saying|adding|telling)$/.test(token.lower);
  if (
    (entry === undefined && !expressing.has(lemma)) ||
    !(token.upos === 'VERB' || saying || missed !== null || (token.upos === 'ADJ' && expressing.has(lemma)))
  )
    return null;
  // "the rebels' claim that": a noun, whatever the tagger thinks.
  if (tokens[verb - 1]?.xpos === 'POS' && /^(VB|VBP)$/.test(token.xpos)) return null;
  const group = verbGroup(doc, sentence, verb);
  if (group.modal) return null;
  const believes = /^(believe|think|expect|consider)$/.test(lemma);
  if (group.negated && !believes) return null;
  if (group.passive) return passive(scene, sentence, verb, group.first);
  if (missed === null && token.xpos === 'VBN' && group.first === verb && isParticiple(scene, verb)) return null;
  const who = group.infinitive ? ordered(scene, sentence, group.first) : sourceOf(scene, sentence, verb, group.first);
  // "Adding salt is …": a gerund without a subject speaks for nobody.
  if ((group.infinitive || (token.xpos === 'VBG' && group.first === verb)) && who === null) return null;
  // "If anyone raises doubts": nobody has.
  if (who !== null && who.first < verb && /^(if|unless|whether)$/.test(tokens[who.first - 1]?.lower ?? '')) return null;
  // "The shelling claimed nine lives": what cannot speak says nothing, whatever its verb.
  if (who !== null && who.safe && neverSpeakers.has(tokens[who.head]!.lower)) return null;
  if (
    lemma === 'claim' &&
    /^(lives?|victims?|responsibility)$/.test(tokens[phraseAfter(doc, sentence, verb + 1)?.head ?? verb]!.lower)
  )
    return null;
  const expression = entry === undefined || expressing.has(lemma) ? expressed(scene, sentence, verb) : null;
  if (expression !== null) return { ...expression, ...chosen(scene, verb, who, group.infinitive, true) };
  if (entry === undefined) return null;
  const said = saidWith(scene, sentence, verb, group.first, who, entry.takes, entry.parenthetical);
  if (said === null || said.content.length === 0) return null;
  const fragment = said.content.some(({ first, last }) => {
    for (let i = first; i <= last; i++) if (quotationOf[i] !== -1 && quotationOf[i] !== quotationOf[verb]) return true;
    return false;
  });
  const manner: Manner = said.quoted
    ? 'direct'
    : said.use === 'naming'
      ? 'characterisation'
      : fragment
        ? 'mixed'
        : attitude.test(lemma)
          ? 'stance'
          : 'indirect';
  return {
    sentence: token.sentence,
    manner,
    rule: `verb:${said.use}${group.negated ? ':not' : ''}`,
    cue: {
      first: verb,
      last:
        said.use.startsWith('prep:') &&
        tokens[verb + 1]?.lower === said.use.slice(5) &&
        /^(for|on)$/.test(tokens[verb + 1]!.lower)
          ? verb + 1
          : verb,
      lemma,
    },
    hearer: said.hearer,
    content: said.content,
    ...chosen(scene, verb, who, group.infinitive, said.agreed),
  };
}

/**
 * "The general vowed to …": the past of a verb of speech that the tagger took for a noun, an adjective or a participle. It stands
 * right after a noun and its clause has no finite verb, so without it the clause would have none at all. Null otherwise.
 */
function missedPast({ doc, quotationOf }: Scene, verb: number): string | null {
  const { tokens } = doc;
  const token = tokens[verb]!;
  if (!(/^(NOUN|ADJ|PROPN)$/.test(token.upos) || (token.xpos === 'VBN' && token.deprel === 'acl')) || quotationOf[verb] !== -1)
    return null;
  const lemma = pastOfSpeech(token);
  const before = tokens[verb - 1];
  if (lemma === null || before === undefined || before.sentence !== token.sentence) return null;
  if (!isNominal(before) && !(before.upos === 'ADJ' && tokens[verb - 2]?.upos === 'DET')) return null;
  const next = tokens[verb + 1];
  if (next === undefined || !/^(DET|PRON|ADJ|NOUN|PROPN|NUM|PART|SCONJ)$/.test(next.upos)) return null;
  const sentence = doc.sentences[token.sentence]!;
  let first = verb;
  while (first > sentence.first && !isComma(tokens[first - 1])) first--;
  let last = verb;
  while (last + 1 < sentence.last && !isComma(tokens[last + 1]) && !/^(that|but|and|who|which)$/.test(tokens[last + 1]!.lower))
    last++;
  const simple = !hasFinite(doc, first, verb) && (next.lower === 'that' || !hasFinite(doc, verb + 1, last + 1));
  return simple ? lemma : null;
}

/** "the proposed law", "known for", "announced by": a participle inside or after a noun phrase, and not the past of a verb. */
function isParticiple({ doc }: Scene, verb: number): boolean {
  const { tokens } = doc;
  const token = tokens[verb]!;
  // "Rebels promised safe passage": a sentence that is nothing but a noun and its participle has a verb the tagger missed.
  const bare = token.deprel === 'acl' && token.head === verb - 1 && tokens[token.head]?.deprel === 'root';
  if (/^(amod|acl|advcl)/.test(token.deprel) && !(bare && tokens[verb + 1]?.lower !== 'by')) return true;
  const known = speechVerbs.get(lemmaOf(token))?.takes.includes(`prep:${tokens[verb + 1]?.lower}`) ?? false;
  if (known && isNominal(tokens[verb - 1])) return false;
  if (/^(by|as|for|in)$/.test(tokens[verb + 1]?.lower ?? '') || tokens[verb - 1]?.lower === 'as') return true;
  return !isNominal(tokens[verb - 1]) && !/^(PRON|PUNCT|CCONJ)$/.test(tokens[verb - 1]?.upos ?? '');
}

const attitude =
  /^(condemn|denounce|decry|deplore|slam|criticise|criticize|welcome|praise|hail|applaud|commend|mourn|regret|want|hope|fear|doubt|believe|think|wish|expect|protest|feel|suspect|worry|consider|wonder|mull|ponder|know|realise|realize)$/;

/** "expressed outrage at airstrikes": a verb and a noun of feeling, and what it is about. */
function expressed(scene: Scene, sentence: Sentence, verb: number): Omit<Proposal, 'source' | 'confidence'> | null {
  const { doc } = scene;
  const { tokens } = doc;
  const frame = expressing.get(lemmaOf(tokens[verb]!));
  if (frame === undefined) return null;
  for (let i = verb + 1; i <= Math.min(verb + 5, sentence.last - 2); i++) {
    const noun = tokens[i]!;
    if (!frame.nouns.has(noun.lower)) {
      if (!/^(ADJ|DET|ADV|NOUN|CCONJ)$/.test(noun.upos)) return null;
      continue;
    }
    let link = i + 1;
    while (tokens[link] !== undefined && /^(and|or)$/.test(tokens[link]!.lower)) link += 2;
    const mark = tokens[link];
    if (mark === undefined || !/^(at|over|about|for|that|of|with|to)$/.test(mark.lower) || link + 1 > lastWord(doc, sentence))
      return null;
    const content = { first: mark.lower === 'to' ? link : link + 1, last: clauseEnd(scene, sentence, link + 1, ends) };
    return {
      sentence: sentence.index,
      manner: 'stance',
      rule: `expressed:${noun.lower}`,
      cue: { first: verb, last: i, lemma: `${lemmaOf(tokens[verb]!)} ${noun.lower}` },
      hearer: null,
      content: [content],
    };
  }
  return null;
}

/** "was condemned by X", "was described by X as …": the agent speaks, of the subject and what follows. */
function passive(scene: Scene, sentence: Sentence, verb: number, first: number): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const lemma = lemmaOf(tokens[verb]!);
  if (/^(tell|inform|notify|ask|find|know|expect|consider|show|hear|suspect|back|order)$/.test(lemma)) return null;
  for (let i = verb + 1; i <= Math.min(verb + 4, sentence.last - 2); i++) {
    if (isComma(tokens[i]) || tokens[i]!.upos === 'VERB') return null;
    if (tokens[i]!.lower !== 'by') continue;
    const agent = phraseAfter(doc, sentence, i + 1);
    const subject = subjectBefore(doc, sentence, first);
    if (agent === null || subject === null || !speaks(scene, agent)) return null;
    const content: Stretch[] = [{ first: subject.first, last: subject.last }];
    if (agent.last + 1 <= lastWord(doc, sentence) && tokens[agent.last + 1]!.lower === 'as')
      content.push({ first: agent.last + 1, last: clauseEnd(scene, sentence, agent.last + 1, ends) });
    return {
      sentence: sentence.index,
      manner: content.length > 1 ? 'characterisation' : attitude.test(lemma) ? 'stance' : 'indirect',
      rule: 'verb:passive',
      cue: { first: verb, last: verb, lemma },
      source: agent,
      hearer: null,
      content,
      confidence: 0.7,
    };
  }
  return null;
}
