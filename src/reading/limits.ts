const MiB = 1024 * 1024;

/** Beyond these a file ends in the note 'reading/too-large' and keeps its bytes in the vault. Sizes are in bytes. */
export const limits = {
  /** The largest plain text that is read. */
  text: 100 * MiB,
  /** The largest web page: its blocks, boxes and places take many times its size in memory. */
  html: 24 * MiB,
  /** Elements inside elements of a web page; what lies deeper is drawn as part of the element at this depth. */
  htmlDepth: 400,
  /** The largest PDF, and the most pages of one that are read. */
  pdf: 200 * MiB,
  pdfPages: 5_000,
  /** The largest office document and mail. */
  document: 100 * MiB,
  mail: 100 * MiB,
  /** The largest table (CSV, JSON), and the most rows of one that are read. */
  table: 50 * MiB,
  tableRows: 200_000,
  /** An archive: its size, its files, what one of them and all of them may unpack to, and how much smaller it may be packed. */
  archive: 1024 * MiB,
  archiveEntries: 10_000,
  archiveEntry: 256 * MiB,
  archiveTotal: 512 * MiB,
  archiveRatio: 200,
  /** The largest image whose own fields are read, and the most pixels that an image may state. */
  image: 100 * MiB,
  imagePixels: 200_000_000,
  /** The most pages of one PDF without words that are given to text recognition. */
  recognisedPages: 50,
  /** The longest text, in UTF-16 code units, that is drawn from a file that is not itself text; drawing stops there. */
  drawn: 50 * MiB,
  /** How many bytes from the beginning `sniff` looks at. */
  head: 4096,
} as const;

const largest: Readonly<Record<string, number>> = {
  'text/html': limits.html,
  'application/pdf': limits.pdf,
  'message/rfc822': limits.mail,
  'application/mbox': limits.mail,
  'application/zip': limits.archive,
  'application/wacz': limits.archive,
  'application/warc': limits.archive,
  'application/gzip': limits.archive,
  'application/x-tar': limits.archive,
  'text/csv': limits.table,
  'text/tab-separated-values': limits.table,
  'application/json': limits.table,
};

/** The largest file of a media type, in bytes, that a reader takes. */
export const largestOf = (mediaType: string): number =>
  largest[mediaType] ??
  (mediaType.startsWith('text/') ? limits.text : mediaType.startsWith('image/') ? limits.archive : limits.document);
