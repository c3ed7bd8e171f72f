import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AssizeError, type Conclusion } from '../../model/index.ts';
import type { Desk, DeskEvent } from '../desk.ts';
import { Refusal } from '../problem.ts';
import { operation } from '../resource.ts';
import { Asked, QueueQuery, ReviewBody, answers } from '../schemas.ts';
import type { Guard } from '../security.ts';

/** The largest file that is taken through the page; larger ones are named on the command line, where no copy is made. */
const LARGEST_UPLOAD = 1 << 30;

/** What changes the file: a person's conclusions, and more evidence. `tell` reaches the pages that watch. */
export function decisions(
  app: FastifyInstance,
  desk: Desk,
  guard: Guard,
  tell: (event: DeskEvent) => void,
  report: (error: unknown) => void,
  largest = LARGEST_UPLOAD,
): void {
  operation(
    app,
    'GET',
    '/api/reviews',
    { id: 'listReviews', tag: 'Review', summary: 'Every conclusion of a person, with its reason.', answer: answers.reviews },
    () => desk.questions.reviews(),
  );
  operation(
    app,
    'POST',
    '/api/reviews',
    {
      id: 'enterReview',
      tag: 'Review',
      summary:
        'Enters a conclusion with its reason in the ledger, at once; the findings are then computed again. `computed` says whether answers take it in already; otherwise the event `findings` tells when they do.',
      body: ReviewBody,
      answer: answers.review,
      status: 201,
      rateLimit: 120,
    },
    async ({ body }, request, reply) => {
      guard.mustDecide(request);
      await mustStand(desk, body.conclusion as Conclusion);
      const { review, computed } = await desk.review(body.conclusion as Conclusion, body.reason.trim(), body.name.trim());
      return reply.code(201).send({ entered: true, review, computed });
    },
  );

  operation(
    app,
    'GET',
    '/api/log',
    {
      id: 'listLog',
      tag: 'Review',
      summary: 'The change log, the newest first: who, when, why, on what, and whether it was undone.',
      query: Asked,
      answer: answers.log,
    },
    ({ query }) => desk.questions.log(query),
  );
  operation(
    app,
    'GET',
    '/api/queue',
    {
      id: 'getQueue',
      tag: 'Review',
      summary: 'Claims that one person has not answered, those that decide most first, without anyone’s answer.',
      query: QueueQuery,
      answer: answers.queue,
    },
    ({ query: { name, ...asked } }) => desk.questions.queue(name.trim(), asked),
  );
  operation(
    app,
    'GET',
    '/api/agreement',
    {
      id: 'getAgreement',
      tag: 'Review',
      summary: 'What two people answered on the same claims, each without seeing the other’s answer.',
      answer: answers.agreement,
    },
    () => desk.questions.agreement(),
  );

  let busy = false;
  operation(
    app,
    'POST',
    '/api/sources',
    {
      id: 'addSources',
      tag: 'Sources',
      summary: 'Receives files (multipart/form-data). Progress and the end come as events.',
      answer: answers.investigate,
      status: 202,
      rateLimit: 30,
    },
    async (_asked, request, reply) => {
      guard.mustDecide(request);
      if (busy)
        throw new Refusal(409, 'server/busy', 'Files are being read already.', 'Wait until they are done, then add the others.');
      busy = true;
      const folder = await mkdtemp(join(tmpdir(), 'assize-upload-'));
      let files = 0;
      try {
        files = await save(request, folder, largest);
        if (files === 0) throw new Refusal(400, 'server/no-files', 'No file came with the request.', 'Choose one or more files.');
      } catch (error) {
        busy = false;
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      // Answered before the walk ends: it may take minutes, and its progress goes to every page that watches.
      void desk
        .investigate([folder])
        .catch((error: unknown) => {
          // What the desk refuses it tells by itself; anything else is our fault, and the page still hears that it ended.
          if (error instanceof AssizeError) return;
          report(error);
          tell({ kind: 'failed', what: 'Reading the files failed.', next: 'See what the terminal says, then add them again.' });
        })
        .finally(() => {
          busy = false;
          return rm(folder, { recursive: true, force: true });
        });
      return reply.code(202).send({ files });
    },
  );
}

/**
 * Throws unless what is decided on is in the findings: another page may have joined or parted it since this one was drawn, and
 * an undoing must not be undone twice.
 */
async function mustStand({ questions }: Desk, conclusion: Conclusion): Promise<void> {
  const gone = (what: string) =>
    new Refusal(
      409,
      'server/changed-meanwhile',
      `${what} is not in this investigation any more.`,
      'Someone decided on it meanwhile. The page now shows the new state: look at it, then decide again.',
    );
  switch (conclusion.kind) {
    case 'confirm':
    case 'reject':
      if (!(await questions.claim(conclusion.claim))) throw gone(`Claim ${conclusion.claim}`);
      return;
    case 'join':
      for (const id of conclusion.incidents) if (!(await questions.incident(id))) throw gone(`Incident ${id}`);
      return;
    case 'part':
    case 'set-element':
    case 'set-grade':
      if (!(await questions.incident(conclusion.incident))) throw gone(`Incident ${conclusion.incident}`);
      return;
    case 'join-entities':
      for (const id of conclusion.entities) if (!(await questions.entity(id))) throw gone(id);
      return;
    case 'part-entities': {
      const found = await questions.entity(conclusion.entity);
      for (const id of conclusion.parts) if (!found?.row.parts.some((part) => part.id === id)) throw gone(id);
      return;
    }
    case 'join-origins':
    case 'part-origins':
      for (const id of conclusion.sources) if (!(await questions.source(id))) throw gone(`Source ${id}`);
      return;
    case 'set-rule':
      if (conclusion.incident !== null && !(await questions.incident(conclusion.incident)))
        throw gone(`Incident ${conclusion.incident}`);
      return;
    case 'write': {
      const { instead, says } = conclusion;
      if (instead !== null && !(await questions.claim(instead))) throw gone(`Claim ${instead}`);
      if (says.actor !== null && !(await questions.entity(says.actor))) throw gone(says.actor);
      if ((await questions.words(conclusion)) === null)
        throw new Refusal(
          422,
          'server/no-such-passage',
          `${conclusion.reading} has no passage from ${conclusion.from} to ${conclusion.to}.`,
          'Select the words in the article itself.',
        );
      return;
    }
    case 'undo': {
      const reviews = await questions.reviews();
      if (!reviews.some((review) => review.id === conclusion.review)) throw gone('The decision');
      if (reviews.some((review) => review.conclusion.kind === 'undo' && review.conclusion.review === conclusion.review))
        throw new Refusal(
          409,
          'server/undone-already',
          'This decision was undone already.',
          'Look at the change log: it says who undid it and why.',
        );
    }
  }
}

/** Writes every part that is a file below `folder`; a name can lead nowhere else. Returns how many there were. */
async function save(request: FastifyRequest, folder: string, largest: number): Promise<number> {
  let files = 0;
  for await (const part of request.parts({ limits: { fileSize: largest, files: 10_000 }, preservePath: true })) {
    if (part.type !== 'file') continue;
    const path = join(folder, ...safeParts(part.filename, files));
    await mkdir(dirname(path), { recursive: true });
    await pipeline(part.file, createWriteStream(path, { flags: 'wx' }));
    if (part.file.truncated)
      throw new Refusal(
        413,
        'server/too-large',
        `"${part.filename.slice(-80)}" is larger than ${largest} bytes.`,
        'Name it on the command line instead: assize investigate PATH.',
      );
    files += 1;
  }
  return files;
}

/** The parts of a name as a browser sent it, without any that could leave the folder it is put in. */
export function safeParts(name: string, index: number): string[] {
  const parts = name
    .split(/[/\\]/)
    .map((part) =>
      part
        .replaceAll(/[\p{C}:]/gu, '_')
        .trim()
        .slice(0, 120),
    )
    .filter((part) => part !== '' && !/^\.+$/.test(part))
    .slice(-8);
  return parts.length > 0 ? parts : [`file-${index}`];
}
