import type { Manner } from '../../model/index.ts';
import { expressing, neverSpeakers, speechVerbs } from '../languages/en/speech.ts';
import type { Sentence } from '../types.ts';
import { isComma, isNominal, phraseAfter, subjectBefore, verbGroup } from './phrases.ts';
import { clauseEnd, lastWord, lemmaOf, type Proposal, type Scene } from './proposal.ts';
import { ends, saidWith, type Stretch } from './said.ts';
import { chosen, ordered, sourceOf, speaks } from './sources.ts';

/** What the verb at token `verb` says of who said what; null when the verb brings in no words (negated, modal, passive without "by"). */
export function proposeVerb(scene: Scene, verb: number): Proposal | null {
  const { doc, quotationOf } = scene;
  const { tokens } = doc;
  const token = tokens[verb]!;
  const lemma = lemmaOf(token);
  const entry = speechVerbs.get(lemma);
  const sentence = doc.sentences[token.sentence]!;
  const saying = /^(said|says|told|tells|saying|adding|telling)$/.test(token.lower);
  if ((entry === undefined && !expressing.has(lemma)) || (token.upos !== 'VERB' && !saying)) return null;
  const group = verbGroup(doc, sentence, verb);
  if (group.modal) return null;
  const believes = /^(believe|think|expect|consider|want|know)$/.test(lemma);
  if (group.negated && !believes) return null;
  if (group.passive) return passive(scene, sentence, verb, group.first);
  if (token.xpos === 'VBN' && group.first === verb && isParticiple(scene, verb)) return null;
  const who = group.infinitive ? ordered(scene, sentence, group.first) : sourceOf(scene, sentence, verb, group.first);
  // "Adding salt is …": a gerund without a subject speaks for nobody.
  if ((group.infinitive || (token.xpos === 'VBG' && group.first === verb)) && who === null) return null;
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

/** "the proposed law", "known for", "announced by": a participle inside or after a noun phrase, and not the past of a verb. */
function isParticiple({ doc }: Scene, verb: number): boolean {
  const { tokens } = doc;
  const token = tokens[verb]!;
  if (/^(amod|acl|advcl)/.test(token.deprel)) return true;
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
