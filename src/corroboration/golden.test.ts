import { describe, expect, it } from 'vitest';
import { findingsOfStory, goldenStories, scoreStories } from '../../bench/stories.ts';

describe('invented stories, from their words to what they say together', () => {
  it.each([
    ['ten to build on', false, 10, 7, 0.95, 0.99],
    ['five held back', true, 5, 3, 0.95, 0.96],
  ])('%s: next to no two events are made one, and few are told as two', (_, heldBack, count, long, least, pure) => {
    const stories = goldenStories(heldBack);
    expect(stories).toHaveLength(count);
    expect(stories.filter(({ reports }) => reports.length >= 6)).toHaveLength(long);
    for (const { reports } of stories) {
      expect(reports.length).toBeGreaterThanOrEqual(4);
      expect(reports.length).toBeLessThanOrEqual(10);
    }
    const { precision, recall, origins, killed, disputes } = scoreStories(stories);
    expect(precision).toBeGreaterThanOrEqual(pure);
    expect(recall).toBeGreaterThanOrEqual(least);
    expect(origins[0]).toBe(origins[1]);
    expect(killed[0]).toBeGreaterThanOrEqual(killed[1] - 1);
    // A dispute that is none costs a reader more than one that was missed.
    expect(disputes[1] - disputes[0]).toBe(0);
    expect(disputes[0]).toBeGreaterThanOrEqual(disputes[2] - 1);
  });
  it('removing a source removes exactly what it supports', () => {
    for (const story of goldenStories(false)) {
      const whole = findingsOfStory(story);
      const gone = story.reports.length - 1;
      const less = findingsOfStory({ ...story, reports: story.reports.slice(0, gone) });
      const source = whole.sources[gone]!.id;
      const left = new Set(less.claims.map(({ id }) => id));
      const lost = whole.claims.filter(({ id }) => !left.has(id));
      expect(lost.every(({ reading }) => reading === whole.readings[gone]!.id)).toBe(true);
      expect(less.incidents.every(({ support }) => !support.sources.includes(source))).toBe(true);
      const kept = new Set(less.incidents.flatMap(({ claims }) => claims));
      expect([...kept].toSorted()).toEqual([...left].toSorted());
    }
  });
});
