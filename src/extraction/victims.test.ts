import { describe, expect, it } from 'vitest';
import { findEntities } from './entities.ts';
import { documentOf } from './testing.ts';
import { findVictims } from './victims.ts';

/** Who is found harmed in a text, with age. */
function told(text: string): string[] {
  const doc = documentOf(text);
  return findVictims(doc, findEntities(doc)).map(({ from, to, age, because }) => {
    expect(text.slice(because.from, because.to)).not.toBe('');
    return `${text.slice(from, to)}${age === null ? '' : ` ${text.slice(age.from, age.to)} = ${age.years}`}`;
  });
}

describe('victims by name', () => {
  it.each([
    ['are who was killed', 'Dora Pell, 34, was killed by a shell in Karsa.', ['Dora Pell 34 = 34']],
    ['are whom somebody killed', 'Soldiers shot Amin Rahal, 51, at the bridge.', ['Amin Rahal 51 = 51']],
    ['are who died', 'Captain Amin Rahal died of his wounds.', ['Amin Rahal']],
    ['stand behind what they were to others', 'The blast killed the pastor, Samuel Orte, 58.', ['Samuel Orte 58 = 58']],
    ['come in lists', 'Dora Pell, 34, and Amin Rahal, 51, were killed.', ['Dora Pell 34 = 34', 'Amin Rahal 51 = 51']],
    ['are not who killed', 'Amin Rahal killed a guard.', []],
    ['are not who speaks of the dead', 'Two men were killed, Amin Rahal said.', []],
    ['are not who is accused', 'Police charged Amin Rahal with murder.', []],
    ['are not there where nobody is named', 'A man, 34, was killed in Karsa.', []],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
