import { describe, expect, it } from 'vitest';
import {
  mendBy,
  mendCased,
  mendHyphens,
  mendJoined,
  mendOthers,
  mendPairs,
  mendSpans,
  mendThose,
  mendTitles,
} from './mending/phrases.ts';
import { mendActives, mendBare, mendDue, mendReduced, mendUsed } from './mending/clauses.ts';
import { mendAsked, mendDenied, mendHeld, mendReported, mendSaid, mendSpeakers, mendStray, mendTold } from './mending/speech.ts';

const columns = (rows: readonly string[]) => {
  const cells = rows.map((row) => row.split(' '));
  return {
    words: cells.map(([word]) => word!),
    xpos: cells.map(([, tag]) => tag!),
    heads: cells.map(([, , head]) => Number(head)),
    deprels: cells.map(([, , , relation]) => relation!),
  };
};

describe('a parse that is mended', () => {
  it('gives the noun after a hyphenated participle what hangs on its parts', () => {
    // "schools in rebel-held areas of Tarn", read as if somebody held the areas.
    const parse = columns([
      'schools NNS -1 root',
      'in IN 2 case',
      'rebel NN 0 nmod',
      '- HYPH 4 punct',
      'held VBN 0 acl',
      'areas NNS 4 obj',
      'of IN 7 case',
      'Tarn NNP 5 nmod',
    ]);
    mendHyphens(parse);
    expect(parse.heads).toEqual([-1, 5, 4, 4, 5, 0, 7, 5]);
    expect(parse.deprels[5]).toBe('nmod');
  });

  it('leaves a parse that has it right', () => {
    const rows = [
      'the DT 4 det',
      'Ruvian JJ 3 compound',
      '- HYPH 3 punct',
      'backed VBN 4 amod',
      'army NN 5 nsubj',
      'fled VBD -1 root',
    ];
    const parse = columns(rows);
    mendHyphens(parse);
    expect(parse).toEqual(columns(rows));
  });

  it('takes a participle with an object for the verb that it is', () => {
    const parse = columns(['Troops NNS -1 root', 'shelled VBN 0 acl', 'villages NNS 1 obj', '. . 0 punct']);
    mendActives(parse);
    expect(parse.heads).toEqual([1, -1, 1, 1]);
    expect(parse.deprels).toEqual(['nsubj', 'root', 'obj', 'punct']);
  });

  it('leaves the participles that keep an object', () => {
    const rows = ['people NNS -1 root', 'denied VBN 0 acl', 'entry NN 1 obj'];
    const parse = columns(rows);
    mendActives(parse);
    expect(parse).toEqual(columns(rows));
  });

  it('makes whoever is urged the one who is to act', () => {
    const parse = columns([
      'Lantern NNP 1 nsubj',
      'urged VBD -1 root',
      'the DT 3 det',
      'union NN 1 obl',
      'to TO 5 mark',
      'open VB 1 advcl',
      'an DT 7 det',
      'inquiry NN 5 obj',
    ]);
    mendAsked(parse);
    expect(parse.deprels.slice(3, 6)).toEqual(['obj', 'mark', 'xcomp']);
  });

  it('takes the hours after which something was done for no one who did it', () => {
    const rows = ['Hours NNS 4 nsubj', 'after IN 4 mark', 'the DT 3 det', 'army NN 4 nsubj', 'left VBD -1 root'];
    const parse = columns(rows);
    mendSpans(parse);
    expect(parse.deprels[0]).toBe('obl:tmod');
    const alone = columns(rows.map((row) => row.replace('army NN 4 nsubj', 'army NN 4 obj')));
    mendSpans(alone);
    expect(alone.deprels[0]).toBe('nsubj');
  });

  it('joins a name at the beginning to the subject that "and" ties it to', () => {
    const parse = columns(['Oster JJ 3 advmod', 'and CC 2 cc', 'Vinland NNP 3 nsubj', 'agreed VBD -1 root']);
    mendJoined(parse);
    expect(parse.heads).toEqual([3, 2, 0, -1]);
    expect(parse.deprels.slice(0, 3)).toEqual(['nsubj', 'cc', 'conj']);
  });

  it('leaves what stands before a speaker to the words said', () => {
    const parse = columns([
      'gunmen NNS 1 nsubj',
      'fired VBD 7 ccomp',
      ', , 3 punct',
      'killing VBG 7 advcl',
      'nine CD 3 obj',
      ', , 7 punct',
      'police NNS 7 nsubj',
      'said VBD -1 root',
    ]);
    mendSaid(parse);
    expect(parse.heads).toEqual([1, 7, 3, 1, 3, 7, 7, -1]);
  });

  it('leaves a time before a speaker who comes first', () => {
    const rows = [
      'police NNS 1 nsubj',
      'said VBD -1 root',
      'on IN 3 case',
      'Friday NNP 1 obl',
      ', , 6 punct',
      'gunmen NNS 6 nsubj',
      'fired VBD 1 ccomp',
    ];
    const parse = columns(rows);
    mendSaid(parse);
    expect(parse).toEqual(columns(rows));
  });

  it('makes whoever stands between the last comma and the verb of saying the speaker', () => {
    const parse = columns([
      'they PRP 1 nsubj',
      'shelled VBD 6 ccomp',
      'Orsk NNP 1 obj',
      ', , 4 punct',
      'Minister NNP 5 nmod:desc',
      'Ruel NNP 2 conj',
      'said VBD -1 root',
    ]);
    mendSpeakers(parse);
    expect([parse.heads[5], parse.deprels[5]]).toEqual([6, 'nsubj']);
  });

  it('lets the name carry a phrase with a title', () => {
    const parse = columns(['French JJ 3 nsubj', 'President NNP 2 nmod:desc', 'Ruel NNP 0 appos', 'left VBD -1 root']);
    mendTitles(parse);
    expect([parse.heads, parse.deprels[2]]).toEqual([[2, 2, 3, -1], 'nsubj']);
  });

  it('finds who is due to do something', () => {
    const parse = columns([
      'Ruel NNP -1 root',
      'was VBD 0 cop',
      'due JJ 1 nsubj',
      'to TO 4 mark',
      'meet VB 2 advcl',
      'Aksu NNP 4 obj',
    ]);
    mendDue(parse);
    expect(parse.heads).toEqual([2, 2, -1, 4, 2, 4]);
  });

  it('takes a participle before the verb of its sentence for a description', () => {
    const parse = columns([
      'talks NNS 1 nsubj',
      'planned VBN -1 root',
      'in IN 3 case',
      'Orsk NNP 1 obl',
      'are VBP 6 cop',
      'in IN 6 case',
      'doubt NN 1 obl',
    ]);
    mendReduced(parse);
    expect([parse.heads, parse.deprels[1]]).toEqual([[6, 0, 3, 1, 6, 6, -1], 'acl']);
  });

  it('makes the man the one who shot in "a man who they say shot Ana"', () => {
    const parse = columns([
      'Police NNS 1 nsubj',
      'seek VBP -1 root',
      'a DT 3 det',
      'man NN 1 obj',
      'who WP 6 obj',
      'they PRP 6 nsubj',
      'say VBP 7 aux',
      'shot VBD 1 ccomp',
      'Ana NNP 7 obj',
    ]);
    mendHeld(parse);
    expect(parse.heads).toEqual([1, -1, 3, 1, 7, 6, 7, 3, 7]);
    expect(parse.deprels.slice(4, 8)).toEqual(['nsubj', 'nsubj', 'parataxis', 'acl:relcl']);
  });

  it('leaves whoever says something of his own in "a man who says he left"', () => {
    const rows = ['a DT 1 det', 'man NN -1 root', 'who WP 3 nsubj', 'says VBZ 1 acl:relcl', 'he PRP 5 nsubj', 'left VBD 3 ccomp'];
    const parse = columns(rows);
    mendHeld(parse);
    expect(parse).toEqual(columns(rows));
  });

  it('gives the others to the verb that tells what befell them', () => {
    // "Two were killed and five others, among them Ana, were hurt", read as if five others had been killed.
    const parse = columns([
      'Two CD 2 nsubj:pass',
      'were VBD 2 aux:pass',
      'killed VBN -1 root',
      'and CC 5 cc',
      'five CD 5 nummod',
      'others NNS 2 obj',
      ', , 9 punct',
      'among IN 9 case',
      'them PRP 9 nmod',
      'Ana NNP 2 obl',
      ', , 12 punct',
      'were VBD 12 aux:pass',
      'hurt VBN 2 advcl',
    ]);
    mendOthers(parse);
    expect(parse.heads).toEqual([2, 2, -1, 12, 5, 12, 9, 9, 9, 5, 12, 12, 2]);
    expect(parse.deprels[5]).toBe('nsubj:pass');
    expect(parse.deprels[12]).toBe('conj');
  });

  it('makes what stands before a reported verb its subject', () => {
    // "The army said its forces had struck a base", read as if the forces were said.
    const parse = columns([
      'army NN 1 nsubj',
      'said VBD -1 root',
      'its PRP$ 3 nmod:poss',
      'forces NNS 1 obj',
      'had VBD 5 aux',
      'struck VBN 1 ccomp',
      'base NN 5 obj',
    ]);
    mendReported(parse);
    expect(parse.heads).toEqual([1, -1, 3, 5, 5, 1, 5]);
    expect(parse.deprels[3]).toBe('nsubj');
  });

  it('leaves whoever is told in "told reporters he had left"', () => {
    const rows = [
      'Ana NNP 1 nsubj',
      'told VBD -1 root',
      'reporters NNS 1 obj',
      'he PRP 5 nsubj',
      'had VBD 5 aux',
      'left VBN 1 ccomp',
    ];
    const parse = columns(rows);
    mendReported(parse);
    expect(parse).toEqual(columns(rows));
  });

  it('takes "those who" for a subject that its clause describes', () => {
    const parse = columns([
      'Those JJ 5 advmod',
      'who WP 2 mark',
      'kill VB 5 advcl',
      'patients NNS 2 obj',
      'will MD 5 aux',
      'answer VB -1 root',
    ]);
    mendThose(parse);
    expect(parse.heads).toEqual([5, 2, 0, 2, 5, -1]);
    expect([parse.deprels[0], parse.deprels[2]]).toEqual(['nsubj', 'acl:relcl']);
  });

  it('joins the second of two names to the first', () => {
    const parse = columns(['launched VBN -1 root', 'by IN 2 case', 'Karelia NNP 0 obl:agent', 'and CC 4 cc', 'Tarn NNP 0 conj']);
    mendPairs(parse);
    expect(parse.heads).toEqual([-1, 2, 0, 4, 2]);
  });

  it('takes a stray possessive before a cue for none', () => {
    const parse = columns(['Tolland NNP 2 nsubj', "'s POS 0 case", 'said VBN -1 root', 'it PRP 4 nsubj', 'fell VBD 2 ccomp']);
    mendStray(parse);
    expect(parse.xpos[2]).toBe('VBD');
  });

  it('gives a blow whoever follows it with "by"', () => {
    const rows = [
      'town NN 1 nsubj',
      'suffers VBZ -1 root',
      'bombing NN 1 obj',
      'by IN 5 case',
      'both CC 5 cc:preconj',
      'forces NNS 1 obl',
    ];
    const parse = columns(rows);
    mendBy(parse);
    expect([parse.heads[5], parse.deprels[5]]).toEqual([2, 'nmod']);
    const passive = columns([
      'town NN 2 nsubj:pass',
      'was VBD 2 aux:pass',
      'hit VBN -1 root',
      'in IN 4 case',
      'raid NN 2 obl',
      'by IN 6 case',
      'rebels NNS 2 obl',
    ]);
    mendBy(passive);
    expect(passive.heads[6]).toBe(2);
  });

  it('reads what something is used for as a verb with its object', () => {
    const parse = columns([
      'They PRP 1 nsubj',
      'used VBD -1 root',
      'cellars NNS 1 obj',
      'to IN 5 case',
      'store NN 5 compound',
      'weapons NNS 2 nmod',
    ]);
    mendUsed(parse);
    expect(parse.heads).toEqual([1, -1, 1, 4, 1, 4]);
    expect(parse.xpos.slice(3, 5)).toEqual(['TO', 'VB']);
  });

  it('finds the verb behind a participle that describes the main word', () => {
    // "Two drafts meant to end the siege failed", read as drafts without a verb.
    const parse = columns([
      'Two CD 1 nummod',
      'drafts NNS -1 root',
      'meant VBN 1 acl',
      'to TO 4 mark',
      'end VB 2 xcomp',
      'siege NN 4 obj',
      'failed VBD 4 xcomp',
      '. . 1 punct',
    ]);
    mendBare(parse);
    expect(parse.heads).toEqual([1, 6, 1, 4, 2, 4, -1, 6]);
    expect(parse.deprels[1]).toBe('nsubj');
  });

  it('takes what is denied for an act', () => {
    const parse = columns(['Ministry NN 1 nsubj', 'denies VBZ -1 root', 'striking VBG 3 amod', 'hospital NN 1 obj']);
    mendDenied(parse);
    expect(parse.heads).toEqual([1, -1, 1, 2]);
  });

  it('takes what stands behind a preposition for no second subject', () => {
    const parse = columns([
      'post NN 5 nsubj:pass',
      'next RB 5 advmod',
      'to IN 3 case',
      'hospital NN 5 nsubj:pass',
      'was VBD 5 aux:pass',
      'hit VBN -1 root',
    ]);
    mendCased(parse);
    expect(parse.deprels.filter((deprel) => deprel === 'nsubj:pass')).toHaveLength(1);
    expect(parse.deprels[3]).toBe('obl');
  });

  it('takes a clause with an object of its own for what was told', () => {
    const parse = columns([
      'They PRP 1 nsubj',
      'told VBD -1 root',
      'judges NNS 1 iobj',
      'that WDT 5 obj',
      'soldiers NNS 5 nsubj',
      'took VBD 2 acl:relcl',
      'men NNS 5 obj',
    ]);
    mendTold(parse);
    expect([parse.heads[5], parse.deprels[5], parse.deprels[3]]).toEqual([1, 'ccomp', 'mark']);
  });
});
