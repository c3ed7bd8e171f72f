import { describe, expect, it } from 'vitest';
import { processorTime } from '../model/testing/processor.ts';
import { listedAfter, listsIn, wordLists } from './words.ts';

describe('words that bear on an element', () => {
  it.each([
    ['A command post was set up in the cellar.', ['military-use']],
    ['There was no command post in the cellar.', ['no-military-use']],
    ['No fighters were inside, a doctor said.', ['no-military-use']],
    ['The staff denied that fighters were inside the ward.', ['no-military-use']],
    ['A command post of the Front next to the hospital had been hit.', ['military-nearby']],
    ['The hospital stood near a command post.', ['military-nearby']],
    ['It was deliberate.', ['aimed']],
    ['It was not deliberate.', ['denied-aim']],
    ['They do not talk; the strike was deliberate.', ['aimed']],
    ['The route had been notified.', ['notified']],
    ['The route had not been notified.', ['not-notified']],
    ['The trucks set out without prior notice.', ['not-notified']],
    ['They wasn’t-named yet, and the hospital was deliberately hit.', ['aimed']],
    ['The sun rose over the hills.', []],
  ])('%s → %j', (text, lists) => {
    expect(listsIn(text)).toEqual(lists);
  });
  it('knows by name every list that a denial leads to', () => {
    for (const name of ['no-military-use', 'not-notified', 'denied-aim', 'no-warning']) expect(wordLists.has(name)).toBe(true);
  });
  it('stays linear on long and repetitive text', async () => {
    expect(await processorTime(() => listsIn('not a not never no '.repeat(20_000)))).toBeLessThan(2500);
    expect(await processorTime(() => listedAfter(', and '.repeat(50_000), 0))).toBeLessThan(2500);
  });
});

describe('a list that goes on after the first object', () => {
  it.each([
    ['hospitals, an aid convoy and other civilian targets in the north', ['aid-convoy', 'civilian-objects']],
    ['hospitals and schools', ['school']],
    ['hospitals, a spokesman said, and an aid convoy was delayed', []],
    ['hospitals in the north and an aid convoy', []],
    ['hospitals as well as markets.', ['market']],
  ])('%s', (text, codes) => {
    expect(listedAfter(text, 'hospitals'.length)).toEqual(codes);
  });
});
