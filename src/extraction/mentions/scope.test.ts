import { describe, expect, it } from 'vitest';
import { publishedOn } from '../../model/testing/blank.ts';
import { documentOf } from '../testing.ts';
import { findHarms } from './count.ts';

const published = publishedOn('2031-05-14');
const scopes = (text: string): string[] => findHarms(documentOf(text, { published })).map(({ scope }) => scope);

describe('what a count counts', () => {
  it.each([
    'Some 120 people were hurt in the attack, the deadliest in the capital since 2024.',
    'Nine policemen died in a bombing last month.',
    'Nine policemen died in the raid in March.',
  ])('is one incident in %s', (text) => expect(scopes(text)).toEqual(['incident']));

  it.each([
    'Some 120 people have been hurt in attacks in the capital since 2024.',
    'Nine policemen died in bombings over the last month.',
    'Since March 146 civilians have been killed.',
  ])('is a sum over a time in %s', (text) => expect(scopes(text)).toEqual(['cumulative']));
});
