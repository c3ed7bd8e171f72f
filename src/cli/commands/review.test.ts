import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { investigate, openFile, openForReading } from '../../investigation/index.ts';
import type { Incident } from '../../model/index.ts';
import { readArguments } from '../options.ts';
import { reviewCommand } from './review.ts';
import { showCommand } from './show.ts';

let folder = '';
const written: string[] = [];
const file = () => join(folder, 'file');
async function run(command: typeof reviewCommand, ...args: string[]): Promise<string> {
  written.length = 0;
  await command.run(readArguments(command, [...args, '--in', file()]));
  return written.join('').replaceAll(/\s+/g, ' ');
}
const review = (...args: string[]) => run(reviewCommand, ...args, '--by', 'Ada', '--because', 'seen by eye');
const strike = async () =>
  (await openForReading(file())).incidents.find(({ kind, tally }) => kind === 'attack' && tally.length > 0)!;

const shapes = (incidents: readonly Incident[]) => incidents.map(({ id, claims }) => `${id} ${claims.join(' ')}`).toSorted();

const reports = [
  [
    'courier.txt',
    'Courier, 5 May 2031\n\nOn 4 May 2031 shells hit the Bellin Street clinic in Aleppo and killed 6 people. Mara Pell, 34, a nurse, was among the dead.\n',
  ],
  [
    'echo.txt',
    'Echo, 6 May 2031\n\nA nurse, Mara Pell, 34, was buried on Monday. Shelling of the Bellin Street clinic in Aleppo on 4 May 2031 had killed 6 people, neighbours of the clinic said.\n',
  ],
  [
    'ministry.txt',
    'Herald, 6 May 2031\n\nThe shelling of the Bellin Street clinic in Aleppo on 4 May 2031 killed 9 people, the ministry of health said. Two boys of the Mill quarter drowned in the harbour.\n',
  ],
] as const;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...more: unknown[]) => {
    written.push(String(text));
    for (const done of more) if (typeof done === 'function') (done as () => void)();
    return true;
  });
  folder = await mkdtemp(join(tmpdir(), 'assize-review-'));
  for (const [name, text] of reports) await writeFile(join(folder, name), text);
  const opened = await openFile(file(), { create: 'review' });
  try {
    await investigate(
      reports.map(([name]) => join(folder, name)),
      opened,
    );
  } finally {
    await opened.close();
  }
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

describe('assize review', () => {
  it('chooses the rule of figures for one incident, and says what is shown now', async () => {
    const { id, tally } = await strike();
    const killed = (lines: typeof tally) => lines.find(({ outcome }) => outcome === 'killed')!.best;
    expect(killed(tally)).toBe(6);
    const page = await review('rule', 'latest-official', id);
    expect(page).toContain(`Entered: rule latest-official for ${id}, by Ada: seen by eye`);
    expect(page).toContain('killed 9 (');
    expect(killed((await strike()).tally)).toBe(9);
  });
  it('chooses the rule of figures for the whole file, and an incident with a rule of its own keeps it', async () => {
    await review('rule', 'range');
    const { id } = await strike();
    const { incidents } = await openForReading(file());
    for (const incident of incidents)
      for (const { best, rule } of incident.tally)
        if (incident.id === id) expect(rule).not.toContain('range');
        else expect([best, rule]).toEqual([null, expect.stringContaining('range')]);
  });
  it('sets a grade with name and reason, and a review of that review undoes it', async () => {
    const { id, grade } = await strike();
    expect(await review('grade', 'discounted', id)).toContain('discounted (Ada: seen by eye)');
    expect((await strike()).grade).toBe('discounted');
    const { reviews } = await openForReading(file());
    await review('undo', reviews.at(-1)!.id);
    expect((await strike()).grade).toBe(grade);
    expect(await run(reviewCommand, 'list')).toContain(`grade discounted for ${id}`);
  });
  it('joins two sources as one origin and parts them again, and undoing each gives what was before it', async () => {
    const { sources, origins } = await openForReading(file());
    const [one, other] = [sources[0]!.id, sources[2]!.id];
    const count = async () => (await openForReading(file())).origins.length;
    const last = async () => (await openForReading(file())).reviews.at(-1)!.id;
    await review('join-origins', one, other);
    expect(await count()).toBe(origins.length - 1);
    const joined = await last();
    const page = await review('part-origins', one, other);
    expect(page).toContain(`Entered: origins of their own: ${one}, ${other}, by Ada: seen by eye`);
    expect(await count()).toBe(origins.length);
    await review('undo', await last());
    expect(await count()).toBe(origins.length - 1);
    await review('undo', joined);
    expect(await count()).toBe(origins.length);
  });
  it('joins two incidents as one that holds the claims of both, and undoing it gives both back', async () => {
    const before = (await openForReading(file())).incidents;
    const one = await strike();
    const other = before.find(({ id }) => id !== one.id)!;
    const page = await review('join', one.id, other.id);
    expect(page).toContain(`Entered: joined ${one.id}, ${other.id}, by Ada: seen by eye`);
    const joined = (await openForReading(file())).incidents;
    expect(joined).toHaveLength(before.length - 1);
    expect(joined.some(({ claims }) => [...one.claims, ...other.claims].every((id) => claims.includes(id)))).toBe(true);
    await review('undo', (await openForReading(file())).reviews.at(-1)!.id);
    expect(shapes((await openForReading(file())).incidents)).toEqual(shapes(before));
  });
  it('parts a claim from its incident, and undoing it brings it back', async () => {
    const before = (await openForReading(file())).incidents;
    const { id, claims } = await strike();
    expect(claims.length).toBeGreaterThan(1);
    const out = claims.at(-1)!;
    expect(await review('part', id, out)).toContain(`Entered: parted ${out} from ${id}, by Ada: seen by eye`);
    const parted = (await openForReading(file())).incidents;
    expect(parted).toHaveLength(before.length + 1);
    expect(parted.find((one) => one.id === id)!.claims).toEqual(claims.slice(0, -1));
    await review('undo', (await openForReading(file())).reviews.at(-1)!.id);
    expect(shapes((await openForReading(file())).incidents)).toEqual(shapes(before));
  });
  it('refuses what is not in the file, a rule that is none, and a conclusion without name and reason', async () => {
    await expect(review('grade', 'fair', 'inc_0000000000000000')).rejects.toThrow('no incident');
    await expect(review('rule', 'highest')).rejects.toThrow('range|majority|hierarchy|latest-official');
    await expect(run(reviewCommand, 'rule', 'range')).rejects.toThrow('with a name and a reason');
    await expect(run(reviewCommand, 'grow')).rejects.toThrow('no kind of review');
  });
});

describe('assize show stories', () => {
  it('shows two outlets that write their own reports of one attack as two origins of one story, and what they share', async () => {
    const page = await run(showCommand, 'stories');
    expect(page).toMatch(/3 sources, [23] origins/);
    for (const [name] of reports) expect(page).toContain(name);
    expect(page).toMatch(/In common: .*bellin/);
  });
});
