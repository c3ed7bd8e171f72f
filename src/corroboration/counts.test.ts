import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Harm, type Review, idFrom } from '../model/index.ts';
import { findOrigins, gather } from './index.ts';
import { type Report, story } from './testing.ts';

const place = { name: 'Orlan', lat: 12, lon: 40, radiusMetres: 3000, within: ['Velmar'] };

/** One report on the clinic of Orlan with a figure of its own. */
function report(name: string, published: string, words: string, toll: readonly Partial<Harm>[], by?: string): Report {
  const text = `Shells hit the clinic of Orlan on 4 May, ${words}. ${name} has spoken with people there.`;
  return {
    name,
    text,
    published,
    claims: [
      {
        words: text.slice(0, text.indexOf('.') + 1),
        what: [['clinic of Orlan', 'clinic']],
        day: '2031-05-04',
        at: place,
        toll,
        ...(by === undefined ? {} : { by }),
      },
    ],
  };
}

function tallied(reports: readonly Report[], reviews: readonly Review[] = []) {
  const { sources, readings, claims } = story(reports);
  const origins = findOrigins(sources, readings, claims, reviews);
  const { incidents, disputes, relations } = gather({ sources, readings, claims, entities: [], origins, reviews });
  expect(incidents).toHaveLength(1);
  return { incident: incidents[0]!, line: incidents[0]!.tally[0]!, disputes, relations, claims };
}
const review = (conclusion: Review['conclusion']): Review => ({
  id: 'r1',
  by: idFrom('person', 'Ada'),
  name: 'Ada',
  at: '2031-06-01T00:00:00Z',
  conclusion,
  reason: 'as our method says',
});

const courier = report('courier', '2031-05-04', 'killing six people', [{ min: 6, max: 6 }]);
const courierLater = report('courier-later', '2031-05-06', 'killing eight people, two of whom died later', [{ min: 8, max: 8 }]);
const echo = report('echo', '2031-05-05', 'killing six people in all', [{ min: 6, max: 6 }]);
const ministry = report('ministry', '2031-05-07', 'killing four, it was said', [{ min: 4, max: 4 }], 'Ministry of Velmar');
const doctor = report(
  'doctor',
  '2031-05-05',
  'killing nine, a colleague counted',
  [{ min: 9, max: 9 }],
  'a doctor of the hospital',
);

describe('the rule by which a figure is shown', () => {
  it('is chosen by the user for the file or for one incident, and what every rule gives is kept beside it', () => {
    const all = [courier, echo, ministry, doctor];
    const { line, incident } = tallied(all);
    expect(line.byRule!.map(({ rule, best }) => [rule, best])).toEqual([
      ['range', null],
      ['majority', 6],
      ['hierarchy', 9],
      ['latest-official', 4],
    ]);
    expect([line.low, line.best, line.high]).toEqual([4, 6, 9]);
    expect(line.dissent).toHaveLength(2);
    for (const rule of ['range', 'majority', 'hierarchy', 'latest-official'] as const) {
      const expected = line.byRule!.find((one) => one.rule === rule)!.best;
      expect(tallied(all, [review({ kind: 'set-rule', incident: null, rule })]).line.best).toBe(expected);
      expect(tallied(all, [review({ kind: 'set-rule', incident: incident.id, rule })]).line.best).toBe(expected);
    }
  });
});

describe('a later figure', () => {
  it('of one origin stands in the place of its earlier one, is never added, and is logged with its date and source', () => {
    const { sources, readings, claims } = story([courier, courierLater, echo]);
    const origin = { id: idFrom('origin', 'one'), sources: [sources[0]!.id, sources[1]!.id], because: [] };
    const other = { id: idFrom('origin', 'two'), sources: [sources[2]!.id], because: [] };
    const { incidents, relations, disputes } = gather({
      sources,
      readings,
      claims,
      entities: [],
      origins: [origin, other],
      reviews: [],
    });
    const line = incidents[0]!.tally[0]!;
    expect(line.figures!.map(({ min, standing }) => [min, standing])).toEqual([
      [6, 'superseded'],
      [6, 'counts'],
      [8, 'counts'],
    ]);
    expect(line.best).toBe(8);
    expect(relations.filter(({ kind }) => kind === 'supersede').map((one) => one.claims)).toEqual([
      [claims[1]!.id, claims[0]!.id],
    ]);
    expect(incidents[0]!.changes).toEqual([
      {
        at: '2031-05-06',
        what: 'People killed: revised from 6 to 8 on 2031-05-06, because of courier-later.',
        claims: [claims[1]!.id],
      },
    ]);
    expect(disputes.map(({ kind }) => kind)).toEqual(['count']);
  });
});

describe('claims of one event', () => {
  it('agree, contradict or complement one another, each with the reason', () => {
    const silent = report('silent', '2031-05-08', 'and the road was closed until the evening of that day', []);
    const { relations, disputes, claims } = tallied([courier, echo, ministry, silent]);
    const between = (a: number, b: number) =>
      relations
        .filter(({ kind, claims: [x, y] }) => kind !== 'same-event' && new Set([x, y, claims[a]!.id, claims[b]!.id]).size === 2)
        .map(({ kind, because }) => [kind, because]);
    expect(between(0, 1)).toEqual([['agree', 'Both give 6 killed.']]);
    expect(between(0, 2)).toEqual([['contradict', disputes[0]!.what]]);
    // That an origin complements the others is said once, and not for each pair.
    expect(relations.filter(({ kind }) => kind === 'complement').map(({ because }) => because)).toContain(
      'Different origins tell of the same event.',
    );
    expect(relations.some(({ kind, claims: own }) => kind === 'complement' && own.includes(claims[3]!.id))).toBe(true);
  });
});

describe('populations', () => {
  it('are never one: civilians and people have lines of their own, and a part above its whole is said', () => {
    const { incident } = tallied([
      report('a', '2031-05-05', 'killing six people', [{ min: 6, max: 6 }]),
      report('b', '2031-05-05', 'killing seven civilians, as counted', [{ min: 7, max: 7, class: 'civilian' }]),
    ]);
    expect(incident.tally.map((one) => [one.class, one.best])).toEqual([
      ['unknown', 6],
      ['civilian', 7],
    ]);
    expect(incident.tally[1]!.warnings).toEqual(['At least 7 civilian killed are more than the 6 people killed in all.']);
  });
  it('told as civilians here and as fighters there are a dispute of status', () => {
    const { disputes } = tallied([
      report('a', '2031-05-05', 'killing six civilians', [{ min: 6, max: 6, class: 'civilian' }]),
      report('b', '2031-05-05', 'killing six fighters of the Front', [{ min: 6, max: 6, class: 'combatant' }]),
    ]);
    expect(disputes.map(({ kind, severity }) => [kind, severity])).toEqual([['status', 'high']]);
  });
});

describe('figures by origins', () => {
  const any = fc.uniqueArray(fc.record({ day: fc.integer({ min: 4, max: 9 }), killed: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 5,
    selector: ({ day, killed }) => `${day} ${killed}`,
  });
  const reportsOf = (all: readonly { day: number; killed: number }[]) =>
    all.map(({ day, killed }, n) =>
      report(`paper${n}`, `2031-05-0${day}`, `killing ${killed} people, wrote number ${n}`, [{ min: killed, max: killed }]),
    );
  it('stay between the lowest and the highest that is given, and a copy changes none of them', () => {
    fc.assert(
      fc.property(any, (all) => {
        const reports = reportsOf(all);
        const { line } = tallied(reports);
        const given = all.map(({ killed }) => killed);
        expect(line.low).toBeGreaterThanOrEqual(Math.min(...given));
        expect(line.high).toBeLessThanOrEqual(Math.max(...given));
        expect(given).toContain(line.best);
        const copied = tallied([...reports, { ...reports[0]!, name: 'copy' }]).line;
        expect([copied.low, copied.best, copied.high]).toEqual([line.low, line.best, line.high]);
      }),
      { numRuns: 40 },
    );
  });
  it('are the same when a source comes in two parts', () => {
    const whole = `Shells hit the clinic of Orlan on 4 May, killing six people. At dusk 11 people were treated for wounds at Velm.`;
    const [first, second] = [whole.slice(0, whole.indexOf('.') + 1), whole.slice(whole.indexOf('.') + 2)];
    const one = {
      words: first,
      what: [['clinic of Orlan', 'clinic']] as const,
      day: '2031-05-04',
      at: place,
      toll: [{ min: 6, max: 6 }],
    };
    const two = {
      words: second,
      kind: 'injury' as const,
      day: '2031-05-04',
      at: place,
      toll: [{ outcome: 'injured' as const, min: 11, max: 11 }],
    };
    const lines = (reports: readonly Report[]) => {
      const { sources, readings, claims } = story(reports);
      const origins = [{ id: idFrom('origin', 'one'), sources: sources.map(({ id }) => id), because: [] }];
      return gather({ sources, readings, claims, entities: [], origins, reviews: [] })
        .incidents[0]!.tally.map(({ outcome, low, best, high }) => [outcome, low, best, high].join(' '))
        .toSorted();
    };
    const together = lines([{ name: 'whole', text: whole, published: '2031-05-05', claims: [one, two] }]);
    expect(together).toHaveLength(2);
    expect(
      lines([
        { name: 'part1', text: first, published: '2031-05-05', claims: [one] },
        { name: 'part2', text: second, published: '2031-05-05', claims: [two] },
      ]),
    ).toEqual(together);
  });
});
