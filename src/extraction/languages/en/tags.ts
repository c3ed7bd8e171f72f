import { frames } from './events.ts';
import { world } from './world.ts';
import { armedNouns, facilityNouns, groupNouns, officeNouns, organisationNouns, personNouns } from './world/people.ts';

/** Words of attacks that letters and weblogs hardly have, with the tags that they can take. */
const ofAttacks: Readonly<Record<string, RegExp>> = {
  airstrike: /^NN NOUN$/,
  airstrikes: /^NNS NOUN$/,
  warplane: /^NN NOUN$/,
  warplanes: /^NNS NOUN$/,
  ceasefire: /^NN NOUN$/,
  ceasefires: /^NNS NOUN$/,
  casualty: /^NN NOUN$/,
  casualties: /^NNS NOUN$/,
  gunfire: /^NN NOUN$/,
  helicopter: /^NN NOUN$/,
  helicopters: /^NNS NOUN$/,
  shelling: /^(?:NN NOUN|VBG VERB)$/,
  shellings: /^NNS NOUN$/,
  wounded: /^(?:JJ ADJ|VBN VERB|VBD VERB)$/,
  injured: /^(?:JJ ADJ|VBN VERB|VBD VERB)$/,
  displaced: /^(?:JJ ADJ|VBN VERB|VBD VERB)$/,
  strikes: /^(?:NNS NOUN|VBZ VERB)$/,
  shells: /^(?:NNS NOUN|VBZ VERB)$/,
};

/** What a headline tells in the present, and what no noun is written like. */
const onlyVerbs =
  'denies accuses condemns denounces deplores vows urges kills rejects warns admits confirms announces threatens destroys seizes besieges injures abducts kidnaps detains evacuates displaces deploys invades liberates executes vetoes abstains agrees refuses insists withdraws';

const alsoAdjectives = /(?:ic|al|ary|ous|ive|ist|ent|ant|less)$/;

/**
 * Words of our field with the pattern that their tags ("NNS NOUN") must match, so that "fighters" is not taken for a verb. Words
 * that the treebank knows keep the tags it gave them.
 */
export function fieldTags(): Map<string, RegExp> {
  const tags = new Map<string, RegExp>(Object.entries(ofAttacks));
  const set = (word: string, pattern: RegExp): void => {
    if (!tags.has(word)) tags.set(word, pattern);
  };
  for (const verb of onlyVerbs.split(' ')) set(verb, /^VBZ VERB$/);
  for (const noun of [...armedNouns, ...groupNouns, ...facilityNouns, ...organisationNouns, ...personNouns, ...officeNouns]) {
    if (noun.includes('-') || noun.length < 4) continue;
    if (/(?:men|women|people|police|children)$/.test(noun) || /[^s]s$/.test(noun)) set(noun, /^NNS NOUN$/);
    else {
      set(noun, alsoAdjectives.test(noun) ? /^(?:NN NOUN|JJ ADJ)$/ : /^NN NOUN$/);
      if (/[^sxyz]$/.test(noun)) set(`${noun}s`, /^NNS NOUN$/);
    }
  }
  // Nouns of events whose ending no verb has: "investigations".
  for (const noun of frames.noun.keys()) {
    if (!/^[a-z]+(?:tion|sion|ment|ance|ence|ship|ity)$/.test(noun)) continue;
    set(noun, /^NN NOUN$/);
    set(`${noun.replace(/y$/, 'ie')}s`, /^NNS NOUN$/);
  }
  for (const [word] of world.adjectives) {
    if (word.length < 4) continue;
    const written = word.charAt(0).toUpperCase() + word.slice(1);
    const people = /[^s]s$/.test(word) && !word.endsWith('ese');
    set(written, people ? /^(?:NNPS PROPN|NNS NOUN)$/ : /^(?:JJ ADJ|NNP PROPN)$/);
  }
  // The words of known names, as they are written: "United", "Nations".
  for (const phrases of world.names.values())
    for (const { words } of phrases)
      for (const word of words.length > 1 ? words : [])
        if (/^\p{L}{4,}$/u.test(word)) set(word.charAt(0).toUpperCase() + word.slice(1), /^NNP PROPN$/);
  return tags;
}
