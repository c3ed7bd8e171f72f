import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Conclusion } from '../model/index.ts';
import { Computing } from './computing.ts';
import { type Event, deskOf } from './desk.ts';
import { findingsOf, investigate } from './investigate.ts';
import { type OpenFile, openFile } from './open.ts';

const report =
  'Shells kill two in Karsa\n\nThe Velmar army shelled the clinic in Karsa on 13 May 2031, killing two people, doctors said. The rebels denied that they had fired.\n';
const other =
  'Dispute over dead in Karsa\n\nOn 13 May 2031 shells hit the clinic in Karsa and killed five people, officials said on Tuesday.\n';

/** One that waits with each computation until it may begin, so that nothing hangs on how quick the machine is. */
class Gated extends Computing {
  gate: Promise<void> = Promise.resolve();
  override async compute(file: Parameters<Computing['compute']>[0]): Promise<string> {
    await this.gate;
    return super.compute(file);
  }
}

let home: string;
let file: OpenFile;
let claims: readonly Claim[];
/** One thread for all tests: to begin one takes seconds. */
let computing: Gated;
const phases = new Set<string>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-desk-'));
  await writeFile(join(home, 'one.txt'), report);
  await writeFile(join(home, 'two.txt'), other);
  file = await openFile(join(home, 'file'), { create: 'Karsa' });
  claims = (await investigate([join(home, 'one.txt'), join(home, 'two.txt')], file)).claims;
  computing = new Gated(file.folder, ({ phase }) => phases.add(phase));
  expect(claims.length).toBeGreaterThan(1);
});
afterAll(async () => {
  await computing.close();
  await file.close();
  await rm(home, { recursive: true, force: true });
});

/** A desk that takes every file for a large one. */
const largeDesk = (options: Parameters<typeof deskOf>[1] = {}) =>
  deskOf(file, { largeFrom: 0, patience: 120_000, computing, ...options });
const confirm = (at: number): Conclusion => ({ kind: 'confirm', claim: claims[at]!.id });
/** The next event of a kind. */
const told = (desk: ReturnType<typeof deskOf>, kind: Event['kind']) =>
  new Promise<Event>((done) => {
    const stop = desk.progress((event) => {
      if (event.kind !== kind) return;
      stop();
      done(event);
    });
  });

const idsOf = (reviews: readonly { readonly id: string }[]) => reviews.map(({ id }) => id);

describe('a decision on a large file', () => {
  it('is computed in a thread of its own, to what it comes to anywhere', async () => {
    const desk = largeDesk();
    const { review, computed } = await desk.review(confirm(0), 'Read against the original.', 'A. Reader');
    expect(computed).toBe(true);
    expect(idsOf((await desk.questions.claim(claims[0]!.id))!.reviews)).toEqual([review]);
    const there = await file.store.findings(String(file.vault.size));
    expect(there).toEqual(await findingsOf(file));
  });

  it('stands in the record at once, while the pages go on with the findings that were there', async () => {
    const desk = largeDesk({ patience: 0 });
    const before = await desk.questions.overview();
    const arrived = told(desk, 'findings');
    const { promise, resolve: begin } = Promise.withResolvers<void>();
    computing.gate = promise;
    const { review, computed } = await desk.review(confirm(1), 'Read against the original.', 'B. Reader');
    expect(computed).toBe(false);
    expect(idsOf(await desk.questions.reviews()).at(-1)).toBe(review);
    expect((await desk.questions.log({ limit: 5 })).items[0]).toMatchObject({ id: review, subjects: [{ id: claims[1]!.id }] });
    const queued = await desk.questions.queue('B. Reader', { limit: 50 });
    expect(queued.page.items.map(({ claim }) => claim.id)).not.toContain(claims[1]!.id);
    expect((await desk.questions.claim(claims[1]!.id))!.reviews).toEqual([]);
    expect(await desk.questions.overview()).toEqual(before);
    begin();
    await arrived;
    expect(idsOf((await desk.questions.claim(claims[1]!.id))!.reviews)).toEqual([review]);
    expect(idsOf(await desk.questions.reviews()).filter((id) => id === review)).toHaveLength(1);
    expect((await desk.questions.overview()).counts.reviews).toBe(before.counts.reviews + 1);
  });

  it('is taken in beside others that came at the same time', async () => {
    const desk = largeDesk();
    const all = await Promise.all([
      desk.review(confirm(0), 'Read against the original.', 'C. Reader'),
      desk.review({ kind: 'reject', claim: claims[0]!.id }, 'The words do not say so.', 'D. Reader'),
      desk.review(confirm(0), 'Read twice.', 'E. Reader'),
    ]);
    expect(all.map(({ computed }) => computed)).toEqual([true, true, true]);
    const there = idsOf((await desk.questions.claim(claims[0]!.id))!.reviews);
    expect(there).toEqual(expect.arrayContaining(all.map(({ review }) => review)));
  });

  it('stays in the record when the thread breaks, and is taken in with the next one', async () => {
    const broken = new Computing(file.folder, () => {}, new URL('./testing/breaking-thread.ts', import.meta.url));
    const desk = largeDesk({ computing: broken });
    const failed = told(desk, 'failed');
    await expect(desk.review(confirm(0), 'Read against the original.', 'F. Reader')).rejects.toMatchObject({
      code: 'investigation/computing-failed',
    });
    expect(await failed).toMatchObject({ what: expect.stringContaining('RangeError') as string });
    expect((await desk.questions.log({ limit: 5 })).items[0]).toMatchObject({ name: 'F. Reader' });
    const namesOf = async () => (await file.store.claim(claims[0]!.id))!.reviews.map(({ name }) => name);
    expect(await namesOf()).not.toContain('F. Reader');
    await largeDesk().review(confirm(0), 'Read against the original.', 'G. Reader');
    expect(await namesOf()).toEqual(expect.arrayContaining(['F. Reader', 'G. Reader']));
  });
});

it('what the law says is worked out once after each decision, and given in parts from the store', async () => {
  const large = largeDesk();
  const { parts } = await large.law();
  const whole = await large.lawLines('questions', 0, 500);
  expect([whole.length, whole.length > 2]).toEqual([parts.questions, true]);
  expect([...(await large.lawLines('questions', 0, 2)), ...(await large.lawLines('questions', 2, 500))]).toEqual(whole);
  const kept = await file.store.law();
  await large.review(confirm(0), 'Read against the original.', 'H. Reader');
  expect([kept, await file.store.law()]).toEqual([{ ...kept, parts }, null]);
  // A small file's is worked out where it is asked for, and comes to the same.
  expect(await largeDesk({ largeFrom: 1000 }).law()).toEqual(kept);
});

it('more evidence for a large file is read here and computed in the thread', async () => {
  const desk = largeDesk();
  const third = join(home, 'three.txt');
  await writeFile(
    third,
    'Karsa bakery hit\n\nOn 2 June 2031 rockets hit a bakery in Karsa, killing four people, a nurse said.\n',
  );
  phases.clear();
  await desk.investigate([third]);
  expect((await desk.questions.sources({ limit: 10 })).total).toBe(3);
  expect([...phases]).toEqual(expect.arrayContaining(['gathering', 'assessing', 'keeping']));
});

it('a decision that is cut off by the end of the program is computed when the file is opened again', async () => {
  const { folder } = file;
  const begun = Promise.withResolvers<void>();
  const desk = deskOf(file, { largeFrom: 0, patience: 0, computing: new Computing(folder, () => begun.resolve()) });
  await desk.review(confirm(0), 'Read against the original.', 'I. Reader');
  await begun.promise;
  await desk.close();
  await file.close();
  file = await openFile(folder);
  // However far it had come, the store holds the findings of one head or of the other.
  const { counts } = await file.store.overview();
  expect(counts.claims).toBeGreaterThanOrEqual(claims.length);
  expect((await findingsOf(file)).reviews.at(-1)).toMatchObject({ name: 'I. Reader' });
  expect((await file.store.overview()).counts.reviews).toBe((await file.store.reviews()).length);
});
