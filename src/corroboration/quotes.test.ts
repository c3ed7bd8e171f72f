import { describe, expect, it } from 'vitest';
import { findOrigins, gather } from './index.ts';
import { story } from './testing.ts';

/** The words of one speaker as some outlets print them. */
function disputesOf(...printed: readonly string[]) {
  const reports = printed.map((words, n) => {
    const text = `“${words}” said Osk Harl of the visit on 4 May, wrote paper ${n}.`;
    return {
      name: `paper${n}`,
      text,
      published: '2031-05-05',
      claims: [
        {
          words: text,
          kind: 'statement' as const,
          voice: {
            manner: 'direct' as const,
            speaker: { from: 0, to: 1, entity: null, name: 'Osk Harl' },
            coSpeakers: [],
            via: null,
            cue: null,
            content: { from: 1, to: 1 + words.length },
          },
        },
      ],
    };
  });
  const { sources, readings, claims } = story(reports);
  const origins = findOrigins(sources, readings, claims, []);
  return gather({ sources, readings, claims, entities: [], origins, reviews: [] }).disputes;
}

describe('words of one speaker', () => {
  it('that two outlets print differently are a dispute of the quotation, with both', () => {
    const [one] = disputesOf(
      'We will open the road to all families before winter comes',
      'We will not open the road to any families before winter comes',
    );
    expect(one).toMatchObject({ kind: 'quote', severity: 'low' });
    expect(one!.what).toContain('Osk Harl is quoted differently');
  });
  it('that one outlet only cuts are none', () => {
    expect(
      disputesOf('We will open the road to all families before winter comes', 'We will open the road to all families'),
    ).toEqual([]);
  });
});
