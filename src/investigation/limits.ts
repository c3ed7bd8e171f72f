import { limits } from '../reading/index.ts';

/** The longest text that is extracted from, in UTF-16 code units: words with their grammar take some hundred times their size. */
export const LONGEST_EXTRACTED = 5_000_000;

/** The largest file of any kind that is taken into memory to be read. Larger ones are kept whole and said to be unread. */
const LARGEST = 256 * 1024 * 1024;

/** The largest file of a media type, in bytes, that is handed to a reader. */
export function largestRead(mediaType: string): number {
  const own = mediaType.includes('html')
    ? limits.html
    : mediaType === 'application/pdf'
      ? limits.pdf
      : mediaType === 'message/rfc822'
        ? limits.mail
        : mediaType === 'application/zip'
          ? limits.archive
          : mediaType.startsWith('text/')
            ? limits.text
            : limits.document;
  return Math.min(own, LARGEST);
}
