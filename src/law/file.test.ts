import { describe, expect, it } from 'vitest';
import { type Claim, type Source, digestOf, idFrom } from '../model/index.ts';
import { lawFile } from './file.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, inPlace, mention, struck } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

const army = anEntity('organisation', 'the army of Vessen', 'VES');
const norland = anEntity('state', 'Norland', 'NOR');

function named(name: string, kind: 'person' | 'armed-group', reading: string, from: number, text: string) {
  return {
    ...anEntity(kind, name),
    mentions: [{ reading: reading as never, from, to: from + text.length, form: 'name' as const }],
  };
}

function aFile() {
  const strike = aClaim('Shells of the Tarsk Front hit the hospital at Tarsk; 12 civilians died.', {});
  const led = 'The Tarsk Front, commanded by Ilo Marn, holds the hills.';
  const command = aClaim(led, { kind: 'statement' });
  const front = named('Tarsk Front', 'armed-group', command.reading.id, 4, 'Tarsk Front');
  const marn = named('Ilo Marn', 'person', command.reading.id, led.indexOf('Ilo'), 'Ilo Marn');
  const attack: Claim = {
    ...strike.claim,
    actors: [acting(front)],
    targets: [struck('hospital')],
    harms: [aHarm({ min: 12, max: 12, attributedTo: [mention(front.name, front)] })],
  };
  const fight = aClaim('The army of Vessen fought the Tarsk Front.', {
    kind: 'clash',
    actors: [acting(army)],
    targets: [{ ...mention(front.name, front), class: 'armed-group' }],
  });
  const help = aClaim('Norland arms the Tarsk Front.', {
    kind: 'military-support',
    actors: [acting(norland, 'supporter'), acting(front, 'beneficiary')],
  });
  const denial = aClaim('A spokesman of the Front denied that its shells hit the hospital.', {
    stance: 'denied',
    kind: 'denial',
  });
  const told = [strike, command, fight, help, denial];
  const incident = anIncident([attack, denial.claim], {
    title: 'Shelling: hospital, Tarsk',
    where: inPlace('Tarsk', 'Syria'),
    when: statedDay('2021-05-02'),
    whereClaim: attack.id,
    whenClaim: attack.id,
    tally: [
      {
        outcome: 'killed',
        class: 'civilian',
        min: 12,
        max: 12,
        best: 12,
        rule: 'the only origin',
        scope: 'incident',
        since: null,
        attributedTo: [],
        partOf: null,
        from: [attack.id],
        dissent: [],
      },
    ],
    attribution: [
      {
        entity: front.id,
        name: 'Tarsk Front',
        accusedBy: [{ speaker: 'the reporter', claim: attack.id }],
        deniedBy: [{ speaker: 'a spokesman', claim: denial.claim.id }],
        basis: [],
        origins: 1,
      },
    ],
  });
  const source: Source = {
    id: idFrom('source', 'one'),
    object: told[0]!.reading.object,
    mediaType: 'text/plain',
    bytes: 10,
    from: 'one.txt',
    at: '2021-06-01T00:00:00Z',
    inside: null,
  };
  return {
    incidents: [incident],
    claims: [attack, ...told.slice(1).map(({ claim }) => claim)],
    readings: told.map(({ reading }) => reading),
    entities: [army, norland, front, marn],
    reviews: [],
    sources: [source],
    origins: [{ id: idFrom('origin', 'one'), sources: [source.id], because: [] }],
    voteChecks: [],
  };
}

describe('everything the law says of a file', () => {
  const input = aFile();
  const law = lawFile(input);
  const ids = new Set(input.claims.map(({ id }) => id));

  it('comes out the same when it is thrown away and computed again', () => {
    expect(lawFile(structuredClone(input))).toEqual(law);
  });
  it('names the standard of proof of the stage asked for', () => {
    expect(law.standard.words).toBe('reasonable basis');
    expect(lawFile({ ...input, stage: 'trial' }).standard).toEqual({
      stage: 'trial',
      words: 'beyond reasonable doubt',
      article: 'Article 66(3)',
    });
  });
  it('says who commands what, in whose words, and looks at command beside those accused', () => {
    expect(law.commands).toMatchObject([{ person: 'Ilo Marn', over: 'Tarsk Front', kind: 'command' }]);
    const marn = law.liability.find(({ name, mode }) => name === 'Ilo Marn' && mode === 'lia.28.a')!;
    expect(marn.natural).toBe(true);
    expect(marn.elements[0]!.state).toBe('supported');
    expect(marn.elements[2]!.state).toBe('not-assessed');
    expect(marn.elements[2]!.missing.length).toBeGreaterThan(0);
  });
  it('looks at help under Article 25(3)(c) by purpose, and asks of a body who led it', () => {
    const help = law.liability.find(({ name, mode }) => name === 'Norland' && mode === 'lia.25.3.c')!;
    expect(help.natural).toBe(false);
    expect(help.elements.map(({ state }) => state)).toEqual(['supported', 'contested', 'not-assessed']);
  });
  it('sorts open questions by what they would decide', () => {
    const weights = law.questions.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(law.questions.length).toBeGreaterThan(5);
    for (const { decides, bears } of law.questions) {
      expect(bears).toBeGreaterThan(0);
      expect(decides.length).toBeGreaterThan(0);
    }
  });
  it('fills every part of a communication, each sentence on its claims', () => {
    expect(new Set(law.communication.map(({ section }) => section))).toEqual(
      new Set([
        'crime',
        'place',
        'time',
        'alleged-perpetrators',
        'victims',
        'how-the-sender-knows',
        'against',
        'evidence-and-custody',
        'jurisdiction',
      ]),
    );
    for (const { text, claims, section } of law.communication) {
      expect(claims.length, `${section}: ${text}`).toBeGreaterThan(0);
      for (const id of claims) expect(ids.has(id)).toBe(true);
      expect(text).not.toMatch(/guilt|proved|proven|\bmet\b/i);
    }
    const accused = law.communication.find(({ section }) => section === 'alleged-perpetrators')!;
    expect(accused.text).toBe('Tarsk Front is held responsible for 1 incident by the reporter; denied by a spokesman.');
  });
  it('says of what nobody speaks as well as of what speaks against', () => {
    const against = law.communication.filter(({ section }) => section === 'against').map(({ text }) => text);
    expect(against.join(' ')).toContain('Nobody in the file says that the place was used militarily');
    expect(against.join(' ')).toMatch(/Against "Was an attack/);
  });
  it('keeps the digest of each source with the claims that rest on it', () => {
    const custody = law.communication.find(({ section }) => section === 'evidence-and-custody')!;
    expect(custody.text).toContain(digestOf(input.readings[0]!.text));
  });
  it('has nothing to communicate where nothing is assessed', () => {
    expect(lawFile({ ...input, incidents: [] })).toMatchObject({
      assessments: [],
      communication: [],
      questions: [],
      routes: [],
      liability: [],
    });
  });
});
