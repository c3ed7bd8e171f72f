import { describe, expect, it } from 'vitest';
import { findWeapons } from '../mentions/weapon.ts';
import type { Document, EntityMention } from '../types.ts';
import { castOf } from './actors.ts';
import { fillRoles } from './roles.ts';
import { mentioned, parsed } from './testing.ts';
import { findTriggers } from './triggers.ts';

function rolesOf(doc: Document, mentions: readonly EntityMention[], words: string) {
  const triggers = findTriggers(doc);
  const cast = castOf(doc, mentions, findWeapons(doc), triggers);
  const trigger = triggers.find(({ from, to }) => doc.text.slice(from, to) === words);
  if (trigger === undefined)
    throw new Error(`no trigger "${words}" among ${triggers.map(({ from, to }) => doc.text.slice(from, to)).join(', ')}`);
  const roles = fillRoles(cast, trigger);
  return {
    kind: trigger.kind,
    actors: roles.actors.map(({ role, name }) => `${role} ${name}`),
    targets: roles.targets.map((target) => target.class),
    weapons: roles.weapons.map((weapon) => weapon.class),
  };
}

describe('who does what in an event', () => {
  it('takes the subject of an active verb as who acts', () => {
    const doc = parsed(
      `The the DT 2 det\nrebels rebel NNS 3 nsubj\nbombed bomb VBD 0 root\nthe the DT 5 det\nclinic clinic NN 3 obj`,
    );
    expect(rolesOf(doc, [], 'bombed')).toEqual({ kind: 'attack', actors: ['agent rebels'], targets: ['clinic'], weapons: [] });
  });

  it('takes the by-phrase of a passive, and never its subject', () => {
    const doc = parsed(
      `The the DT 2 det\nclinic clinic NN 4 nsubj:pass\nwas be VBD 4 aux:pass\nbombed bomb VBN 0 root\nby by IN 7 case\nVelmar Velmar NNP 7 compound\ntroops troop NNS 4 obl:agent`,
    );
    const roles = rolesOf(doc, [mentioned(doc, 'Velmar troops', 'armed-group')], 'bombed');
    expect(roles.actors).toEqual(['agent Velmar troops']);
    expect(roles.targets).toEqual(['clinic']);
  });

  it('names nobody when a passive has no by-phrase', () => {
    const doc = parsed(`The the DT 2 det\nclinic clinic NN 4 nsubj:pass\nwas be VBD 4 aux:pass\nbombed bomb VBN 0 root`);
    expect(rolesOf(doc, [], 'bombed').actors).toEqual([]);
  });

  it('gives a bombing by two forces to each of the two', () => {
    const doc = parsed(
      `The the DT 2 det\nbombing bombing NN 0 root\nby by IN 9 case\nboth both CC 6 cc:preconj\nthe the DT 9 det\nNorrish norrish JJ 9 amod\nand and CC 8 cc\nVelmarian velmarian JJ 6 conj\nforces force NNS 2 nmod\ncontinued continue VBD 2 acl`,
    );
    const roles = rolesOf(
      doc,
      [mentioned(doc, 'Norrish', 'state', 'demonym', 'Norland'), mentioned(doc, 'Velmarian', 'state', 'demonym', 'Velmar')],
      'bombing',
    );
    expect(roles.actors).toEqual(['agent Norland', 'agent Velmar']);
  });

  it('reads a demonym before a noun of event as who acts', () => {
    const doc = parsed(
      `The the DT 3 det\nNorrish norrish JJ 3 amod\nadvance advance NN 6 nsubj\non on IN 5 case\nKarsa Karsa NNP 3 nmod\ncontinued continue VBD 0 root`,
    );
    const roles = rolesOf(
      doc,
      [mentioned(doc, 'Norrish', 'state', 'demonym', 'Norland'), mentioned(doc, 'Karsa', 'place')],
      'advance',
    );
    expect(roles.actors).toEqual(['agent Norland']);
    expect(roles.targets).toEqual(['place']);
  });

  it('keeps who backs an offensive apart from who leads it', () => {
    const doc = parsed(
      `A a DT 3 det\nNorrish norrish JJ 3 amod\noffensive offensive NN 0 root\nbacked back VBN 3 acl\nby by IN 6 case\nVelmar Velmar NNP 4 obl:agent`,
    );
    const roles = rolesOf(
      doc,
      [mentioned(doc, 'Norrish', 'state', 'demonym', 'Norland'), mentioned(doc, 'Velmar', 'state')],
      'offensive',
    );
    expect(roles.actors).toEqual(['agent Norland', 'supporter Velmar']);
  });

  it('finds who launched an offensive in the passive', () => {
    const doc = parsed(
      `The the DT 3 det\njoint joint JJ 3 amod\noffensive offensive NN 5 nsubj:pass\nwas be VBD 5 aux:pass\nlaunched launch VBN 0 root\nby by IN 7 case\nVelmar Velmar NNP 5 obl:agent\nand and CC 9 cc\nNorland Norland NNP 7 conj`,
    );
    const roles = rolesOf(doc, [mentioned(doc, 'Velmar', 'state'), mentioned(doc, 'Norland', 'state')], 'offensive');
    expect(roles.actors).toEqual(['agent Velmar', 'agent Norland']);
  });

  it('follows the subject through "keep hitting" and joins what is hit', () => {
    const doc = parsed(
      `Velmar Velmar NNP 2 nsubj\nkeeps keep VBZ 0 root\nhitting hit VBG 2 xcomp\nhospitals hospital NNS 3 obj\nand and CC 6 cc\nschools school NNS 4 conj`,
    );
    const roles = rolesOf(doc, [mentioned(doc, 'Velmar', 'state')], 'hitting');
    expect(roles.actors).toEqual(['agent Velmar']);
    expect(roles.targets).toEqual(['hospital', 'school']);
  });

  it('makes the object of "accuse … of" the one who is said to act', () => {
    const doc = parsed(
      `Norland Norland NNP 2 nsubj\naccused accuse VBD 0 root\nVelmar Velmar NNP 2 obj\nof of IN 5 mark\nbombing bomb VBG 2 advcl\nthe the DT 7 det\nmarket market NN 5 obj`,
    );
    const roles = rolesOf(doc, [mentioned(doc, 'Norland', 'state'), mentioned(doc, 'Velmar', 'state')], 'bombing');
    expect(roles.actors).toEqual(['agent Velmar']);
  });

  it('never makes a machine or a shell act, and says whose it was when the words do', () => {
    const shells = parsed(`Shells shell NNS 2 nsubj\nhit hit VBD 0 root\nthe the DT 4 det\nmarket market NN 2 obj`);
    expect(rolesOf(shells, [], 'hit')).toEqual({ kind: 'attack', actors: [], targets: ['market'], weapons: ['artillery'] });
    const planes = parsed(
      `Norrish norrish JJ 2 amod\nwarplanes warplane NNS 3 nsubj\nhit hit VBD 0 root\nthe the DT 5 det\nmarket market NN 3 obj`,
    );
    expect(rolesOf(planes, [mentioned(planes, 'Norrish', 'state', 'demonym', 'Norland')], 'hit').actors).toEqual([
      'agent Norland',
    ]);
  });

  it('does not take the town that rebels hold for the rebels', () => {
    const doc = parsed(`Jets jet NNS 2 nsubj\nbombed bomb VBD 0 root\nrebel-held rebel-held JJ 4 amod\ntowns town NNS 2 obj`);
    const roles = rolesOf(doc, [], 'bombed');
    expect(roles.actors).toEqual([]);
    expect(roles.targets).toEqual(['town-or-village']);
  });

  it('says whose backing forces have as a role of its own', () => {
    const doc = parsed(
      `The the DT 4 det\nNorrish-backed norrish-backed JJ 4 amod\nVelmarian velmarian JJ 4 amod\nforces force NNS 5 nsubj\nseized seize VBD 0 root\nthe the DT 7 det\nbridge bridge NN 5 obj`,
    );
    const backer: EntityMention = { ...mentioned(doc, 'Norrish-backed', 'state', 'demonym', 'Norland'), to: 11 };
    const roles = rolesOf(doc, [backer, mentioned(doc, 'Velmarian', 'state', 'demonym', 'Velmar')], 'seized');
    expect(roles.actors).toEqual(['agent Velmar', 'supporter Norland']);
  });
});
