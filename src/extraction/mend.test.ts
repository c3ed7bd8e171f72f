import { describe, expect, it } from 'vitest';
import { mendActives, mendHyphens, mendSaid } from './mend.ts';

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
});
