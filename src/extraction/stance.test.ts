import { describe, expect, it } from 'vitest';
import type { EventKind } from '../model/index.ts';
import { attribute } from './attribution.ts';
import { findQuotations } from './quotations.ts';
import { stanceOf } from './stance.ts';
import { documentOf, marked } from './testing.ts';

function hear(spec: string, kind: EventKind = 'attack'): string {
  const { text, spans } = marked(spec);
  const doc = documentOf(text);
  const token = doc.tokens.find(({ from }) => from >= spans[0]!.from)!;
  const { stance, voice } = stanceOf(doc, token.index, attribute(doc, [], findQuotations(doc)), kind);
  const words = voice.speakerSpan === null ? '-' : text.slice(voice.speakerSpan.from, voice.speakerSpan.to);
  return `${stance}, ${voice.manner}, ${words}`;
}

describe('whose words they are, and how firmly they are said', () => {
  it.each([
    ["the writer's own statement", 'Two jets «bombed» the bridge.', 'asserted, narrator, -'],
    ['a headline', 'Jets «bomb» bridge in Keth\n\nTwo jets came at noon.', 'asserted, headline, -'],
    ['what a speaker states as fact', 'The governor said two jets «bombed» the bridge.', 'asserted, indirect, The governor'],
    [
      'what a witness says in a quotation',
      '"Two jets «bombed» the bridge," the governor said.',
      'asserted, direct, the governor',
    ],
    ['a denial', 'The army denied that its jets «bombed» the bridge.', 'denied, indirect, The army'],
    ['an allegation', 'The rebels claimed that jets «bombed» the bridge.', 'alleged, indirect, The rebels'],
    ['an accusation', 'The group accused the army of «bombing» the bridge.', 'alleged, indirect, The group'],
    ['a fear', 'Doctors fear that jets will «bomb» the bridge.', 'feared, stance, Doctors'],
    ['a doubt', 'Lawyers doubt that jets «bombed» the bridge.', 'doubted, stance, Lawyers'],
    ['a demand', 'The council demanded an immediate «end» to the siege.', 'demanded, indirect, The council'],
    ['hearsay by an adverb', 'Two jets reportedly «bombed» the bridge.', 'reported, stance, -'],
    ['hearsay by a passive', 'Two jets are said to have «bombed» the bridge.', 'reported, stance, -'],
    ['hearsay about the subject', '«Casualties» have been reported on both sides.', 'reported, stance, -'],
    ['an accusation by nobody named', 'He was accused of «killing» two guards.', 'alleged, stance, -'],
  ])('%s', (_, spec, expected) => {
    expect(hear(spec)).toBe(expected);
  });

  it('gives the voice to who speaks, and the stance to what is wished', () => {
    expect(hear('The council wants the raid «investigated», the envoy said.', 'investigation')).toMatch(/, the envoy$/);
  });

  it('takes a condemnation for the words of the one who condemns', () => {
    expect(hear('Relief officials «condemned» the raid on the clinic.', 'condemnation')).toBe(
      'asserted, stance, Relief officials',
    );
  });
});
