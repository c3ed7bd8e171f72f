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
    ['have their fullest name', 'Robert Velt opened the door. Officers shot Velt, police said.', ['Robert Velt']],
    ['are who was taken to a hospital', 'Tamsel Orry, 16, was flown to a hospital in Karsa.', ['Tamsel Orry 16 = 16']],
    ['are whom a report names later', 'Police identified the boy as Jevon Sarlo of Karsa.', ['Jevon Sarlo']],
    ['are who shot themselves', 'Tamsel Orry accidentally shot himself.', ['Tamsel Orry']],
    ['are whose age a vigil tells', 'A vigil for 16-year-old Tamsel Orry was held.', ['Tamsel Orry 16 = 16']],
    [
      'have the age of whoever was harmed, where there is one',
      'A 9-year-old boy was shot in Karsa. The coroner identified the boy as Jevon Sarlo.',
      ['Jevon Sarlo 9 = 9'],
    ],
    ['are not who tells of the dead', 'The boy was pronounced dead, Capt. Jevon Sarlo said.', []],
    ['are not who is named as the suspect', 'Police identified the suspect as Jevon Sarlo, 30.', []],
    ['are not who killed', 'Amin Rahal killed a guard.', []],
    ['are not who speaks of the dead', 'Two men were killed, Amin Rahal said.', []],
    ['are not who is accused', 'Police charged Amin Rahal with murder.', []],
    ['are not there where nobody is named', 'A man, 34, was killed in Karsa.', []],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
