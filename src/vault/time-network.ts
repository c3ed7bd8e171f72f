import { AssizeError } from '../model/index.ts';
import type { Ask } from './time.ts';

/** No answer of an authority or of a calendar is longer. */
const LARGEST = 1 << 16;

/** Whether a text is an address that may be asked: http or https, with no name or password in it. */
export function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '';
}

/**
 * Asks over HTTP, for at most so many milliseconds: RFC 3161 §3.4 for time-stamps, and the calendars of OpenTimestamps. Sends no
 * more than the bytes given. Redirects are not followed: only whoever the user named is asked. Errors are `vault/no-answer`.
 */
export const askOverHttp =
  (milliseconds = 20_000): Ask =>
  async (url, body, signal) => {
    const limit = AbortSignal.timeout(milliseconds);
    try {
      const response = await fetch(url, {
        method: body === null ? 'GET' : 'POST',
        redirect: 'error',
        credentials: 'omit',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        headers: {
          'user-agent': 'assize',
          accept: 'application/timestamp-reply, application/vnd.opentimestamps.v1',
          ...(body === null
            ? {}
            : { 'content-type': url.endsWith('/digest') ? 'application/x-www-form-urlencoded' : 'application/timestamp-query' }),
        },
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      });
      if (!response.ok) throw noAnswer(url, `it answers ${response.status}`);
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of response.body ?? []) {
        length += piece.length;
        if (length > LARGEST) throw noAnswer(url, 'its answer is too long');
        pieces.push(piece);
      }
      return new Uint8Array(Buffer.concat(pieces));
    } catch (error) {
      if (error instanceof AssizeError) throw error;
      throw noAnswer(url, reasonOf(error), error);
    }
  };

/** `fetch` hides why it failed one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown cause';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer came in time';
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

function noAnswer(url: string, why: string, cause?: unknown): AssizeError {
  return new AssizeError(
    'vault/no-answer',
    `${url} gave no answer that can be used: ${why}.`,
    'Nothing is lost: the next `assize timestamp ask`, or the next run, asks again.',
    { cause },
  );
}
