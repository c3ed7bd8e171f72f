import { describe, expect, it } from 'vitest';
import { AssizeError, type Findings, type IncidentId, type IncidentOrder, incidentOrders, quoteSpan } from '../model/index.ts';
import { inventedFindings } from '../model/testing.ts';
import type { Store } from './store.ts';

const all = { limit: 100 };

/** What every store must answer. `open` gives a new and empty store. */
export function describeStore(name: string, open: () => Store): void {
  async function filled(findings: Findings = inventedFindings()): Promise<Store> {
    const store = open();
    await store.replace(findings);
    return store;
  }

  const named = async (store: Store, name: string) =>
    (await store.entities(undefined, all)).items.find((row) => row.name === name)!;

  describe(`a store in ${name}`, () => {
    it('answers every question about nothing with nothing', async () => {
      const store = open();
      expect((await store.incidents({}, 'when', all)).items).toEqual([]);
      expect((await store.overview()).counts).toMatchObject({ sources: 0, claims: 0, incidents: 0, disputes: 0 });
      expect(await store.incident('inc_0000000000000000' as IncidentId)).toBeNull();
      expect((await store.search('clinic', all)).hits.items).toEqual([]);
      store.close();
    });

    it('gives each claim with the exact words of every span in it', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      for (const claim of findings.claims) {
        const view = (await store.claim(claim.id))!;
        const { text } = findings.readings.find((reading) => reading.id === claim.reading)!;
        const spans: { from: number; to: number; quote: string }[] = [];
        const collect = (value: unknown): void => {
          if (value === null || typeof value !== 'object') return;
          if ('from' in value && 'to' in value) spans.push(value as (typeof spans)[number]);
          Object.values(value).forEach(collect);
        };
        collect(view);
        expect(spans.length).toBeGreaterThan(0);
        for (const span of spans) expect(span.quote).toBe(quoteSpan(text, span));
      }
      store.close();
    });

    it('gives back the findings as they were put in, under the head they were put in with', async () => {
      const findings = inventedFindings();
      const store = open();
      expect(await store.findings('12')).toBeNull();
      await store.replace(findings, '12');
      expect(await store.findings('12')).toEqual(findings);
      expect(await store.findings('13')).toBeNull();
      store.close();
    });

    it('keeps an offer and a plan what they are in the lines of a list', async () => {
      const store = await filled();
      const { items } = await store.incidents({ shelf: 'record' }, 'title', all);
      expect(items.map((row) => [row.kind, row.factuality])).toEqual([
        ['offer', { offered: 2 }],
        ['visit', { planned: 3 }],
        ['vote', { happened: 2 }],
      ]);
      store.close();
    });

    it.each(incidentOrders)('gives the same list in parts as whole, ordered by %s', async (order: IncidentOrder) => {
      const store = await filled();
      const whole = await store.incidents({}, order, all);
      const parts: string[] = [];
      let after: string | undefined;
      do {
        const part = await store.incidents({}, order, { limit: 2, after });
        expect(part.total).toBe(whole.total);
        parts.push(...part.items.map((row) => row.id));
        after = part.next ?? undefined;
      } while (after !== undefined);
      expect(parts).toEqual(whole.items.map((row) => row.id));
      expect(new Set(parts).size).toBe(whole.total);
      store.close();
    });

    it('jumps into a list at any place', async () => {
      const store = await filled();
      const whole = await store.incidents({}, '-sources', all);
      for (let skip = 0; skip <= whole.total; skip += 1) {
        const part = await store.incidents({}, '-sources', { limit: 2, skip });
        expect(part.items.map((row) => row.id)).toEqual(whole.items.slice(skip, skip + 2).map((row) => row.id));
      }
      store.close();
    });

    it('puts undated incidents last in either order of time', async () => {
      const findings = inventedFindings();
      const [head, ...rest] = findings.incidents;
      const store = await filled({ ...findings, incidents: [{ ...head!, when: null }, ...rest] });
      for (const order of ['when', '-when'] as const)
        expect((await store.incidents({}, order, all)).items.at(-1)!.id).toBe(head!.id);
      store.close();
    });

    it.each([
      ['kind', { kind: ['vote' as const] }, 1],
      ['two kinds', { kind: ['vote' as const, 'offer' as const] }, 2],
      ['grade', { grade: ['contested' as const] }, 2],
      ['factuality', { factuality: ['planned' as const] }, 1],
      ['outcome', { outcome: 'injured' as const }, 1],
      ['place', { place: 'Karsa' }, 2],
      ['dispute', { disputed: true }, 2],
      ['words', { words: 'Lantern' }, 1],
      ['words that stand nowhere', { words: 'zeppelin' }, 0],
      ['a time that overlaps', { from: '2031-05-13', to: '2031-05-13' }, 3],
      ['a time before everything dated', { to: '2031-05-01' }, 1],
    ])('selects by %s', async (_, selection, expected) => {
      const store = await filled();
      const page = await store.incidents(selection, 'when', all);
      expect(page.items).toHaveLength(expected);
      expect(page.total).toBe(expected);
      const facets = await store.facets(selection);
      expect(Object.values(facets.kind).reduce((sum, n) => sum + n, 0)).toBe(expected);
      store.close();
    });

    it.each([
      ['an actor', async (store: Store) => ({ actor: (await named(store, 'Army of Velmar')).id }), 1],
      ['a class of those hit', async () => ({ target: 'medical-facility' }), null],
      [
        'an area drawn around every place',
        async () => ({
          area: [
            [-180, -90],
            [180, -90],
            [180, 90],
            [-180, 90],
          ] as const,
        }),
        null,
      ],
      [
        'a triangle on the other side of the world',
        async () => ({
          area: [
            [170, -60],
            [179, -60],
            [175, -50],
          ] as const,
        }),
        0,
      ],
      ['a box on the map that holds every place', async () => ({ box: [-180, -90, 180, 90] as const }), null],
      ['a box on the other side of the world', async () => ({ box: [170, -60, -170, -50] as const }), 0],
    ])('selects by %s as it counts', async (_, selectionOf, expected) => {
      const store = await filled();
      const selection = await selectionOf(store);
      const page = await store.incidents(selection, 'when', all);
      if (expected !== null) expect(page.total).toBeGreaterThanOrEqual(expected);
      const facets = await store.facets(selection);
      expect(Object.values(facets.kind).reduce((sum, n) => sum + n, 0)).toBe(page.total);
      if ('target' in selection) expect(page.total).toBe((await store.facets({})).target[selection.target] ?? 0);
      store.close();
    });

    it('spreads a selection over time and places without losing an incident', async () => {
      const findings = inventedFindings();
      const [head, ...rest] = findings.incidents;
      const store = await filled({ ...findings, incidents: [{ ...head!, when: null, where: null }, ...rest] });
      const spread = await store.spread({});
      const { total } = await store.incidents({}, 'when', all);
      expect(spread.time.bars.reduce((sum, bar) => sum + bar.incidents, spread.undated)).toBe(total);
      expect(spread.places.reduce((sum, place) => sum + place.incidents, spread.unplaced)).toBe(total);
      expect(spread.undated).toBeGreaterThan(0);
      for (const bar of spread.time.bars) {
        const inside = await store.incidents({ from: bar.from, to: bar.to }, 'when', all);
        expect(inside.total).toBeGreaterThanOrEqual(bar.incidents);
      }
      store.close();
    });

    it('tells when an incident was told of, from the days of its sources alone', async () => {
      const store = await filled();
      const { items } = await store.incidents({}, 'when', all);
      for (const row of items)
        if (row.told) expect(row.told.first <= row.told.last && /^\d{4}-\d{2}-\d{2}$/.test(row.told.first)).toBe(true);
      expect(items.some((row) => row.told !== null)).toBe(true);
      store.close();
    });

    describe('people who read apart from each other', () => {
      const answers = (
        findings: Findings,
        given: readonly (readonly [name: string, claim: number, kind: 'confirm' | 'reject'])[],
      ) => ({
        ...findings,
        reviews: given.map(([name, claim, kind], at) => ({
          id: String(at).padStart(64, '0'),
          by: `per_${'0'.repeat(16)}` as Findings['reviews'][number]['by'],
          name,
          at: `2031-06-01T00:00:0${at}Z`,
          conclusion: { kind, claim: findings.claims[claim]!.id },
          reason: `Because ${at}.`,
        })),
      });

      it('get what the other has answered first, and never the answer', async () => {
        const findings = inventedFindings();
        const store = await filled(answers(findings, [['A. One', 5, 'reject']]));
        const { page, answered } = await store.queue('B. Two', all);
        expect(page.items[0]!.claim.id).toBe(findings.claims[5]!.id);
        expect(page.items[0]!.because[0]).toBe('second');
        expect(page.items.flatMap(({ claim }) => claim.reviews)).toEqual([]);
        expect(page.items).toHaveLength(findings.claims.length);
        expect(answered).toEqual([findings.claims.length - 1, 1, 0]);
        const own = await store.queue('A. One', all);
        expect(own.page.items.map(({ claim }) => claim.id)).not.toContain(findings.claims[5]!.id);
        expect(own.page.total).toBe(findings.claims.length - 1);
        store.close();
      });

      it('get the same queue in parts as whole', async () => {
        const findings = inventedFindings();
        const store = await filled(
          answers(findings, [
            ['A. One', 5, 'reject'],
            ['B. Two', 2, 'confirm'],
          ]),
        );
        const whole = await store.queue('B. Two', all);
        const parts: string[] = [];
        let after: string | undefined;
        do {
          const { page } = await store.queue('B. Two', { limit: 4, after });
          parts.push(...page.items.map(({ claim }) => claim.id));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(parts).toEqual(whole.page.items.map(({ claim }) => claim.id));
        store.close();
      });

      it('see where they agree and where they differ, and the last answer of each counts', async () => {
        const findings = inventedFindings();
        const store = await filled(
          answers(findings, [
            ['A. One', 0, 'confirm'],
            ['B. Two', 0, 'reject'],
            ['B. Two', 0, 'confirm'],
            ['A. One', 1, 'confirm'],
            ['B. Two', 1, 'reject'],
            ['A. One', 2, 'reject'],
            ['B. Two', 2, 'reject'],
          ]),
        );
        const agreement = await store.agreement();
        expect([agreement.both, agreement.same]).toEqual([3, 2]);
        expect(agreement.differ.map(({ claim }) => claim.id)).toEqual([findings.claims[1]!.id]);
        expect(agreement.differ[0]!.answers.map(({ name, answer }) => [name, answer])).toEqual([
          ['A. One', 'confirm'],
          ['B. Two', 'reject'],
        ]);
        // Of six answers three confirm: one half agrees by chance, two thirds agree in fact.
        expect(agreement.kappa).toBeCloseTo((2 / 3 - 1 / 2) / (1 / 2));
        store.close();
      });

      it('have an undone answer back in their queue, and both stand in the log', async () => {
        const findings = answers(inventedFindings(), [['A. One', 0, 'confirm']]);
        const [first] = findings.reviews;
        const undo = { ...first!, id: 'f'.repeat(64), conclusion: { kind: 'undo' as const, review: first!.id } };
        const store = await filled({ ...findings, reviews: [first!, undo] });
        expect((await store.queue('A. One', all)).page.total).toBe(findings.claims.length);
        const { items } = await store.log(all);
        expect(items.map((each) => [each.conclusion.kind, each.undoneBy])).toEqual([
          ['undo', null],
          ['confirm', undo.id],
        ]);
        expect(items[1]!.subjects[0]!.label).toBe((await store.claim(findings.claims[0]!.id))!.quote);
        store.close();
      });
    });

    it('sets two sources beside each other with what joins and parts their claims', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const [left, right] = findings.sources;
      const both = (await store.compare(left!.id, right!.id))!;
      expect([both.left.row.id, both.right.row.id]).toEqual([left!.id, right!.id]);
      const here = new Set<string>(both.left.claims.map((claim) => claim.id));
      for (const { claims } of both.relations) expect(here.has(claims[0])).not.toBe(here.has(claims[1]));
      expect(await store.compare(left!.id, 'src_0000000000000000' as never)).toBeNull();
      store.close();
    });

    it('names what a text names, in its order and in its words', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const file = (await store.source(findings.sources[0]!.id))!;
      expect(file.mentions.length).toBeGreaterThan(0);
      expect(file.mentions.map((each) => each.from)).toEqual(file.mentions.map((each) => each.from).toSorted((a, b) => a - b));
      for (const each of file.mentions) expect(quoteSpan(file.text!.text, each)).not.toBe('');
      store.close();
    });

    it.each([
      ['a kind', 'kind:vote', (total: number) => total > 0],
      ['a kind and a word', 'kind:vote vetoed', (total: number) => total > 0],
      ['a kind that the words are not of', 'kind:vote nurses', (total: number) => total === 0],
      ['a speaker', 'by:Pell', (total: number) => total > 0],
      ['nobody of that name', 'by:Zeppelin', (total: number) => total === 0],
      ['a source', 'source:"Dispute over dead" clinic', (total: number) => total > 0],
      ['a place', 'place:Karsa', (total: number) => total > 0],
      ['a word with a colon that is no field', 'colour:red', (total: number) => total === 0],
    ])('finds by field: %s', async (_, query, holds) => {
      const store = await filled();
      const { hits } = await store.search(query, all);
      expect([query, hits.total, holds(hits.total)]).toEqual([query, hits.total, true]);
      expect(hits.items).toHaveLength(hits.total);
      store.close();
    });

    it.each([
      ['sources', async (store: Store, words: string) => (await store.sources({ limit: 100, words })).total, 'karsa', 'zeppelin'],
      [
        'people',
        async (store: Store, words: string) => (await store.entities(undefined, { limit: 100, words })).total,
        'pell',
        'zeppelin',
      ],
    ])('narrows %s by words of their names', async (_, total, there, absent) => {
      const store = await filled();
      expect(await total(store, there)).toBeGreaterThan(0);
      expect(await total(store, absent)).toBe(0);
      store.close();
    });

    it('refuses a place to go on from that it never gave', async () => {
      const store = await filled();
      await expect(store.incidents({}, 'when', { limit: 2, after: 'e30' })).rejects.toSatisfy(
        (error) => error instanceof AssizeError && error.code === 'store/unknown-cursor',
      );
      store.close();
    });

    it('gives an incident with its claims, sources, disputes, elements and reviews', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const incident = findings.incidents[0]!;
      const file = (await store.incident(incident.id))!;
      expect(file.incident.title).toBe(incident.title);
      expect(file.incident.attribution).toEqual(incident.attribution);
      expect(file.incident.tally).toEqual(incident.tally);
      expect(file.claims.map((claim) => claim.id)).toEqual(incident.claims);
      expect(file.sources.map((row) => row.id)).toEqual(incident.support.sources);
      expect(file.disputes.map((each) => each.kind)).toEqual(['count', 'denial']);
      expect(file.disputes[0]!.sides.map((side) => side.length)).toEqual([2, 1]);
      expect(file.assessments[0]!.elements).toHaveLength(3);
      expect(file.reviews.map((review) => review.name)).toEqual(['A. Reader']);
      expect(file.origins).toHaveLength(2);
      store.close();
    });

    it('gives a source with its text and the claims in the order of the text', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const source = findings.sources[0]!;
      const file = (await store.source(source.id))!;
      expect(file.text!.text).toBe(findings.readings[0]!.text);
      expect(file.claims.map((claim) => claim.from)).toEqual(file.claims.map((claim) => claim.from).toSorted((a, b) => a - b));
      expect(file.claims).toHaveLength(9);
      expect(file.sharing.map((row) => row.publisher)).toEqual(['Eastern Post']);
      store.close();
    });

    it('tells what someone said from what is said of them', async () => {
      const store = await filled();
      const { items } = await store.entities(undefined, all);
      const army = (await store.entity(items.find((row) => row.name === 'Army of Velmar')!.id))!;
      expect(army.said).toEqual([]);
      expect(army.named.length).toBeGreaterThan(2);
      expect(army.attribution[0]!.attribution.deniedBy).toHaveLength(1);
      const nurse = (await store.entity(items.find((row) => row.name === 'Dora Pell')!.id))!;
      expect(nurse.said.length).toBeGreaterThan(0);
      store.close();
    });

    it.each([
      ['a word', 'nurses', 2],
      ['a word in another case', 'NURSES', 2],
      ['words in any order', 'clinic shells', 2],
      ['a phrase', '"safe passage"', 2],
      ['a phrase that does not stand so', '"passage safe"', 0],
      ['a prefix', 'monit*', 1],
      ['either word', 'Lantern OR Tessaly', 3],
      ['a word left out', 'clinic -shells', 6],
      ['a lone operator', 'OR', 0],
      ['marks of the query language', '") NEAR( * ^', 0],
      ['nothing', '   ', 0],
    ])('finds %s', async (_, query, expected) => {
      const store = await filled();
      const { hits } = await store.search(query, all);
      expect(hits.total).toBe(expected);
      expect(hits.items).toHaveLength(expected);
      store.close();
    });

    it('lights the words it found as they stand in the source', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const { hits } = await store.search('VETOED', all);
      for (const hit of hits.items) {
        const reading = findings.readings.find(
          (each) => each.object === findings.sources.find((s) => s.id === hit.source)!.object,
        )!;
        expect(reading.text).toContain(hit.parts.map((part) => part.text).join(''));
        expect(hit.parts.filter((part) => part.lit).map((part) => part.text)).toEqual(['vetoed']);
        expect(reading.text.slice(hit.from, hit.to)).toBe('vetoed');
        expect(hit.claim).not.toBeNull();
      }
      store.close();
    });

    it('shows the old findings or the new ones, and never a mixture', async () => {
      const findings = inventedFindings();
      const store = await filled(findings);
      const empty: Findings = { ...findings, claims: [], incidents: [], disputes: [], assessments: [], relations: [] };
      const answers = await Promise.all([
        store.incident(findings.incidents[0]!.id),
        store.replace(empty),
        store.incident(findings.incidents[0]!.id),
        store.overview(),
      ]);
      expect(answers[0]!.claims).toHaveLength(findings.incidents[0]!.claims.length);
      expect(answers[2]).toBeNull();
      expect(answers[3].counts).toMatchObject({ claims: 0, incidents: 0 });
      store.close();
    });
  });
}
