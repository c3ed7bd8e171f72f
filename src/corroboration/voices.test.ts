import { describe, expect, it } from 'vitest';
import { type Origin, type Review, idFrom } from '../model/index.ts';
import { findOrigins, gather } from './index.ts';
import { type Report, story } from './testing.ts';

const place = { name: 'Orlan', lat: 12, lon: 40, radiusMetres: 3000, within: ['Velmar'] };
const attack = {
  what: [['clinic of Orlan', 'clinic']] as const,
  day: '2031-05-04',
  at: place,
};
/** One report on the shelling of a clinic; `by` says it, or the writer. */
function report(name: string, text: string, by?: string, over: object = {}): Report {
  return {
    name,
    text,
    published: '2031-05-05',
    claims: [{ words: text.slice(text.lastIndexOf('- ') + 1).trim(), ...attack, ...(by ? { by } : {}), ...over }],
  };
}
function told(reports: readonly Report[], group: (id: number) => number = (n) => n) {
  const { sources, readings, claims } = story(reports);
  const groups = new Map<number, string[]>();
  for (const [n, { id }] of sources.entries()) groups.set(group(n), [...(groups.get(group(n)) ?? []), id]);
  const origins = [...groups].map(([n, ids]) => ({ id: idFrom('origin', n), sources: ids, because: [] }) as unknown as Origin);
  const { incidents, relations } = gather({ sources, readings, claims, entities: [], origins, reviews: [] });
  expect(incidents.filter(({ kind }) => kind === 'attack')).toHaveLength(1);
  return { incident: incidents.find(({ kind }) => kind === 'attack')!, incidents, relations, claims, sources };
}

const courier = report('courier', 'Shells hit the clinic of Orlan on 4 May and broke its roof.');
const echo = report('echo', 'The clinic of Orlan was struck by shells on 4 May in the early hours.');

describe('independent voices behind an incident', () => {
  it('are the outlets whose own writers tell of it', () => {
    expect(told([courier, echo]).incident.support).toMatchObject({ origins: { length: 2 }, because: [] });
  });
  it('are one where two texts are credited to one agency, and the words of the credit are shown', () => {
    const { incident } = told([
      report('a', 'ORLAN, 5 May (KarPress) - Shells hit the clinic of Orlan on 4 May and broke its roof.'),
      report('b', 'ORLAN, 5 May (KarPress) - Four shells fell on the clinic of Orlan on 4 May, wrecking the ward.'),
    ]);
    expect(incident.support.origins).toHaveLength(1);
    expect(incident.support.because).toMatchObject([{ kind: 'credited', what: '“(KarPress)” is credited by a, b: one agency.' }]);
  });
  it('are one where five outlets only print what one minister says', () => {
    const outlets = ['a', 'b', 'c', 'd', 'e'].map((name, n) =>
      report(name, `Shells of the Front hit the clinic of Orlan on 4 May, he said to paper number ${n}.`, 'Minister Osk Harl'),
    );
    const { incident } = told(outlets);
    expect(incident.support.origins).toHaveLength(1);
    expect(incident.support.because).toMatchObject([
      { kind: 'same-witness', what: expect.stringContaining('Osk Harl is quoted by') },
    ]);
    expect(incident.grade).toBe('weak');
    // An outlet whose own writer tells of it counts beside the minister it quotes.
    expect(told([...outlets, courier]).incident.support.origins).toHaveLength(2);
  });
  it('gain one, for its claim only, where a copy adds a witness of its own', () => {
    const text = 'Shells hit the clinic of Orlan on 4 May and broke its roof.';
    const own = 'The shells hit the clinic of Orlan from the north, Lina Varek told this paper on 5 May.';
    const copy: Report = {
      name: 'copy',
      text: `${text} ${own}`,
      published: '2031-05-05',
      claims: [
        { words: text, ...attack },
        { words: own, ...attack, by: 'Lina Varek' },
      ],
    };
    const plain: Report = {
      ...copy,
      name: 'plain',
      text: `${text} Nothing more is known.`,
      claims: [{ words: text, ...attack }],
    };
    expect(told([courier, plain], () => 0).incident.support.origins).toHaveLength(1);
    const { incident } = told([courier, copy], () => 0);
    expect(incident.support.origins).toHaveLength(2);
    expect(incident.support.because).toMatchObject([{ kind: 'alone', what: expect.stringContaining('adds Lina Varek') }]);
  });
});

describe('who is said to be responsible', () => {
  it('is told with grounds, the strength of the blame, and those who deny; never as a verdict', () => {
    const { incident } = told([
      report('writer', 'The army of Karvel shelled the clinic of Orlan on 4 May.', undefined, { who: ['army of Karvel'] }),
      report('mayor', 'Only the army of Karvel has such guns; it shelled the clinic of Orlan on 4 May.', 'the mayor of Orlan', {
        who: ['army of Karvel'],
      }),
      report('nurse', 'Soldiers of the army of Karvel fired from the hill at the clinic of Orlan on 4 May.', 'a nurse', {
        who: ['army of Karvel'],
      }),
      report('general', 'The army of Karvel did not shell the clinic of Orlan on 4 May.', 'General Roth', {
        who: ['army of Karvel'],
        stance: 'denied',
        factuality: 'did-not-happen',
      }),
    ]);
    const [one] = incident.attribution;
    expect(one).toMatchObject({ name: 'army of Karvel', blame: 'REPORTED AS FACT', origins: 3, denialOrigins: 1 });
    expect(one!.grounds!.map(({ kind }) => kind)).toEqual([
      'witness',
      'weapon or capability',
      'presence',
      'official accusation',
      'writer',
    ]);
    expect(incident.grade).toBe('contested');
    expect(incident.facts!.find(({ fact }) => fact === 'actor')).toMatchObject({ admiralty: 'F4', confidence: 'low' });
  });
  it('is a claim of responsibility when the party says so itself, and the grade is then confirmed', () => {
    const { incident } = told([
      courier,
      report('front', 'We struck the clinic of Orlan on 4 May, the Front said.', 'the Front', { kind: 'admission' }),
      report('front2', 'The Front shelled the clinic of Orlan on 4 May.', 'the Front', { who: ['the Front'] }),
    ]);
    expect(incident.attribution).toMatchObject([
      { name: 'the Front', blame: 'CLAIMED OR ADMITTED', grounds: [{ kind: 'claim of responsibility' }] },
    ]);
    expect(incident.grade).toBe('confirmed');
  });
  it('holds what a mayor says of it below the report, though that stands in the record', () => {
    const { incident, incidents } = told([
      {
        name: 'paper',
        text: 'Shells hit the clinic of Orlan on 4 May. The mayor blamed the Front.',
        published: '2031-05-05',
        claims: [
          { words: 'Shells hit the clinic of Orlan on 4 May.', ...attack },
          {
            words: 'The mayor blamed the Front.',
            kind: 'accusation',
            by: 'the mayor of Orlan',
            stance: 'alleged',
            actors: [{ from: 0, to: 1, entity: null, name: 'Front', role: 'accused' }],
          },
        ],
      },
    ]);
    expect(incidents).toHaveLength(2);
    expect(incident.attribution).toMatchObject([
      { name: 'Front', accusedBy: [{ speaker: 'the mayor of Orlan' }], blame: 'SUSPECTED OR ACCUSED BY AUTHORITIES' },
    ]);
  });
});

describe('each fact', () => {
  it('has its own origins, Admiralty characters and a word of confidence', () => {
    const { incident } = told([courier, echo]);
    expect(
      incident.facts!.map(({ fact, value, origins, admiralty, confidence }) => [fact, value, origins, admiralty, confidence]),
    ).toEqual([
      ['what', 'attack', 2, 'F2', 'moderate'],
      ['when', '4 May 2031', 2, 'F2', 'moderate'],
      ['where', 'Orlan', 2, 'F2', 'moderate'],
      ['target', 'clinic', 2, 'F2', 'moderate'],
    ]);
  });
});

describe('a title', () => {
  it.each([
    ['what, on what, where and when', {}, 'Attack on clinic of Orlan, 4 May 2031'],
    ['the form of attack', { detail: 'airstrike' }, 'Air strike on clinic of Orlan, 4 May 2031'],
    ['a plain object with its article', { what: [['market', 'market']] }, 'Attack on a market, Orlan, 4 May 2031'],
    [
      'a month where no day is known',
      { day: ['2031-05-01', '2031-05-31'], when: undefined },
      'Attack on clinic of Orlan, 1–31 May 2031',
    ],
    ['that it was only planned', { factuality: 'planned' }, 'Planned: attack on clinic of Orlan, 4 May 2031'],
  ])('says %s', (_, over, title) => {
    const text = 'Shells hit the clinic of Orlan on 4 May and broke its roof.';
    const { when: __, ...given } = over as { when?: undefined };
    const { sources, readings, claims } = story([
      { name: 'a', text, published: '2031-05-05', claims: [{ words: text, ...attack, ...given }] },
    ]);
    const origins = findOrigins(sources, readings, claims, []);
    expect(gather({ sources, readings, claims, entities: [], origins, reviews: [] }).incidents[0]!.title).toBe(title);
  });
});

describe('links', () => {
  it('are kept as data with their weights and reasons, and so is what kept two events apart', () => {
    const { relations, claims } = told([courier, echo]);
    expect(relations.filter(({ kind }) => kind === 'same-event')).toMatchObject([
      {
        claims: [claims[0]!.id, claims[1]!.id].toSorted(
          (a, b) => relations[0]!.claims.indexOf(a) - relations[0]!.claims.indexOf(b),
        ),
        weight: expect.any(Number),
        because: expect.stringMatching(/^kind \+1: the same kind of event; time \+3: the same day; place \+2: .*; in all \+\d/),
      },
    ]);
  });
  it('of a person stand beside those of the rules, without a weight', () => {
    const market: Report = {
      name: 'market',
      text: 'A bomb went off in the market of Lunta on 9 June.',
      published: '2031-06-10',
      claims: [
        {
          words: 'A bomb went off in the market of Lunta on 9 June.',
          what: [['market', 'market']],
          day: '2031-06-09',
          at: { ...place, name: 'Lunta', lat: 20 },
        },
      ],
    };
    const { sources, readings, claims } = story([courier, market]);
    const origins = findOrigins(sources, readings, claims, []);
    const input = { sources, readings, claims, entities: [], origins };
    const apart = gather({ ...input, reviews: [] });
    const join: Review = {
      id: 'r1',
      by: idFrom('person', 'Ada'),
      name: 'Ada',
      at: '2031-07-01T00:00:00Z',
      conclusion: { kind: 'join', incidents: apart.incidents.map(({ id }) => id) },
      reason: 'one bomb, two towns by mistake',
    };
    const joined = gather({ ...input, reviews: [join] });
    expect(joined.incidents).toHaveLength(1);
    expect(joined.relations.find(({ kind }) => kind === 'same-event')).toMatchObject({
      weight: null,
      because: 'A person joined them.',
    });
  });
  it('and grades can be set by a person, with the name and the reason shown', () => {
    const { incident } = told([courier, echo]);
    const { sources, readings, claims } = story([courier, echo]);
    const review: Review = {
      id: 'r1',
      by: idFrom('person', 'Ada'),
      name: 'Ada',
      at: '2031-07-01T00:00:00Z',
      conclusion: { kind: 'set-grade', incident: incident.id, grade: 'discounted' },
      reason: 'the clinic was empty and not hit',
    };
    const graded = gather({ sources, readings, claims, entities: [], origins: [], reviews: [review] }).incidents[0]!;
    expect(graded).toMatchObject({ grade: 'discounted', gradeBecause: 'Ada: the clinic was empty and not hit' });
  });
});
