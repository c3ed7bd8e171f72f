import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { investigate, openFile } from '../../investigation/index.ts';
import { readArguments } from '../options.ts';
import { lawCommand } from './law.ts';

let folder = '';
const written: string[] = [];
async function law(...args: string[]): Promise<string> {
  written.length = 0;
  await lawCommand.run(readArguments(lawCommand, [...args, '--in', join(folder, 'file')]));
  return written.join('').replaceAll(/\s+/g, ' ');
}
const json = async (...args: string[]) => {
  written.length = 0;
  await lawCommand.run(readArguments(lawCommand, [...args, '--json', '--in', join(folder, 'file')]));
  return JSON.parse(written.join(''));
};

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...more: unknown[]) => {
    written.push(String(text));
    for (const done of more) if (typeof done === 'function') (done as () => void)();
    return true;
  });
  folder = await mkdtemp(join(tmpdir(), 'assize-law-'));
  const report = join(folder, 'report.txt');
  await writeFile(
    report,
    'On 4 May 2021 government aircraft bombed the hospital in Aleppo, Syria, a doctor said. Rebels have fought the Syrian army for years.\n',
  );
  const file = await openFile(join(folder, 'file'), { create: 'law' });
  try {
    await investigate([report], file);
  } finally {
    await file.close();
  }
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const hospital = 'rs.8.2.e.iv';

describe('assize law', () => {
  it('shows each element with its article, its words and what is missing', async () => {
    const page = await law('crimes', '--crime', hospital);
    expect(page).toContain('Elements of Crimes (2011), Article 8(2)(e)(iv), element 3');
    expect(page).toContain('bombed the hospital');
    expect(page).toContain('Nobody in the file says that the place was used militarily');
    expect(await law('matrix', '--crime', hospital)).toMatch(/\+ 1\/0 \?\d/);
  });
  it('sets a state by a review with a reason, and shows the suggested one beside it', async () => {
    await law(
      'set',
      `${hospital}#3`,
      'contested',
      '--by',
      'Ada',
      '--because',
      'staff saw rifles',
      '--likelihood',
      'likely',
      '--confidence',
      'low',
    );
    const page = await law('crimes', '--crime', hospital);
    expect(page).toContain('contested (suggested: not-assessed). Set by Ada: staff saw rifles');
    expect(page).toContain('Judged likely by Ada');
    expect(await law('matrix', '--crime', hospital)).toContain('±*');
  });
  it('sets the kind of a conflict, and the crimes that exist follow', async () => {
    const { conflicts } = await json('conflicts');
    const { element } = conflicts[0].kinds[0];
    expect(conflicts[0].kinds[0]).toMatchObject({ kind: 'non-international', state: 'supported' });
    await law('set', element, 'unsupported', '--by', 'Ada', '--because', 'riots, and no organised group');
    expect(await law('conflicts')).toContain('unsupported (suggested: supported)');
    const { assessments, setAside } = await json('matrix');
    expect(assessments.map(({ crime }: { crime: string }) => crime)).not.toContain(hospital);
    expect(setAside.map(({ crime }: { crime: string }) => crime)).toContain(hospital);
  });
  it('refuses a state without a reason, a state not of the field, and an element that is not there', async () => {
    await expect(law('set', `${hospital}#3`, 'supported', '--by', 'Ada')).rejects.toMatchObject({ code: 'cli/wrong-use' });
    await expect(law('set', `${hospital}#3`, 'guilty', '--by', 'Ada', '--because', 'x')).rejects.toMatchObject({
      code: 'cli/wrong-use',
    });
    await expect(law('set', 'rs.9#1', 'supported', '--by', 'Ada', '--because', 'x')).rejects.toMatchObject({
      code: 'cli/wrong-use',
    });
  });
  it('takes a second instrument from a file, and says what is wrong with a broken one', async () => {
    const code = join(folder, 'code.json');
    const contents = {
      format: 'assize-instrument/1',
      id: 'vessen-code',
      version: '3',
      title: 'Penal Code of Vessen',
      text: 'As in force in 2019.',
      authority: { elements: 'Penal Code of Vessen' },
      standards: [{ stage: 'authorisation', title: 'Opening', article: 's. 9', standard: 'initial suspicion' }],
      amendments: {},
      protected: { clinic: ['hospital'] },
      weapons: {},
      asks: {
        struck: {
          kind: 'material',
          question: 'Was a clinic hit?',
          for: ['struck:clinic'],
          against: ['denied'],
          missing: ['Which?'],
        },
      },
      contexts: [],
      crimes: [
        {
          id: 'vc.40',
          article: 's. 40',
          title: 'Damage to clinics',
          family: 'war-crime',
          conflict: 'any',
          amendment: null,
          counterparts: [],
          protected: ['clinic'],
          when: ['attack&struck:clinic'],
          elements: [{ n: 1, ask: 'struck' }],
          context: [],
        },
      ],
      modes: [],
      filters: [],
    };
    await writeFile(code, JSON.stringify(contents));
    expect(await law('matrix', '--crime', 'vc.40', '--instrument', code)).toContain(
      'Damage to clinics (s. 40), initial suspicion, vessen-code 3',
    );
    expect(await law('instruments', '--crime', 'vc.40', '--instrument', code)).toContain(
      'Penal Code of Vessen, s. 40, element 1',
    );
    await writeFile(code, JSON.stringify({ ...contents, crimes: [{ ...contents.crimes[0], when: 'attack' }] }));
    await expect(law('matrix', '--instrument', code)).rejects.toMatchObject({ code: 'law/broken-instrument' });
  });
  it('takes facts for the ways, and names the field that is wrong', async () => {
    const facts = join(folder, 'facts.json');
    await writeFile(facts, JSON.stringify({ age: 16 }));
    expect(await law('ways', '--facts', facts)).toContain('younger than eighteen');
    await writeFile(facts, JSON.stringify({ aged: 16 }));
    await expect(law('ways', '--facts', facts)).rejects.toThrow(/aged/);
  });
  it('thinks a vote of the Council through', async () => {
    written.length = 0;
    await lawCommand.run(
      readArguments(lawCommand, ['vote', '2016-10-08', '--against', 'Russia,Venezuela', '--abstain', 'China,Angola']),
    );
    expect(written.join('')).toContain('the draft would be vetoed');
  });
});
