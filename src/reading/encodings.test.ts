import { describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import { read } from './index.ts';
import { bytesOf } from './testing/make.ts';

const readBytes = (bytes: Uint8Array, path = 'x.txt') => read(bytes, { path, object: digestOf(bytes) });

/** The bytes of a text in an encoding of one byte a character, by turning its decoder round. */
function encoded(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const byteOf = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (char) => byteOf.get(char) ?? 0x3f);
}

const arabic = 'قال سكان في بلدة القرنة إن أربعة أشخاص على الأقل قتلوا عندما سقطت قذائف على سوق الحبوب صباح يوم الاثنين.';
const russian = 'Жители сообщили об обстреле рынка в центре города. По их словам, погибли по меньшей мере четыре человека.';
const ukrainian = 'Мешканці повідомили про обстріл ринку в центрі міста в понеділок уранці. Загинули щонайменше четверо людей.';
const german = 'Anwohner berichteten, dass am Montag früh Granaten auf den Getreidemarkt fielen. Vier Menschen wurden getötet.';
const polish = 'Mieszkańcy powiedzieli, że w poniedziałek rano pociski spadły na targ zbożowy. Zginęły co najmniej cztery osoby.';
const turkish =
  'Sakinler, pazartesi sabahı tahıl pazarına top mermileri düştüğünü söyledi. En az dört kişi öldü, vali yalanladı.';
const greek = 'Κάτοικοι δήλωσαν ότι τουλάχιστον τέσσερις άνθρωποι σκοτώθηκαν όταν οβίδες έπεσαν στην αγορά τη Δευτέρα το πρωί.';
const hebrew = 'תושבים אמרו שלפחות ארבעה בני אדם נהרגו כשפגזים נפלו על השוק ביום שני בבוקר. המושל הכחיש שכוחותיו ירו.';

describe('a text in another encoding than UTF-8', () => {
  it.each([
    ['windows-1256', arabic],
    ['iso-8859-6', arabic],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['iso-8859-5', russian],
    ['koi8-u', ukrainian],
    ['windows-1251', ukrainian],
    ['windows-1252', german],
    ['iso-8859-2', polish],
    ['windows-1250', polish],
    ['windows-1254', turkish],
    ['iso-8859-7', greek],
    ['windows-1255', hebrew],
  ])('in %s is read right, and says that it was guessed and how surely', async (label, text) => {
    const { reading, notes } = await readBytes(encoded(text, label));
    expect(reading?.text).toBe(text);
    expect(notes.map(({ code }) => code)).toEqual(['reading/encoding-guessed']);
    expect(notes[0]?.what).toMatch(/read as [\w-]+ \(confidence \d+ of 100/);
  });

  it('in a page that declares it is read so, and says so', async () => {
    const html = `<html><head><meta charset="windows-1256"></head><body><p>${arabic}</p></body></html>`;
    const { reading, notes } = await readBytes(encoded(html, 'windows-1256'), 'x.html');
    expect(reading?.text).toBe(arabic);
    expect(notes.map(({ code }) => code)).toEqual(['reading/encoding-declared']);
  });

  it('in a mail that declares nothing is guessed, and says so', async () => {
    const mail = `From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n${russian}\r\n`;
    const { reading, notes } = await readBytes(encoded(mail, 'windows-1251'), 'x.eml');
    expect(reading?.text).toContain(russian);
    expect(notes.map(({ code }) => code)).toEqual(['reading/encoding-guessed']);
  });
});

describe('characters that nobody sees', () => {
  const codes = async (text: string) => (await readBytes(bytesOf(text))).notes.map(({ code, what }) => [code, what]);

  it.each([
    [
      'turn the direction of writing',
      `The file \u202egnp.exe\u202c was sent to the desk.`,
      '2 that turn the direction of writing, the first at 9',
    ],
    ['have no width', 'Qar\u200bna and Tell\u2060 Omar were hit.', '2 without width, the first at 3'],
    ['are tags', 'The market\u{e0041} was hit on Monday.', '1 without width, the first at 10'],
  ])('and %s are kept and noted', async (_, text, said) => {
    expect((await readBytes(bytesOf(text))).reading?.text).toBe(text);
    expect(await codes(text)).toEqual([['reading/hidden-characters', expect.stringContaining(said)]]);
  });

  it.each([
    ['a joiner in Persian', 'او گفت که بازار را می\u200cزنند و چهار نفر کشته شدند.'],
    ['a picture put together', 'A family 👩\u200d👧 was seen.'],
  ])('are no news where a script spells with them: %s', async (_, text) => {
    expect(await codes(text)).toEqual([]);
  });
});

describe('the language of a block', () => {
  it('is marked where it is surely another than the document’s', async () => {
    const english =
      'At least four people were killed when shells fell on the grain market of Qarna on Monday, the council of the town said. The governor denied that his forces had fired.';
    const { reading } = await readBytes(bytesOf(`${english}\n\n${arabic}\n\n${english} ${english}\n\n${german}\n`));
    expect(reading?.about.language.code).toBe('en');
    expect(reading?.blocks.map((block) => block.language)).toEqual([undefined, 'ar', undefined, 'de']);
  });
});
