import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities } from './entities.ts';
import { documentOf } from './testing.ts';

/** "words kind form = name" for every mention. */
const found = (text: string): string[] => {
  const doc = documentOf(text);
  return findEntities(doc).map(({ from, to, kind, form, name }) => `${doc.text.slice(from, to)} | ${kind} | ${form} = ${name}`);
};

describe('finding who is spoken of', () => {
  it.each([
    [
      'a name with its title',
      'French Foreign Minister Jean Tarnot said so.',
      'French Foreign Minister Jean Tarnot | person | name+title = Jean Tarnot',
    ],
    ['a rank cut short', 'Gen. Pavel Orlin gave the order.', 'Gen. Pavel Orlin | person | name+title = Pavel Orlin'],
    [
      'a title in small letters',
      'The town was visited by prime minister Idris Kallo.',
      'prime minister Idris Kallo | person | name+title = Idris Kallo',
    ],
    [
      'a minister of something',
      'US Secretary of State Ann Marlow left.',
      'US Secretary of State Ann Marlow | person | name+title = Ann Marlow',
    ],
    ['a name with small words', 'They met Karim al-Hadad in Vienna.', 'Karim al-Hadad | person | name = Karim al-Hadad'],
    [
      'a name that begins with a small word',
      'The envoy Pavel Orlin met Al-Hadi Omar.',
      'Al-Hadi Omar | person | name = Al-Hadi Omar',
    ],
    [
      'a title not yet taken up',
      'Prime Minister-designate Saad Harani spoke.',
      'Prime Minister-designate Saad Harani | person | name+title = Saad Harani',
    ],
    ['names with hyphens', 'They met Ana-Maria Lopez-Vega there.', 'Ana-Maria Lopez-Vega | person | name = Ana-Maria Lopez-Vega'],
    ['a station', 'She told Radio Nord that it rained.', 'Radio Nord | organisation | name = Radio Nord'],
    ['a newspaper called after its country', 'She told Chile Hoy that it rained.', 'Chile Hoy | organisation | name = Chile Hoy'],
    ['a state', 'Norway vetoed it.', 'Norway | state | name = Norway'],
    ['a state by its short name', 'The US sent a ship.', 'US | state | name = United States'],
    ['a people', 'The Norwegians left.', 'Norwegians | state | demonym = Norway'],
    [
      'a government',
      'The Norwegian government denied it.',
      'The Norwegian government | organisation | nominal = Norwegian government',
    ],
    ['a body', 'The UN Security Council met.', 'UN Security Council | organisation | name = UN Security Council'],
    [
      'an armed group by name',
      'The Green Valley Front shelled the bridge.',
      'Green Valley Front | armed-group | name = Green Valley Front',
    ],
    ['an armed group without a name', 'Rebels shelled the bridge.', 'Rebels | armed-group | nominal = Rebels'],
    ['a force of a state', 'Chilean forces shelled the bridge.', 'Chilean forces | armed-group | nominal = Chilean forces'],
    ['fighters of a known group', 'Hezbollah fighters withdrew.', 'Hezbollah fighters | armed-group | nominal = Hezbollah'],
    ['a group of people', 'They shot at civilians.', 'civilians | group | nominal = civilians'],
    ['an office', 'The Turkish president spoke.', 'The Turkish president | role | nominal = Turkish president'],
    ['a building', 'A shell hit the Saint Orla Hospital.', 'Saint Orla Hospital | facility | name = Saint Orla Hospital'],
    ['a seat of government as a place', 'He flew to Moscow.', 'Moscow | place | name = Moscow'],
    ['a seat of government as the state', 'Moscow denied the report.', 'Moscow | state | name = Russia'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it('parts two forces in one phrase', () => {
    expect(found('The city was bombed by both the Chilean and Bolivian forces.')).toEqual(
      expect.arrayContaining([
        'the Chilean | armed-group | nominal = Chilean forces',
        'Bolivian forces | armed-group | nominal = Bolivian forces',
      ]),
    );
  });

  it.each([
    [
      'as subject, where the parse breaks',
      'Residents said both the Chilean and Bolivian forces bombed the district.',
      ['Chilean forces', 'Bolivian forces'],
    ],
    ['three of them', 'Chilean, Bolivian and Peruvian troops entered.', ['Chilean troops', 'Bolivian troops', 'Peruvian troops']],
    ['each with its article', 'It was shelled by the Chilean and the Bolivian army.', ['Chilean army', 'Bolivian army']],
    ['governments', 'The Chilean and Bolivian governments denied this.', ['Chilean government', 'Bolivian government']],
    ['heads of state', 'The Chilean and Bolivian presidents met.', ['Chilean president', 'Bolivian president']],
    ['a state by its name', 'US and Bolivian forces entered.', ['US forces', 'Bolivian forces']],
    [
      'a government and a force, each with its own noun',
      'The Chilean government and Bolivian forces agreed.',
      ['Chilean government', 'Bolivian forces'],
    ],
  ])('parts those who share a noun: %s', (_, text, names) => {
    const nominals = found(text).filter((line) => line.includes('| nominal ='));
    expect(nominals.map((line) => line.split(' = ')[1]).filter((name) => name !== 'Residents')).toEqual(names);
  });

  it('takes no part of a town for a building', () => {
    expect(found('Strikes hit the centre of the town and its northern centre.')).toEqual([]);
    expect(found('A shell hit the medical centre.')).toEqual(['the medical centre | facility | nominal = medical centre']);
  });

  it('takes neither the first word of a sentence nor a weekday nor a verb for a name', () => {
    expect(
      found('Yesterday it rained. Shelling began on Monday. Nearby it burned. According to them it was late in September.'),
    ).toEqual([]);
    expect(found('Militant fighters left.').filter((line) => line.startsWith('Militant |'))).toEqual([]);
  });

  it('takes "us" for a word and "US" for a state', () => {
    expect(found('They told us nothing.')).toEqual([]);
    expect(found('They told the US nothing.')).toEqual(['US | state | name = United States']);
  });

  it('tells two persons of unlike names apart', () => {
    const names = found('Gen. Pavel Orlin met Mayor Idris Kallo. Orlin left first. Kallo stayed.');
    expect(names.map((line) => line.split(' = ')[1])).toEqual(['Pavel Orlin', 'Idris Kallo', 'Pavel Orlin', 'Idris Kallo']);
  });
});

describe('finding out who is meant', () => {
  const meant = (text: string, words: string): string | undefined =>
    found(text)
      .find((line) => line.startsWith(`${words} |`))
      ?.split(' = ')[1];

  it.each([
    ['a surname', 'Foreign Minister Jean Tarnot came. Tarnot spoke.', 'Tarnot', 'Jean Tarnot'],
    ['a name with another title', 'Karim al-Hadad came. President Hadad spoke.', 'President Hadad', 'Karim al-Hadad'],
    ['"she" after a woman', 'Anna Ruel came. She spoke.', 'She', 'Anna Ruel'],
    ['"he" as the subject above', 'Pavel Orlin said that he would go. ', 'he', 'Pavel Orlin'],
    ['"his" in its own clause', 'Pavel Orlin moved his troops.', 'his', 'Pavel Orlin'],
    ['"its" in its own clause', 'Norway has closed its embassy.', 'its', 'Norway'],
    ['"it" as the subject above', 'The Norwegian government said it was ready.', 'it', 'Norwegian government'],
    ['"they" as the subject above', 'The rebels advanced as they were stronger.', 'they', 'rebels'],
    ['"the government"', 'The Norwegian government denied it. The government left.', 'The government', 'Norwegian government'],
    ['"the bloc"', 'The EU met. The bloc wants peace.', 'The bloc', 'EU'],
    ['"the council"', 'The UN Security Council met. The council failed.', 'The council', 'UN Security Council'],
    ['an office held by someone named', 'Turkish President Demir Aksu spoke. The president left.', 'The president', 'Demir Aksu'],
    ['a role set beside a name', "The council's chief, Anna Ruel, spoke.", "The council's chief", 'Anna Ruel'],
    ['capitals explained in brackets', 'The Orla River Guard (ORG) left. The ORG came back.', 'ORG', 'Orla River Guard'],
  ])('%s', (_, text, words, name) => {
    expect(meant(text, words)).toBe(name);
  });

  it('never takes the subject of a clause for its object', () => {
    expect(meant('The Norwegian government denied it.', 'it')).toBeUndefined();
    expect(meant('Pavel Orlin met Idris Kallo. Kallo thanked him.', 'him')).toBe('Pavel Orlin');
  });

  it('prefers one man called by his name to an office held elsewhere', () => {
    const text =
      'The question was put to the Chilean president by Foreign Minister Jean Tarnot. He told Radio Nord that it was a crime.';
    expect(meant(text, 'He')).toBe('Jean Tarnot');
  });

  it('leaves "he" open when it can be either of two men', () => {
    expect(meant('Pavel Orlin and Idris Kallo met. It rained while he slept.', 'he')).toBeUndefined();
  });

  it('never makes a woman of "he" nor a man of "she"', () => {
    expect(meant('Anna Ruel came. He spoke.', 'He')).toBeUndefined();
    expect(meant('John Vole came. She spoke.', 'She')).toBeUndefined();
  });

  it('does not take the one who speaks for the one spoken of inside the quotation', () => {
    expect(meant('Mayor John Vole waited for Pavel Orlin. "I will tell him," Vole said.', 'him')).toBe('Pavel Orlin');
  });

  it('gives the same entity the same id in every document, and two witnesses two', () => {
    const ids = (text: string) => findEntities(documentOf(text)).map(({ entity }) => entity);
    expect(ids('The US left.')).toEqual(ids('The United States stayed.'));
    const [one, two] = ids('A witness spoke. Another witness spoke.');
    expect(one).not.toBe(two);
  });
});

describe('every mention', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'Gen.',
      'Pavel',
      'Orlin',
      'the',
      'Norwegian',
      'government',
      'and',
      'Syria',
      "'s",
      'rebels',
      'said',
      ',',
      'he',
      'al-',
      'Hadad',
      '(',
      'UN',
      ')',
      '.',
      '-',
      'of',
      'President',
      'US',
    ),
    { maxLength: 24 },
  );

  it('stands in the text, in its sentence, in order, with its head in the same sentence', () => {
    fc.assert(
      fc.property(pieces, (words) => {
        const doc = documentOf(words.join(' '));
        let at = 0;
        for (const { from, to, sentence, head, name } of findEntities(doc)) {
          expect(from).toBeGreaterThanOrEqual(at);
          at = from;
          expect(to).toBeGreaterThan(from);
          const { from: begin, to: end, first, last } = doc.sentences[sentence]!;
          expect(from >= begin && to <= end && head >= first && head < last).toBe(true);
          expect(name).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same when the document is read again', () => {
    fc.assert(
      fc.property(pieces, (words) => {
        expect(found(words.join(' '))).toEqual(found(words.join(' ')));
      }),
      { numRuns: 20 },
    );
  });
});
