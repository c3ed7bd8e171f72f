import { describe, expect, it } from 'vitest';
import { drawPlain } from '../text/plain.ts';
import { datesIn } from './expressions.ts';
import { datelineOf } from './visible.ts';

const report = (head: string, foot = '') =>
  drawPlain(
    `Shells fall on the market of Qarna\n\n${head}\n\nAt least four people were killed when shells fell on the market of Qarna, residents said. A doctor counted eleven wounded.\n\nThe army said that it had not fired on 3 May 2011 or on any other day.\n\n${foot}`,
    'plain-text',
    [],
  );
const first = (head: string, foot = '') => report(head, foot).about.published?.first ?? null;

describe('a date in words', () => {
  it.each([
    ['2016-10-10T22:52:00+03:00', '2016-10-10T22:52+03:00', 'minute'],
    ['2016-10-10T22:52:00Z', '2016-10-10T22:52Z', 'minute'],
    ['Mon, 10 Oct 2016 22:52:00 +0300', '2016-10-10T22:52+03:00', 'minute'],
    ['Mon, 10/10/2016 - 22:52', '2016-10-10T22:52', 'minute'],
    ['Wednesday 04/05/2016 at 3:15 pm GMT', '2016-05-04T15:15Z', 'minute'],
    ['October 3rd, 2018', '2018-10-03', 'day'],
    ['3 février 2018 à 14h05', '2018-02-03T14:05', 'minute'],
    ['3. März 2017', '2017-03-03', 'day'],
    ['12 марта 2022, 10:20', '2022-03-12T10:20', 'minute'],
    ['١٢ تشرين الأول 2016', '2016-10-12', 'day'],
    ['4 de mayo de 2016', '2016-05-04', 'day'],
    ['2019年5月4日', '2019-05-04', 'day'],
    ['13/05/2016', '2016-05-13', 'day'],
    ['05/13/2016', '2016-05-13', 'day'],
    ['10:52 PM EDT, Mon October 10, 2016', '2016-10-10T22:52-04:00', 'minute'],
    ['10:20 IST, 4 May 2019', '2019-05-04', 'day'],
  ])('%s is read as %s', (text, expected, precision) => {
    const [date] = datesIn(text);
    expect([date?.when?.first, date?.when?.last, date?.when?.precision]).toEqual([expected, expected, precision]);
  });

  it('of a month alone is the whole month', () => {
    expect(datesIn('February 2016')[0]?.when).toMatchObject({ first: '2016-02-01', last: '2016-02-29', precision: 'month' });
  });

  it.each([
    ['whose day and month could be exchanged', '04/05/2016'],
    ['whose weekday does not fall on it', 'Tuesday, 10 October 2016'],
    ['whose weekday fits neither order', 'Sunday 04/05/2016'],
    ['with two digits for the year', '25/12/16'],
  ])('%s gives none', (_, text) => {
    const [date] = datesIn(text);
    expect(date?.when).toBeNull();
    expect(date?.doubt).toBeTruthy();
  });

  it.each(['31/02/2016', '2016-13-40', 'room 12/4', 'the 2016 season', '10.10.10.10'])('%s is no date', (text) => {
    expect(datesIn(text)).toEqual([]);
  });
});

describe('when a text says it was published', () => {
  it.each([
    ['a published line', 'Published: 4 May 2016', '2016-05-04'],
    ['a posted line with a name', 'Posted by Salma on 4 May 2016 at 10:15', '2016-05-04T10:15'],
    ['a bare date under the title', '4 May 2016 | 10:15', '2016-05-04T10:15'],
    ['a date header', 'Date: Wed, 4 May 2016 10:15:00 +0200', '2016-05-04T10:15+02:00'],
    ['French', 'Publié le 4 mai 2016 à 10h15', '2016-05-04T10:15'],
    ['Arabic', 'نشر في ٤ أيار 2016', '2016-05-04'],
    ['Russian', 'Опубликовано 4 мая 2016', '2016-05-04'],
  ])('takes %s', (_, line, expected) => {
    expect(first(line)).toBe(expected);
  });

  it('takes an update line, and says that it is inferred', () => {
    const { published, updated } = report('', 'Last updated: Wed, 04/05/2016 - 10:15').about;
    expect(published).toMatchObject({
      first: '2016-05-04T10:15',
      last: '2016-05-04T10:15',
      precision: 'minute',
      inferred: true,
      where: 'visible line',
    });
    expect(updated?.first).toBe('2016-05-04T10:15');
  });

  it('prefers the published line to the update line', () => {
    const { published, updated } = report('Published 3 May 2016', 'Updated 5 May 2016').about;
    expect([published?.first, published?.inferred, updated?.first]).toEqual(['2016-05-03', false, '2016-05-05']);
  });

  it('takes the date of a dateline', () => {
    const drawn = drawPlain(
      'Shells fall on Qarna\n\nQARNA, 4 May 2016 (Reuters) — At least four people were killed when shells fell on the market, residents said.',
      'plain-text',
      [],
    );
    expect(drawn.about.published).toMatchObject({ first: '2016-05-04', inferred: true, where: 'dateline' });
    expect(drawn.about.publisher?.value).toBe('Reuters');
    expect(drawn.blocks.map((block) => block.kind)).toEqual(['title', 'dateline', 'paragraph']);
  });

  it('takes the outlet and the date in one line under a headline, and no headline for one', () => {
    const { published, publisher } = report('The Qarna Echo, 4 May 2016').about;
    expect([published?.first, published?.inferred, publisher?.value]).toEqual(['2016-05-04', true, 'The Qarna Echo']);
    expect(
      drawPlain(
        'Qarna, 4 May 2016\n\nShells fell on the market in the morning and killed at least four people, residents said on the telephone.',
        'x',
        [],
      ).about.title?.value,
    ).toBe('Qarna, 4 May 2016');
  });

  it('takes the sender in brackets after a place in capitals for the publisher', () => {
    const drawn = drawPlain(
      'Shells fall on Qarna\n\nQARNA, 4 May 2016 (ValPress) - At least four people were killed when shells fell on the market, residents said.',
      'x',
      [],
    );
    expect(drawn.about.publisher?.value).toBe('ValPress');
  });

  it('takes none from the report itself, from other stories or from comments', () => {
    expect(first('')).toBeNull();
    expect(first('', 'More from World\n\nFerry runs again\n\nPublished: 9 June 2017')).toBeNull();
    expect(first('', 'Leave a comment\n\nMarek\n\nPosted on 9 June 2017')).toBeNull();
  });

  it('notes a date that may be two days, and gives none', () => {
    const drawn = report('Published: 04/05/2016');
    expect(drawn.about.published).toBeNull();
    expect(drawn.notes.map((n) => n.code)).toEqual(['reading/unsettled-date']);
    expect(drawn.notes[0]?.what).toContain('2016-05-04 or 2016-04-05');
  });
});

describe('a dateline', () => {
  it.each([
    ['ARBA, 10 October 2016 — Rebels', 'ARBA, 10 October 2016 —'],
    ['GENEVA (4 May 2019) – The council', 'GENEVA (4 May 2019) –'],
    ['Qarna (AFP) - Three', 'Qarna (AFP) -'],
    ['NEW ARBA, Oct 10 (Reuters) - Two', 'NEW ARBA, Oct 10 (Reuters) -'],
  ])('is found in "%s"', (text, expected) => {
    const line = datelineOf(text, 0);
    expect(text.slice(line?.from, line?.to)).toBe(expected);
  });

  it.each([
    'Syria: what we know so far',
    'The army said on Monday — as always — that',
    'On 4 May 2016 the clinic was hit - twice',
    '"No," she said - and left',
  ])('is not found in "%s"', (text) => {
    expect(datelineOf(text, 0)).toBeNull();
  });
});
