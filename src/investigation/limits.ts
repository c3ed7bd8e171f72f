import { largestOf } from '../reading/index.ts';

/** The longest text that is extracted from, in UTF-16 code units: words with their grammar take some hundred times their size. */
export const LONGEST_EXTRACTED = 5_000_000;

/** The largest file of any kind that is taken into memory to be read. Larger ones are kept whole and said to be unread. */
const LARGEST = 256 * 1024 * 1024;

/** The largest file of a media type, in bytes, that is handed to a reader. */
export const largestRead = (mediaType: string): number => Math.min(largestOf(mediaType), LARGEST);
