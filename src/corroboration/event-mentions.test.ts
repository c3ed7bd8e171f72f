import { describe, expect, it } from 'vitest';
import { linkEventMentions } from './event-mentions.ts';
import { eventWord } from './event-words.ts';

const mention = (story: string, lemma: string, sentence = '') => ({ story, lemma, sentence });

describe('words of one event', () => {
  it('are the forms of one word and the words of one kind of happening', () => {
    expect(eventWord('murder')).toBe(eventWord('kill'));
    expect(eventWord('looting')).toBe(eventWord('loot'));
    expect(eventWord('shooting')).not.toBe(eventWord('killing'));
  });
  it('speak of one event within a story, and of two in two stories', () => {
    expect(linkEventMentions([mention('a', 'kill'), mention('a', 'murder'), mention('b', 'kill')])).toEqual([[0, 1], [2]]);
  });
  it('of speech are one only when the same is said', () => {
    const groups = linkEventMentions([
      mention('a', 'say', 'the bridge of Velm was mined by the engineers, Pell said'),
      mention('a', 'tell', 'Pell told a paper that engineers mined the bridge of Velm'),
      mention('a', 'say', 'bakers will open their shops tomorrow, the mayor said'),
    ]);
    expect(groups).toEqual([[0, 1], [2]]);
  });
});
