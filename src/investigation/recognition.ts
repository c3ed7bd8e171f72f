import { type ChildProcess, spawn } from 'node:child_process';
import type { Note } from '../model/index.ts';
import type { Recognised } from '../reading/index.ts';

/** What one call of a program may cost. */
export interface RecognitionLimits {
  readonly milliseconds: number;
  /** The most bytes that a program may print. */
  readonly output: number;
}

const defaults: RecognitionLimits = { milliseconds: 60_000, output: 64 * 1024 * 1024 };

/**
 * Scanned pages are drawn with this many pixels on their longer side, some 200 dots an inch of a usual sheet: below it small print
 * is lost. A number of pixels and not of dots, since a page may state that it is a mile wide.
 */
const LONGER_SIDE = 2400;
/** Languages that are asked for when their data is installed, the first two of them beside English; more make it slow and no better. */
const languages = ['ara', 'rus', 'ukr', 'fra', 'deu', 'spa', 'tur', 'por'];

type Ran = { readonly ok: true; readonly out: Buffer } | { readonly ok: false; readonly why: string };

/** Runs a program on some bytes: nothing goes by way of a file or a shell, and it is killed at its limits. */
function run(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  { milliseconds, output }: RecognitionLimits,
  signal?: AbortSignal,
): Promise<Ran> {
  return new Promise((settle) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that what the program starts ends with it.
      detached: true,
      // Tesseract starts a thread for each core and then waits for itself; one is faster.
      env: { PATH: process.env['PATH'], OMP_THREAD_LIMIT: '1', LC_ALL: 'C', TESSDATA_PREFIX: process.env['TESSDATA_PREFIX'] },
    });
    let over = false;
    const done = (ran: Ran) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      if (child.exitCode === null) end(child);
      settle(ran);
    };
    const timer = setTimeout(() => done({ ok: false, why: `it took longer than ${milliseconds / 1000} seconds` }), milliseconds);
    const abort = () => done({ ok: false, why: 'it was stopped' });
    signal?.addEventListener('abort', abort);
    const chunks: Buffer[] = [];
    let size = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > output) done({ ok: false, why: `it printed more than ${output} bytes` });
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 1000) said += chunk.toString('utf8');
    });
    child.on('error', (cause: NodeJS.ErrnoException) => done({ ok: false, why: cause.code ?? cause.name }));
    child.on('close', (code) =>
      done(
        code === 0
          ? { ok: true, out: Buffer.concat(chunks) }
          : { ok: false, why: `it ended with ${code}: ${said.trim().split('\n').at(-1)?.slice(0, 120) ?? ''}` },
      ),
    );
    // A program that ends before it has read everything closes its input; its exit code says the rest.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Kills a program and what it started. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (cause) {
    // It may have ended by itself in the meantime.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

interface Installed {
  /** "Tesseract 5.3.0 (ara+eng)". */
  readonly name: string;
  /** "ara+eng"; '' where it is installed without the data of any language. */
  readonly languages: string;
  /** Whether pages of a PDF can be drawn. */
  readonly pages: boolean;
}

async function look(limits: RecognitionLimits): Promise<Installed | null> {
  const none = new Uint8Array();
  const version = await run('tesseract', ['--version'], none, limits);
  if (!version.ok) return null;
  const listed = await run('tesseract', ['--list-langs'], none, limits);
  // The first line says where they lie; "osd" and "equ" find the direction of a page and formulas, and read no words.
  const there = listed.ok
    ? listed.out
        .toString('utf8')
        .split(/\r?\n/)
        .filter((line) => /^[a-z][\w/-]{2,40}$/i.test(line) && !/^(?:osd|equ)$/.test(line))
    : [];
  const known = [
    ...languages.filter((language) => there.includes(language)).slice(0, 2),
    ...(there.includes('eng') ? ['eng'] : []),
  ];
  const asked = known.length > 0 ? known : there.slice(0, 2);
  const number = /tesseract\s+v?([\d.]+)/i.exec(version.out.toString('utf8'))?.[1] ?? '';
  const drawing = await run('pdftoppm', ['-v'], none, limits);
  return { name: `Tesseract ${number} (${asked.join('+')})`.replace('  ', ' '), languages: asked.join('+'), pages: drawing.ok };
}

const failed = (what: string, why: string): Note => ({
  code: 'reading/recognition-failed',
  source: null,
  what: `${what} could not be recognised: ${why}.`,
  next: 'Type out what it shows in a text file, and add that beside it.',
});

/**
 * Text recognition by the programs of this machine: `tesseract`, and `pdftoppm` for pages of a PDF. They are given bytes on their
 * input and asked for words with boxes on their output; they write no file, run without a shell, and are killed at their limits.
 */
export class Recognition {
  readonly #limits: RecognitionLimits;
  #installed: Promise<Installed | null> | undefined;

  constructor(limits: RecognitionLimits = defaults) {
    this.#limits = limits;
  }

  /** The words of an image (page null) or of a page of a PDF; null where the programs are not installed, a note where they fail. */
  async recognise(document: Uint8Array, page: number | null, signal?: AbortSignal): Promise<Recognised | Note | null> {
    this.#installed ??= look(this.#limits);
    const installed = await this.#installed;
    if (installed === null || (page !== null && !installed.pages)) return null;
    const what = page === null ? 'The text of the image' : 'The text of pages without words';
    if (installed.languages === '') return failed(what, 'Tesseract is installed without the data of any language');
    let image = document;
    if (page !== null) {
      const number = String(page);
      const args = ['-scale-to', String(LONGER_SIDE), '-gray', '-png', '-f', number, '-l', number, '-'];
      const drawn = await run('pdftoppm', args, document, this.#limits, signal);
      if (!drawn.ok) return failed(what, drawn.why);
      image = drawn.out;
    }
    const args = ['stdin', 'stdout', '-l', installed.languages, '--dpi', '200', 'tsv'];
    const seen = await run('tesseract', args, image, this.#limits, signal);
    return seen.ok ? { by: installed.name, tsv: seen.out.toString('utf8') } : failed(what, seen.why);
  }
}
