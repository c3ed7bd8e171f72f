import { setTimeout as after } from 'node:timers/promises';
import {
  type Answers,
  answerSchema,
  numberedSentences,
  parseAnswers,
  PROMPT,
  type Proposed,
  type Proposer,
  proposalsFrom,
  type Question,
  questionsFor,
} from '../extraction/index.ts';
import { AssizeError, digestOf, type Findings, idFrom, type Reading, type SourceId } from '../model/index.ts';
import type { OpenFile } from './open.ts';
import { loadPacks, replay } from './kept.ts';
import { loadTools } from './resources.ts';

// The one place from which the words of a document leave this machine, and only where the user named the address.

/** A language model that the user named. */
export interface ProposerSettings {
  readonly url: string;
  readonly protocol: Proposer['protocol'];
  readonly model: string;
  /** From the environment; never kept, never printed. */
  readonly key?: string | undefined;
  /** How long one answer may take, in milliseconds. */
  readonly patience?: number | undefined;
}

/** A proposer that can be asked. */
export interface OpenProposer extends Proposer {
  readonly key: string | undefined;
  readonly patience: number;
  /** Whether the address is this machine's own. */
  readonly local: boolean;
}

/** No answer to one question is longer, in bytes. */
const LARGEST = 1 << 20;
/** How many tokens a model may write. */
const MOST_TOKENS = 8192;

const paths = { openai: '/chat/completions', anthropic: '/messages' } as const;

/**
 * Checks what the user named. Throws `investigation/no-proposer` for an address that cannot be asked, among them one without TLS
 * that is not this machine's own: what witnesses said does not cross a network in the clear.
 */
export function openProposer({ url, protocol, model, key, patience = 120_000 }: ProposerSettings): OpenProposer {
  const refuse = (what: string, next: string): AssizeError => new AssizeError('investigation/no-proposer', what, next);
  const address = URL.parse(url);
  if (
    address === null ||
    !/^https?:$/.test(address.protocol) ||
    address.username !== '' ||
    address.password !== '' ||
    address.hash !== ''
  )
    throw refuse(
      'The address of the proposer cannot be asked.',
      'Name one that begins with https:// (or http:// for this machine) and holds no password; a key goes into ASSIZE_PROPOSER_KEY.',
    );
  const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(address.hostname);
  if (address.protocol === 'http:' && !local)
    throw refuse(
      `The proposer at ${address.host} would be sent the text unencrypted.`,
      'Use its https:// address, or bring it to this machine through a tunnel and name http://127.0.0.1.',
    );
  if (model.trim() === '') throw refuse('No model is named.', 'Name one with --proposer-model.');
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw refuse('The key of the proposer holds characters that no key has.', 'Look at ASSIZE_PROPOSER_KEY: it is one word.');
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = path.endsWith(paths[protocol]) ? path : `${path}${paths[protocol]}`;
  return { protocol, endpoint: address.href, model, prompt: PROMPT, key, patience, local };
}

/** Asks about every reading that this proposer has not answered for, and keeps what it answers. Gives how many questions were asked. */
export async function propose(
  file: OpenFile,
  findings: Findings,
  proposer: OpenProposer,
  { signal, watch = () => {} }: { readonly signal?: AbortSignal; readonly watch?: (done: number, total: number) => void } = {},
): Promise<{ readonly asked: number; readonly failed: number }> {
  const { model } = await loadTools([]);
  const answered = new Set(
    (await keptAnswers(file)).filter(({ asked }) => asked.every(({ failure }) => failure === null)).map(keyOf),
  );
  const { endpoint, protocol, model: name, prompt } = proposer;
  const who: Proposer = { protocol, endpoint, model: name, prompt };
  const due = findings.readings.filter(
    (reading) => !answered.has(keyOf({ reading: reading.id, text: digestOf(reading.text), proposer: who })),
  );
  const questions = due.map((reading) => questionsFor(reading.text, numberedSentences(reading, model)));
  const total = questions.reduce((sum, list) => sum + list.length, 0);
  let [asked, failed] = [0, 0];
  const before = file.vault.size;
  try {
    for (const [at, reading] of due.entries()) {
      const answers: Answers['asked'][number][] = [];
      for (const question of questions[at]!) {
        signal?.throwIfAborted();
        const { first, last } = question;
        const given = await answerTo(question, proposer, signal);
        answers.push({ first, last, ...given });
        asked += 1;
        if (given.failure !== null) failed += 1;
        watch(asked, total);
      }
      const source = findings.sources.find(({ object }) => object === reading.object);
      if (answers.length > 0 && source) await keep(file, reading, source.id, { proposer: who, asked: answers });
    }
  } finally {
    if (file.vault.size > before) {
      await file.vault.checkpoint();
      // Answers change no finding: what the store holds is true of the longer ledger too.
      await file.store.replace(findings, String(file.vault.size));
    }
  }
  return { asked, failed };
}

/** Whether any answer of a proposer is kept in a file. */
export const hasProposals = async ({ vault }: OpenFile): Promise<boolean> => (await replay(vault)).answers.length > 0;

/** What was proposed in a file, computed from the answers kept in it; the newest answers of each proposer about each text. */
export async function proposalsOf(file: OpenFile, findings: Findings): Promise<Proposed[]> {
  const newest = new Map((await keptAnswers(file)).map((answers) => [keyOf(answers), answers]));
  if (newest.size === 0) return [];
  const { packs } = await loadPacks(file.vault, await replay(file.vault));
  const tools = await loadTools(packs);
  const readings = new Map(findings.readings.map((reading) => [reading.id, reading]));
  return [...newest.values()].flatMap((answers) => {
    const reading = readings.get(answers.reading);
    return reading === undefined ? [] : [proposalsFrom(answers, reading, findings.claims, tools)];
  });
}

const keyOf = ({ reading, text, proposer }: Pick<Answers, 'reading' | 'text' | 'proposer'>): string =>
  JSON.stringify([reading, text, proposer.protocol, proposer.endpoint, proposer.model, proposer.prompt]);

async function keptAnswers({ vault }: OpenFile): Promise<Answers[]> {
  const { answers, withdrawn } = await replay(vault);
  const all: Answers[] = [];
  for (const { object } of answers)
    if (!withdrawn.has(object)) all.push(parseAnswers(new TextDecoder().decode(await vault.getObject(object))));
  return all;
}

/** Kept as inside the source it quotes, so that it leaves with it when that is withdrawn. */
async function keep(
  { vault }: OpenFile,
  reading: Reading,
  inside: SourceId,
  { proposer, asked }: Pick<Answers, 'proposer' | 'asked'>,
): Promise<void> {
  const answers: Answers = { format: 'assize-proposal/1', reading: reading.id, text: digestOf(reading.text), proposer, asked };
  const bytes = new TextEncoder().encode(`${JSON.stringify(answers, null, 1)}\n`);
  const { digest } = await vault.putObject(bytes);
  const from = `proposer ${proposer.model} at ${new URL(proposer.endpoint).host}`;
  await vault.append({
    kind: 'received',
    source: idFrom('source', digest, from, inside),
    object: digest,
    bytes: bytes.length,
    mediaType: 'application/json',
    from,
    inside,
    role: 'proposal',
  });
}

type Given = Pick<Answers['asked'][number], 'answer' | 'failure'>;

/** One answer, or why there is none. Only a stop by the user is thrown: what a proposer does wrong is told and costs its own question. */
async function answerTo(question: Question, proposer: OpenProposer, signal: AbortSignal | undefined): Promise<Given> {
  for (let attempt = 1; ; attempt++) {
    const given = await askOnce(question, proposer, signal);
    if (attempt === 2 || !given.again) return { answer: given.answer, failure: given.failure };
    await after(Math.min(2000, proposer.patience), undefined, signal ? { signal } : {});
  }
}

async function askOnce(
  question: Question,
  proposer: OpenProposer,
  signal: AbortSignal | undefined,
): Promise<Given & { again: boolean }> {
  const failed = (failure: string, again = false): Given & { again: boolean } => ({ answer: null, failure, again });
  // Covers the whole exchange: a body that trickles in for ever ends it too.
  const limit = AbortSignal.timeout(proposer.patience);
  try {
    const response = await fetch(proposer.endpoint, {
      method: 'POST',
      redirect: 'error', // the words go to the address that the user named and nowhere else
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'assize',
        ...keyHeaders(proposer),
      },
      body: JSON.stringify(proposer.protocol === 'openai' ? openaiBody(question, proposer) : anthropicBody(question, proposer)),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failed(`it answered ${response.status}`, response.status === 429 || response.status >= 500);
    }
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > LARGEST) return failed('its answer was too long');
      pieces.push(piece);
    }
    const text = textOf(new TextDecoder().decode(Buffer.concat(pieces)), proposer.protocol);
    return text === null ? failed('its answer was not of the protocol') : { answer: text, failure: null, again: false };
  } catch (error) {
    if (signal?.aborted) throw error;
    // No words of the other side: an error message of theirs could hold the key that was sent.
    return failed(limit.aborted ? 'no answer came in time' : 'no connection, or it was cut');
  }
}

const keyHeaders = ({ protocol, key }: OpenProposer): Record<string, string> => ({
  ...(protocol === 'anthropic' ? { 'anthropic-version': '2023-06-01' } : {}),
  ...(key === undefined ? {} : protocol === 'anthropic' ? { 'x-api-key': key } : { authorization: `Bearer ${key}` }),
});

const openaiBody = ({ instructions, evidence }: Question, { model }: OpenProposer): unknown => ({
  model,
  temperature: 0,
  max_tokens: MOST_TOKENS,
  messages: [
    { role: 'system', content: instructions },
    { role: 'user', content: evidence },
  ],
  response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema: answerSchema } },
});

const anthropicBody = ({ instructions, evidence }: Question, { model }: OpenProposer): unknown => ({
  model,
  temperature: 0,
  max_tokens: MOST_TOKENS,
  system: instructions,
  messages: [{ role: 'user', content: evidence }],
  tools: [{ name: 'claims', description: 'Hands over the claims that the sentences make.', input_schema: answerSchema }],
  tool_choice: { type: 'tool', name: 'claims' },
});

/** What the model wrote, out of the envelope of its protocol; null where the envelope is another. */
function textOf(body: string, protocol: Proposer['protocol']): string | null {
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch {
    return null;
  }
  if (protocol === 'openai') {
    const content = at(at(at(at(envelope, 'choices'), 0), 'message'), 'content');
    return typeof content === 'string' ? content : null;
  }
  const blocks = at(envelope, 'content');
  if (!Array.isArray(blocks)) return null;
  for (const block of blocks as readonly unknown[]) {
    if (at(block, 'type') === 'tool_use' && at(block, 'name') === 'claims') return JSON.stringify(at(block, 'input') ?? null);
    if (at(block, 'type') === 'text' && typeof at(block, 'text') === 'string' && blocks.length === 1)
      return at(block, 'text') as string;
  }
  return null;
}

const at = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined;
