import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extraction, type Review, idFrom } from '../model/index.ts';
import { applyEntities, findOrigins, gather, resolveEntities } from './index.ts';
import { type Report, blame, story } from './testing.ts';
import { blankVote } from '../model/testing/blank.ts';

const tarsk = { name: 'Tarsk', lat: -47.2, lon: -140.4, radiusMetres: 5000, within: ['Karvelia'] };

function gathered(reports: readonly Report[], reviews: readonly Review[] = []) {
  const { sources, readings, claims } = story(reports);
  const origins = findOrigins(sources, readings, claims, reviews);
  return { sources, readings, claims, origins, ...gather({ sources, readings, claims, entities: [], origins, reviews }) };
}

const review = (conclusion: Review['conclusion'], id = 'r1'): Review => ({
  id,
  by: idFrom('person', 'Ada'),
  name: 'Ada',
  at: '2020-02-01T00:00:00Z',
  conclusion,
  reason: 'seen by eye',
});

const agency =
  'Warplanes bombed the Saint Brigid hospital in Tarsk on Sunday, killing at least 12 people, the head of the hospital said by telephone to the agency that evening.';
const hospital: Report = {
  name: 'agency.txt',
  text: agency,
  published: '2019-03-04',
  claims: [
    {
      words: agency.slice(0, 84),
      who: ['Karvelia'],
      what: [['Saint Brigid hospital', 'hospital']],
      day: '2019-03-03',
      at: tarsk,
      toll: [{ min: 12, hedge: 'at least' }],
    },
  ],
};
const bulletin: Report = {
  name: 'bulletin.txt',
  text: 'The number killed in the attack on the Saint Brigid hospital in Tarsk on 3 March rose to 14.',
  published: '2019-03-06',
  claims: [
    {
      words: 'The number killed in the attack on the Saint Brigid hospital in Tarsk on 3 March rose to 14.',
      what: [['Saint Brigid hospital', 'hospital']],
      day: '2019-03-03',
      at: tarsk,
      toll: [{ min: 14, max: 14 }],
    },
  ],
};
const market: Report = {
  name: 'market.txt',
  text: 'Mortar shells hit the market of Mirova on Thursday and killed nine people.',
  published: '2019-03-07',
  claims: [
    {
      words: 'Mortar shells hit the market of Mirova on Thursday and killed nine people.',
      what: [['market', 'market']],
      day: '2019-03-07',
      at: { name: 'Mirova', lat: -47.58, lon: -140.12, radiusMetres: 3000, within: ['Karvelia'] },
      toll: [{ min: 9, max: 9 }],
    },
  ],
};
const denial: Report = {
  name: 'denial.txt',
  text: 'The minister denied that the air force struck the Saint Brigid hospital in Tarsk.',
  published: '2019-03-05',
  claims: [
    {
      words: 'The minister denied that the air force struck the Saint Brigid hospital in Tarsk.',
      by: 'Petra Dvorin',
      stance: 'denied',
      factuality: 'did-not-happen',
      who: ['Karvelia'],
      what: [['Saint Brigid hospital', 'hospital']],
      at: tarsk,
    },
  ],
};
const copy: Report = { ...hospital, name: 'copy.txt', text: `${agency} Share this.` };

describe('origins', () => {
  it('makes one origin of a report and its copy, and says with which words', () => {
    const { origins } = gathered([hospital, copy, bulletin]);
    expect(origins.map(({ sources }) => sources.length).toSorted((a, b) => a - b)).toEqual([1, 2]);
    const reason = origins.find(({ sources }) => sources.length === 2)!.because[0]!;
    expect(reason.kind).toBe('near-copy');
    expect(reason.span).not.toBeNull();
  });
  it('makes one origin of the same bytes under two names', () => {
    const { origins, sources } = gathered([hospital, { ...hospital, name: 'again.txt' }]);
    expect(sources).toHaveLength(2);
    expect(origins).toHaveLength(1);
    expect(origins[0]!.because[0]!.kind).toBe('same-object');
  });
  it('does not take pages that share only furniture for copies', () => {
    const menu =
      'Home World Sport Weather Subscribe Sign in Contact About our newsroom Terms of use Privacy policy Cookies and more from this page today';
    const { sources, readings, claims } = story(
      [
        'The river rose in Belu and a bridge was closed to all traffic for the night.',
        'Voters in Ordun chose a mayor after a long count that ended near midnight.',
      ].map((text, n) => ({ name: `${n}`, text: `${menu}\n${text}` })),
    );
    const marked = readings.map((reading) => ({
      ...reading,
      furniture: [{ kind: 'navigation' as const, from: 0, to: menu.length }],
    }));
    expect(findOrigins(sources, marked, claims, [])).toHaveLength(2);
    // A menu is no prose: it does not count even where no reader marked it.
    expect(findOrigins(sources, readings, claims, [])).toHaveLength(2);
  });
  it('parts and joins what a person parts and joins', () => {
    const { sources, readings, claims } = story([hospital, copy, market]);
    const ids = sources.slice(0, 2).map(({ id }) => id);
    expect(findOrigins(sources, readings, claims, [review({ kind: 'part-origins', sources: ids })])).toHaveLength(3);
    expect(
      findOrigins(sources, readings, claims, [review({ kind: 'join-origins', sources: sources.map(({ id }) => id) })]),
    ).toHaveLength(1);
    expect(
      findOrigins(sources, readings, claims, [
        review({ kind: 'part-origins', sources: ids }),
        review({ kind: 'undo', review: 'r1' }, 'r2'),
      ]),
    ).toHaveLength(2);
  });
});

describe('incidents', () => {
  it('gathers what tells of one attack and keeps another apart', () => {
    const { incidents } = gathered([hospital, bulletin, denial, market]);
    expect(incidents.map(({ claims }) => claims.length).toSorted((a, b) => a - b)).toEqual([1, 3]);
  });
  it('keeps two attacks on hospitals on different days apart', () => {
    const later: Report = {
      ...hospital,
      name: 'later.txt',
      text: agency.replace('Sunday', 'Friday of another month'),
      published: '2019-05-04',
      claims: [
        {
          words: 'Warplanes bombed the Saint Brigid hospital in Tarsk',
          what: [['Saint Brigid hospital', 'hospital']],
          day: '2019-05-03',
          at: tarsk,
        },
      ],
    };
    expect(gathered([hospital, later]).incidents).toHaveLength(2);
  });
  it('never makes something done of what was planned', () => {
    const text = 'The army plans to bomb the Saint Brigid hospital in Tarsk.';
    const plan: Report = {
      name: 'plan.txt',
      text,
      published: '2019-03-02',
      claims: [
        { words: text, factuality: 'planned', who: ['Karvelia'], what: [['Saint Brigid hospital', 'hospital']], at: tarsk },
      ],
    };
    const { incidents } = gathered([hospital, plan]);
    expect(incidents).toHaveLength(2);
    expect(incidents.find(({ shelf }) => shelf === 'record')!.title).toMatch(/^Planned: /);
  });
  it('puts every claim into exactly one incident, whatever the order of arrival', () => {
    const reports = [hospital, copy, bulletin, denial, market];
    const shape = (order: readonly Report[]) => {
      const { incidents, claims } = gathered(order);
      const all = incidents.flatMap((incident) => incident.claims);
      expect(all.toSorted()).toEqual(claims.map(({ id }) => id).toSorted());
      return incidents.map(({ id, claims: own, title, tally, grade }) => ({ id, own, title, tally, grade }));
    };
    const expected = shape(reports);
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (order) => {
        expect(shape(order)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
  it('gives a copy no weight', () => {
    const weight = (reports: readonly Report[]) =>
      gathered(reports).incidents.find(({ kind }) => kind === 'attack')!.support.origins.length;
    expect(weight([hospital, copy, bulletin])).toBe(weight([hospital, bulletin]));
  });
  it('joins and parts what a person joins and parts, and undoes it', () => {
    const before = gathered([hospital, market]);
    const join = review({ kind: 'join', incidents: before.incidents.map(({ id }) => id) });
    expect(gathered([hospital, market], [join]).incidents).toHaveLength(1);
    expect(gathered([hospital, market], [join, review({ kind: 'undo', review: 'r1' }, 'r2')]).incidents).toEqual(
      before.incidents,
    );
    const whole = gathered([hospital, bulletin]);
    expect(whole.incidents).toHaveLength(1);
    const part = review({ kind: 'part', incident: whole.incidents[0]!.id, claims: [whole.incidents[0]!.claims[1]!] });
    expect(gathered([hospital, bulletin], [part]).incidents).toHaveLength(2);
  });
});

describe('figures', () => {
  it('keeps every figure with its claim and prints the rule', () => {
    const { incidents } = gathered([hospital, bulletin]);
    const [line] = incidents[0]!.tally;
    expect(line).toMatchObject({
      outcome: 'killed',
      min: 12,
      max: null,
      best: 14,
      rule: 'given by, or in agreement with, 2 of 2 origins',
    });
    expect([...line!.from, ...line!.dissent]).toHaveLength(2);
  });
  it('keeps tolls of different parties over a period apart, and their parts with them', () => {
    const text =
      'Since 22 May more than 290 people, 57 of them children, died in the offensive of Vessen. Shelling by the Front killed 50 civilians.';
    const tolls: Report = {
      name: 'toll.txt',
      text,
      claims: [
        {
          words: text.slice(0, 86),
          kind: 'killing',
          toll: [
            { min: 291, hedge: 'more than', scope: 'cumulative', attributedTo: blame('Vessen') },
            { min: 57, max: 57, class: 'child', partOf: 0, scope: 'cumulative', attributedTo: blame('Vessen') },
          ],
        },
        {
          words: text.slice(88),
          kind: 'killing',
          toll: [{ min: 50, max: 50, class: 'civilian', scope: 'cumulative', attributedTo: blame('the Front') }],
        },
      ],
    };
    const { incidents } = gathered([tolls]);
    expect(incidents).toHaveLength(2);
    const whole = incidents.find(({ tally }) => tally.length === 2)!;
    expect(whole.tally[1]).toMatchObject({ class: 'child', partOf: 0, attributedTo: ['Vessen'] });
  });
  it('takes no figure from a denial', () => {
    const { incidents } = gathered([hospital, { ...denial, claims: [{ ...denial.claims![0]!, toll: [{ min: 0, max: 0 }] }] }]);
    expect(incidents[0]!.tally).toHaveLength(1);
  });
});

describe('disputes', () => {
  it('shows a denial against what it denies, and grades the incident contested', () => {
    const { incidents, disputes } = gathered([hospital, denial]);
    expect(disputes.map(({ kind }) => kind)).toContain('denial');
    expect(incidents[0]).toMatchObject({ grade: 'contested' });
    expect(incidents[0]!.attribution[0]).toMatchObject({
      name: 'Karvelia',
      accusedBy: [{ speaker: 'agency.txt' }],
      deniedBy: [{ speaker: 'Petra Dvorin' }],
    });
  });
  it('shows figures that exclude one another, and none for a bound that both meet', () => {
    const nine: Report = {
      ...bulletin,
      name: 'nine.txt',
      text: bulletin.text.replace('14', '9'),
      claims: [{ ...bulletin.claims![0]!, words: bulletin.text.replace('14', '9'), toll: [{ min: 9, max: 9 }] }],
    };
    expect(gathered([hospital, nine]).disputes.map(({ kind }) => kind)).toEqual(['count']);
    expect(gathered([hospital, bulletin]).disputes).toEqual([]);
  });
  it('shows a planned visit told with different times', () => {
    const visit = (name: string, text: string, day: readonly [string, string]): Report => ({
      name,
      text,
      claims: [{ words: text, kind: 'visit', factuality: 'planned', who: ['Ilan Moros'], at: { name: 'Rhovia' }, day }],
    });
    const one = visit('a.txt', 'Ilan Moros will visit Rhovia next week.', ['2019-03-18', '2019-03-24']);
    const two = visit('b.txt', 'Ilan Moros will visit Rhovia in March.', ['2019-03-01', '2019-03-31']);
    const late = visit('c.txt', 'Ilan Moros will visit Rhovia in early April.', ['2019-04-01', '2019-04-05']);
    const soft = gathered([one, two]);
    expect(soft.incidents).toHaveLength(1);
    expect(soft.disputes[0]).toMatchObject({ kind: 'time', severity: 'low', what: expect.stringContaining('Both can be true') });
    expect(gathered([one, late]).disputes[0]).toMatchObject({
      severity: 'medium',
      what: expect.stringContaining('Both cannot be true'),
    });
  });
});

describe('votes', () => {
  it('puts the passages on one draft together and keeps the rival draft apart', () => {
    const text =
      'A draft by Rhovia failed; Vessen and Orlow opposed it. Vessen vetoed the draft of Rhovia for the fifth time. Nine of 12 members were in favour. A draft backed by Vessen failed too.';
    const [a, b, c, d] = text.split(/(?<=\.) /) as [string, string, string, string];
    const { incidents, disputes } = gathered([
      {
        name: 'votes.txt',
        text,
        claims: [
          {
            words: a,
            kind: 'vote',
            vote: blankVote({ drafters: blame('Rhovia'), opposedBy: blame('Vessen', 'Orlow'), outcome: 'failed' }),
          },
          {
            words: b,
            kind: 'vote',
            vote: blankVote({ drafters: blame('Rhovia'), vetoedBy: blame('Vessen'), outcome: 'vetoed', ordinal: 5 }),
          },
          { words: c, kind: 'vote', vote: blankVote({ inFavour: 9, members: 12 }) },
          { words: d, kind: 'vote', vote: blankVote({ supportedBy: blame('Vessen'), outcome: 'failed' }) },
        ],
      },
    ]);
    const main = incidents.find(({ claims }) => claims.length > 1)!;
    expect(main.claims).toHaveLength(3);
    expect(main.vote).toMatchObject({
      drafters: ['Rhovia'],
      vetoedBy: ['Vessen'],
      opposedBy: ['Orlow'],
      inFavour: 9,
      members: 12,
      outcome: 'vetoed',
      ordinal: 5,
    });
    expect(incidents).toHaveLength(2);
    expect(disputes[0]).toMatchObject({ kind: 'outcome', severity: 'low' });
  });
});

describe('entities over documents', () => {
  const entity = (name: string, kind: 'person' | 'state' = 'person') =>
    ({ id: idFrom('entity', kind, name.toLowerCase()), kind, name, aliases: [], state: null, mentions: [] }) as const;
  const from = (...names: ReturnType<typeof entity>[]): Extraction => ({
    reading: idFrom('reading', names[0]!.name),
    claims: [],
    entities: names,
  });
  it('joins a surname with the only full name that ends in it, across accents', () => {
    const { entities, rename } = resolveEntities([from(entity('Sabo Kèrn')), from(entity('Kern'))], []);
    expect(entities).toHaveLength(1);
    expect(rename.get(entity('Kern').id)).toBe(entities[0]!.id);
    expect(entities[0]!.name).toBe('Sabo Kèrn');
  });
  it('joins nothing where two people share a surname', () => {
    expect(resolveEntities([from(entity('Sabo Kern'), entity('Mara Kern')), from(entity('Kern'))], []).entities).toHaveLength(3);
  });
  it('leads the mentions of claims to the joined entity', () => {
    const { claims } = story([hospital]);
    const one = { ...claims[0]!, actors: [{ from: 0, to: 1, entity: entity('Kern').id, name: 'Kern', role: 'agent' }] };
    const { entities, rename } = resolveEntities([from(entity('Sabo Kern')), from(entity('Kern'))], []);
    expect(applyEntities([one], rename, entities)[0]!.actors[0]).toMatchObject({ name: 'Sabo Kern', entity: entities[0]!.id });
  });
});
