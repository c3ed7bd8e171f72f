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
