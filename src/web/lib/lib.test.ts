import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimView, type IncidentName, type IncidentRow, eventKinds, harmClasses, harmOutcomes } from '../../model/index.ts';
import ar from '../texts/ar.json' with { type: 'json' };
import en from '../texts/en.json' with { type: 'json' };
import fr from '../texts/fr.json' with { type: 'json' };
import { queryString } from './api.ts';
import { type Translate, formatRange, formatWhen } from './format.ts';
import { barAt, daysBetween, domainOf } from './brush.ts';
import { excerpt } from './excerpt.ts';
import { heard, rateOf, secondsLeft } from './ingest.ts';
import { placeCards } from './margin.ts';
import { groupByQuestion } from './questions.ts';
import { segments } from './segments.ts';
import { copiedRuns, sharedShare } from './runs.ts';
import { askedOf, readListSearch, without } from './selection.ts';
import { dayOf, pack, place, span } from './timeline.ts';
import { titleIn } from './titles.ts';

const texts: Record<string, Record<string, string>> = { en, fr, ar };
const translate =
  (language: string): Translate =>
  (key, values = {}) =>
    (texts[language]?.[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
const t = translate('en');

describe('lighting claims in a text', () => {
  const anySpans = fc
    .array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 })
    .map((pairs) => pairs.map(([a, b], index) => ({ from: Math.min(a, b), to: Math.max(a, b), id: `s${index}` })));

  it('gives back the text once and in order, whatever overlaps', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(30), fc.integer({ min: 1, max: 30 }), (spans, from, length) => {
        const block = { from, to: from + length };
        const pieces = segments(block, spans);
        expect(pieces[0]!.from).toBe(block.from);
        expect(pieces.at(-1)!.to).toBe(block.to);
        for (let at = 1; at < pieces.length; at += 1) expect(pieces[at]!.from).toBe(pieces[at - 1]!.to);
      }),
    );
  });

  it('lights each letter by exactly the claims that cover it', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        for (const piece of segments({ from: 0, to: 60 }, spans))
          for (let at = piece.from; at < piece.to; at += 1)
            expect([...piece.ids].toSorted()).toEqual(
              spans
                .filter((each) => each.from <= at && at < each.to)
                .map((each) => each.id)
                .toSorted(),
            );
      }),
    );
  });

  it('puts the widest claim first, so that the last is the narrowest under the pointer', () => {
    const [piece] = segments({ from: 0, to: 10 }, [
      { from: 0, to: 4, id: 'narrow' },
      { from: 0, to: 10, id: 'wide' },
    ]);
    expect(piece!.ids).toEqual(['wide', 'narrow']);
  });
});

describe('cards in the margin', () => {
  const anyCards = fc.array(fc.record({ anchor: fc.nat(500), height: fc.integer({ min: 10, max: 90 }) }), {
    minLength: 1,
    maxLength: 15,
  });

  it('never stand on one another, nor above the top', () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: -1, max: 14 }), (cards, chosen) => {
        const sorted = cards.toSorted((a, b) => a.anchor - b.anchor);
        const tops = placeCards(sorted, chosen);
        for (let at = 0; at < tops.length; at += 1) {
          expect(tops[at]!).toBeGreaterThanOrEqual(0);
          if (at > 0) expect(tops[at]!).toBeGreaterThanOrEqual(tops[at - 1]! + sorted[at - 1]!.height);
        }
      }),
    );
  });

  it('bring the chosen one to its words where there is room above', () => {
    const cards = [
      { anchor: 100, height: 40 },
      { anchor: 110, height: 40 },
    ];
    expect(placeCards(cards, 1)).toEqual([64, 110]);
  });
});

describe('figures in words', () => {
  it.each([
    ['an exact figure', { min: 7, max: 7 }, '7'],
    ['at least', { min: 7, max: null }, '7 or more'],
    ['at most', { min: null, max: 9 }, 'up to 9'],
    ['a range', { min: 20, max: 30 }, '20–30'],
    ['nothing known', { min: null, max: null }, 'no figure'],
    ['none, which is not unknown', { min: 0, max: 0 }, '0'],
  ])('keeps %s', (_, range, words) => {
    expect(formatRange(range, t, 'en-GB')).toBe(words);
  });
});

describe('times in words', () => {
  const when = (
    first: string | null,
    last: string | null,
    precision: IncidentRow['when'] extends infer W ? (NonNullable<W> extends { precision: infer P } ? P : never) : never,
  ) => ({ first, last, precision });
  it.each([
    ['a day', when('2031-05-13', '2031-05-13', 'day'), '13 May 2031'],
    ['an interval, never its middle', when('2031-05-02', '2031-05-15', 'day'), '2–15 May 2031'],
    ['a month', when('2031-05-01', '2031-05-31', 'month'), 'May 2031'],
    ['a year', when('2031-01-01', '2031-12-31', 'year'), '2031'],
    ['an open end', when('2031-05-02', null, 'day'), 'from 2 May 2031'],
    ['an open beginning', when(null, '2031-05-02', 'day'), 'until 2 May 2031'],
    ['only before', when(null, '2031-05-02', 'vague'), 'before 2 May 2031'],
    [
      'an instant in the zone of its source',
      when('2031-05-13T22:52+03:00', '2031-05-13T22:52+03:00', 'minute'),
      '13 May 2031 at 22:52 UTC+03:00',
    ],
    ['nothing known', when(null, null, 'vague'), 'Time not stated'],
  ])('says %s', (_, value, words) => {
    expect(
      formatWhen(value, t, 'en-GB')
        .replaceAll(/[\u2009\u202f]/g, ' ')
        .replaceAll(' – ', '–'),
    ).toBe(words);
  });

  it('says so in the language of the page, in the calendar of the sources', () => {
    expect(formatWhen(when('2031-05-13', '2031-05-13', 'day'), translate('fr'), 'fr')).toBe('13 mai 2031');
    expect(formatWhen(when('2031-05-13', '2031-05-13', 'day'), translate('ar'), 'ar')).toContain('مايو');
  });
});

describe('titles in another language', () => {
  const french: Translate = (key, values = {}) =>
    key in fr ? translate('fr')(key, values) : typeof values['defaultValue'] === 'string' ? values['defaultValue'] : key;
  const name: IncidentName = {
    id: 'inc_0000000000000001' as IncidentName['id'],
    title: 'Air strike on a hospital and Karsa',
    kind: 'attack',
    detail: 'airstrike',
    targets: ['hospital', 'city'],
    who: null,
    when: null,
    place: { name: 'Karsa' },
  };

  it.each([
    ['its form, what was struck and where', name, 'Frappe aérienne : hôpital, Karsa'],
    ['its kind where no form is told', { ...name, detail: null, targets: [] }, 'Attaque, Karsa'],
    [
      'a town as what was struck, where no other place is known',
      { ...name, targets: ['city'], place: null },
      'Frappe aérienne : grande ville',
    ],
    [
      'whose word it is',
      { ...name, kind: 'statement', detail: null, who: 'Anton Reve', place: null },
      'Déclaration : Anton Reve',
    ],
    [
      'a code without a word of this language as it is',
      { ...name, targets: ['sky-hook'], place: null },
      'Frappe aérienne : sky hook',
    ],
  ] as const)('say %s', (_, of, title) => {
    expect(titleIn(of as IncidentName, french, 'fr')).toBe(title);
  });
});

describe('claims by question', () => {
  const claim = (id: string, rest: Partial<Record<keyof ClaimView, unknown>>): ClaimView =>
    ({
      id,
      from: 0,
      to: 20,
      quote: `words of ${id}`,
      kind: 'attack',
      detail: null,
      source: 'src_1',
      origin: 'org_1',
      trigger: null,
      when: null,
      where: null,
      actors: [],
      targets: [],
      weapons: [],
      harms: [],
      voice: { manner: 'narrator', speaker: null, coSpeakers: [], via: null, cue: null, content: null },
      ...rest,
    }) as unknown as ClaimView;
  const at = (name: string) => ({
    from: 3,
    to: 6,
    quote: name,
    name,
    lat: null,
    lon: null,
    radiusMetres: null,
    within: [],
    gazetteer: null,
  });
  const answersTo = (question: string, claims: ClaimView[]) =>
    groupByQuestion(claims).find((each) => each.question === question)!.answers;

  it('counts a copied report once', () => {
    const copies = [
      claim('a', { where: at('Karsa'), quote: 'same' }),
      claim('b', { where: at('Karsa'), quote: 'same', source: 'src_2' }),
    ];
    const [karsa] = answersTo('where', copies);
    expect(karsa).toMatchObject({ origins: 1, claims: 2 });
    expect(karsa!.bearings).toHaveLength(1);
    expect(karsa!.bearings[0]!.copies).toHaveLength(1);
  });

  it('puts first what more independent origins say, not what is said more often', () => {
    const claims = [
      claim('a', { where: at('Often') }),
      claim('b', { where: at('Often') }),
      claim('c', { where: at('Often') }),
      claim('d', { where: at('Twice'), origin: 'org_2' }),
      claim('e', { where: at('Twice'), origin: 'org_3' }),
    ];
    expect(answersTo('where', claims).map((answer) => answer.key)).toEqual(['twice', 'often']);
  });

  it('leaves a question without an answer rather than guess one', () => {
    expect(
      groupByQuestion([claim('a', {})])
        .filter(({ answers }) => answers.length === 0)
        .map(({ question }) => question),
    ).toEqual(['where', 'when', 'whom', 'by', 'many', 'with']);
  });
});

describe('the timeline', () => {
  const row = (id: string, first: string | null, last: string | null) =>
    ({ id, when: first === null && last === null ? null : { first, last, precision: 'day' } }) as unknown as IncidentRow;

  it('keeps an open side open, and the undated apart', () => {
    const { placed, undated } = place([row('b', null, '2031-05-02'), row('a', null, null), row('c', '2031-05-03', null)]);
    expect(undated.map((each) => each.id)).toEqual(['a']);
    expect(placed.map((each) => [each.row.id, each.openStart, each.openEnd])).toEqual([
      ['b', true, false],
      ['c', false, true],
    ]);
    expect(dayOf(row('b', null, '2031-05-02'))).toBe('2031-05-02');
  });

  it('shows a single day with air around it', () => {
    const [from, to] = span(place([row('a', '2031-05-02', '2031-05-02')]).placed);
    expect(to - from).toBeGreaterThan(5 * 86_400_000);
  });

  it('lets no mark of a row touch another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ start: fc.nat(300), width: fc.integer({ min: 1, max: 80 }) }), { maxLength: 30 }),
        (given) => {
          const marks = given.map(({ start, width }) => ({ start, end: start + width })).toSorted((a, b) => a.start - b.start);
          const rows = pack(marks);
          marks.forEach((mark, index) => {
            marks.slice(0, index).forEach((before, earlier) => {
              if (rows[earlier] === rows[index]) expect(before.end).toBeLessThan(mark.start);
            });
          });
        },
      ),
    );
  });
});

describe('what the address says', () => {
  it('keeps a selection and drops everything else', () => {
    expect(readListSearch({ kind: 'attack', order: '-when', disputed: 'true', evil: '<script>', place: 5 })).toEqual({
      kind: 'attack',
      order: '-when',
      disputed: true,
    });
    expect(readListSearch({ box: '1,2,3', from: 'yesterday', actor: 'ent_x', shelf: 'incident', order: 'sideways' })).toEqual({});
  });

  it('asks for lists as repeated names and leaves out what is not asked', () => {
    expect(queryString({ kind: ['a', 'b'], words: '', disputed: false, limit: 5 })).toBe('?kind=a&kind=b&limit=5');
  });
});

describe('the address and what is asked for it', () => {
  it('gives several values of a field, and the incidents alone unless more is asked for', () => {
    expect(askedOf({ kind: 'attack,killing', place: 'Sand, Ferry', order: 'when' })).toEqual({
      shelf: 'incident',
      kind: ['attack', 'killing'],
      place: 'Sand, Ferry',
    });
    expect(askedOf({ shelf: 'both' })).toEqual({});
    expect(without({ kind: 'attack', from: '2031-05-01', to: '2031-05-09' }, 'from', 'to')).toEqual({ kind: 'attack' });
  });
});

describe('choosing a time on the bars', () => {
  const bars = [
    { from: '2031-05-01', to: '2031-05-07', incidents: 2, killed: 0 },
    { from: '2031-05-22', to: '2031-05-28', incidents: 1, killed: 4 },
  ];
  const domain = domainOf(bars)!;

  it('takes in every day between two places, in whichever direction one drags, and never a day outside', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 450 }), fc.integer({ min: -50, max: 450 }), (a, b) => {
        const there = daysBetween(a, b, domain, 400);
        expect(daysBetween(b, a, domain, 400)).toEqual(there);
        expect(there.from <= there.to).toBe(true);
        expect(there.from >= '2031-05-01' && there.to <= '2031-05-28').toBe(true);
      }),
    );
  });

  it('draws a bar where dragging over it chooses it', () => {
    const { start, size } = barAt(bars[1]!, domain, 400);
    const { from, to } = daysBetween(start + 1, start + size - 1, domain, 400);
    expect([from, to]).toEqual(['2031-05-22', '2031-05-28']);
  });
});

describe('words that two texts share', () => {
  const copied = 'the shells came from the hill beyond the river before dawn';
  const left = `Witnesses spoke at length. They said that ${copied}, and then it was quiet.`;
  const right = `A short note: The shells came, from the Hill beyond the river before dawn. Nothing more is known.`;

  it('are found whatever their case and punctuation, as they stand in each', () => {
    const [run, ...more] = copiedRuns(left, right);
    expect(more).toEqual([]);
    expect(left.slice(run!.left.from, run!.left.to)).toBe(copied);
    expect(right.slice(run!.right.from, run!.right.to)).toBe('The shells came, from the Hill beyond the river before dawn');
    expect(run!.words).toBe(11);
    expect(sharedShare([run!], left, right)).toBeCloseTo(11 / 18);
  });

  it('are the same words on both sides, used once each, for any two texts', () => {
    const anyText = fc.array(fc.constantFrom('a', 'bé', 'c', 'd', 'e'), { maxLength: 60 }).map((words) => words.join(' '));
    const fold = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const runs = copiedRuns(a, b, 3);
        for (const run of runs)
          expect(fold(a.slice(run.left.from, run.left.to))).toBe(fold(b.slice(run.right.from, run.right.to)));
        for (const side of ['left', 'right'] as const) {
          const spans = runs.map((run) => run[side]).toSorted((x, y) => x.from - y.from);
          spans.slice(1).forEach((span, at) => expect(span.from).toBeGreaterThanOrEqual(spans[at]!.to));
        }
        expect(sharedShare(runs, a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of one and the same text are all of it', () => {
    expect(sharedShare(copiedRuns(left, left), left, left)).toBe(1);
  });
});

describe('a short passage', () => {
  it('holds its telling words whole, ends at white space, and never reaches outside', () => {
    const quote = `${'before '.repeat(40)}TELLING${' after'.repeat(40)}`;
    fc.assert(
      fc.property(fc.nat(quote.length - 2), fc.integer({ min: 1, max: 30 }), (from, size) => {
        const part = { from: 100 + from, to: 100 + Math.min(quote.length, from + size) };
        const shown = excerpt({ from: 100, to: 100 + quote.length, quote }, [part]);
        expect(shown.from >= 100 && shown.to <= 100 + quote.length).toBe(true);
        expect(shown.from <= part.from && shown.to >= part.to).toBe(true);
        if (shown.from > 100) expect(quote[shown.from - 101]).toBe(' ');
      }),
    );
  });
});

describe('the progress of an ingest', () => {
  const tell = (phase: string, done: number) => ({ kind: 'progress' as const, phase, done, total: 100, what: null });

  it('gives a rate and a time left from what was done since the page first heard of it', () => {
    const later = heard(heard(null, tell('reading', 10), 1000), tell('reading', 30), 11_000);
    expect(rateOf(later)).toBe(2);
    expect(secondsLeft(later)).toBe(35);
  });

  it('gives none at the start of a phase, rather than a guess', () => {
    const fresh = heard(heard(null, tell('reading', 100), 1000), tell('extracting', 1), 9000);
    expect([rateOf(fresh), secondsLeft(fresh)]).toEqual([null, null]);
  });
});

describe('the texts', () => {
  const plain = (keys: string[]) => new Set(keys.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));

  it('say the same things in every language', () => {
    for (const other of [fr, ar]) expect(plain(Object.keys(other))).toEqual(plain(Object.keys(en)));
  });

  it.each(['en', 'fr', 'ar'])('have every plural form that %s needs', (language) => {
    const keys = Object.keys(texts[language]!);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const stem of plain(keys.filter((key) => key.endsWith('_other'))))
      for (const form of forms) expect(keys).toContain(`${stem}_${form}`);
  });

  it('have a word for every term of the vocabularies', () => {
    const terms = [
      ...[...eventKinds.keys()].map((kind) => `kind.${kind}`),
      ...harmOutcomes.map((outcome) => `outcome.${outcome}`),
      ...harmClasses.map((each) => `class.${each}`),
    ];
    expect(terms.filter((key) => !(key in en))).toEqual([]);
  });

  it('hold every text that a page asks for by name', () => {
    const folder = new URL('..', import.meta.url);
    const sources = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
    const stems = plain(Object.keys(en));
    const asked = sources.flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\b(?:t|counted)\(\s*'([\w.-]+)'/g)].map((found) => found[1]!),
    );
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !stems.has(key))).toEqual([]);
  });

  it('fill the same blanks in every language', () => {
    const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    for (const [key, text] of Object.entries(en)) {
      if (/_(zero|one|two|few|many|other)$/.test(key)) continue;
      for (const other of ['fr', 'ar']) expect([key, blanks(texts[other]![key]!)]).toEqual([key, blanks(text)]);
    }
  });
});
