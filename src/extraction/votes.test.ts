import { describe, expect, it } from 'vitest';
import { castOf } from './events/actors.ts';
import { mentioned, parsed } from './events/testing.ts';
import { findTriggers } from './events/triggers.ts';
import { findWeapons } from './mentions/weapon.ts';
import type { Document } from './types.ts';
import { findVotes } from './votes.ts';

const states = ['Norland', 'Velmar', 'Tessaly', 'Orsia'];

function votesIn(doc: Document) {
  const mentions = states.flatMap((name) => {
    const found = [];
    for (let at = doc.text.indexOf(`${name} `); at >= 0; at = doc.text.indexOf(`${name} `, at + 1)) {
      const mention = mentioned(doc, name, 'state');
      const head = doc.tokens.findIndex(({ from }) => from === at);
      found.push({ ...mention, from: at, to: at + name.length, head, sentence: doc.tokens[head]!.sentence });
    }
    return found;
  });
  return findVotes(castOf(doc, mentions, findWeapons(doc), findTriggers(doc))).map(({ vote, passage }) => ({
    words: doc.text.slice(passage.from, passage.to),
    outcome: vote.outcome,
    item: vote.item,
    drafters: vote.drafters.map(({ name }) => name),
    vetoedBy: vote.vetoedBy.map(({ name }) => name),
    opposedBy: vote.opposedBy.map(({ name }) => name),
    abstainedBy: vote.abstainedBy.map(({ name }) => name),
    inFavour: vote.inFavour,
    members: vote.members,
    ordinal: vote.ordinal,
  }));
}

const vetoed = `A a DT 2 det
resolution resolution NN 7 nsubj:pass
drafted draft VBN 2 acl
by by IN 5 case
Norland Norland NNP 3 obl:agent
was be VBD 7 aux:pass
vetoed veto VBN 0 root
by by IN 9 case
Velmar Velmar NNP 7 obl:agent
. . . 7 punct`;

describe('votes of a body', () => {
  it('never makes who drafted a resolution the one who vetoed it', () => {
    expect(votesIn(parsed(vetoed))).toMatchObject([{ outcome: 'vetoed', drafters: ['Norland'], vetoedBy: ['Velmar'] }]);
    const unnamed = vetoed.split('\n').slice(0, 7).join('\n');
    expect(votesIn(parsed(unnamed))).toMatchObject([{ outcome: 'vetoed', drafters: ['Norland'], vetoedBy: [] }]);
  });

  it('counts which veto it is', () => {
    const doc = parsed(
      `This this DT 5 nsubj\nis be VBZ 5 cop\nthe the DT 5 det\nfifth fifth JJ 5 amod\ntime time NN 0 root\nVelmar Velmar NNP 8 nsubj\nhas have VBZ 8 aux\nvetoed veto VBN 5 acl:relcl\na a DT 10 det\nresolution resolution NN 8 obj\non on IN 12 case\nOrsia Orsia NNP 10 nmod\n. . . 5 punct`,
    );
    expect(votesIn(doc)).toMatchObject([{ ordinal: 5, vetoedBy: ['Velmar'], item: 'resolution on Orsia' }]);
  });

  it('takes the draft from the sentence before when a sentence leans back on it', () => {
    const doc = parsed(`${vetoed}

Another another DT 7 nsubj
, , , 3 punct
tabled table VBN 1 acl
by by IN 5 case
Tessaly Tessaly NNP 3 obl:agent
, , , 3 punct
failed fail VBD 0 root
to to TO 9 mark
pass pass VB 7 xcomp
. . . 7 punct`);
    expect(votesIn(doc)[1]).toMatchObject({ outcome: 'failed', drafters: ['Tessaly'], vetoedBy: [] });
  });

  it('reads how many of the members were in favour', () => {
    const doc = parsed(
      `Eleven eleven CD 7 nsubj\nof of IN 5 case\nthe the DT 5 det\n15 15 CD 5 nummod\nmembers member NNS 1 nmod\nhad have VBD 7 aux\nfavoured favour VBN 0 root\nthe the DT 9 det\nresolution resolution NN 7 obj\n. . . 7 punct`,
    );
    expect(votesIn(doc)).toMatchObject([{ inFavour: 11, members: 15, vetoedBy: [], opposedBy: [] }]);
  });

  it('keeps two votes that one sentence sets side by side apart', () => {
    const doc = parsed(`${vetoed}

Norland Norland NNP 3 nsubj:pass
was be VBD 3 aux:pass
backed back VBN 0 root
three three CD 5 nummod
times time NNS 3 obl
by by IN 7 case
Orsia Orsia NNP 3 obl:agent
while while IN 12 mark
this this DT 10 det
time time NN 12 obl
Orsia Orsia NNP 12 nsubj
abstained abstain VBD 3 advcl
. . . 3 punct`);
    const [, before, now] = votesIn(doc);
    expect(before).toMatchObject({ words: 'Norland was backed three times by Orsia', abstainedBy: [], vetoedBy: [] });
    expect(now).toMatchObject({ words: 'this time Orsia abstained', abstainedBy: ['Orsia'] });
  });

  it('finds no vote where nothing was voted on', () => {
    const doc = parsed(
      `The the DT 2 det\nbridge bridge NN 3 nsubj\nfailed fail VBD 0 root\nin in IN 5 case\nMay May NNP 3 obl\n. . . 3 punct`,
    );
    expect(votesIn(doc)).toEqual([]);
  });
});
