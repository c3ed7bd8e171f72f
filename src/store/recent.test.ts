import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

it('forgets what was not asked for longest', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  expect(recent.get('a')).toBe(1);
  recent.set('c', 3);
  expect(['a', 'b', 'c'].map((asked) => recent.get(asked))).toEqual([1, undefined, 3]);
});
