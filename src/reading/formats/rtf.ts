import { type Outcome, note, only } from '../drawn.ts';
import { type Piece, align } from '../positions.ts';
import { drawPlain } from '../text/plain.ts';
import { rtfProperties, withProperties } from './properties.ts';

// Groups that hold no words of the text.
const silent = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable listoverridetable rsidtbl generator xmlnstbl themedata datastore latentstyles fldinst bkmkstart bkmkend filetbl revtbl'.split(
    ' ',
  ),
);
const written: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '-',
};
const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** The mark of a note as it looks: "four\super 12" is no number of people. */
const raised = (digits: string) => digits.replace(/\d/g, (digit) => raisedDigits[Number(digit)]!);
const token = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-z]))|[{}]|[^\\{}]+/gi;

/** The decoder of a Windows code page; Western where the page is not known. */
function decoderOf(page: string) {
  try {
    return new TextDecoder(`windows-${page}`);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return new TextDecoder('windows-1252');
  }
}

/** The deepest nesting of groups that is followed; braces beyond it are passed over. */
const DEEPEST = 1000;

/** A rich text file (RTF 1.9): its words and paragraphs, by the code page it names. */
export function readRtf(bytes: Uint8Array): Outcome {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 4096))?.[1] ?? '1252';
  const decoder = decoderOf(page);
  const pieces: Piece[] = [];
  // Notes stand inside the sentence that they explain: they are gathered, and come behind the text.
  const notesAtEnd: Piece[] = [];
  let state = { silent: false, skip: 1, note: false, raised: false };
  const outer: (typeof state)[] = [];
  let skipping = 0;
  let pending: number[] = [];
  let pendingFrom = 0;
  const push = (piece: Piece) => {
    const text = state.raised && /^\d{1,3}$/.test(piece.text) ? raised(piece.text) : piece.text;
    (state.note ? notesAtEnd : pieces).push(text === piece.text ? piece : { ...piece, text });
  };
  const settle = (to: number) => {
    if (pending.length > 0) push({ text: decoder.decode(Uint8Array.from(pending)), from: pendingFrom, to });
    pending = [];
  };
  for (const match of source.matchAll(token)) {
    const [all, word, number, hex, symbol] = match;
    const from = match.index;
    const to = from + all.length;
    const put = (text: string) => push({ text, from, to });
    if (hex !== undefined) {
      if (pending.length === 0) pendingFrom = from;
      if (skipping > 0) skipping -= 1;
      else if (!state.silent) pending.push(Number.parseInt(hex, 16));
      continue;
    }
    settle(from);
    if (all === '{') {
      if (outer.length < DEEPEST) outer.push(state);
      state = { ...state };
    } else if (all === '}') state = outer.pop() ?? state;
    else if (word !== undefined) {
      const name = word.toLowerCase();
      if (silent.has(name)) state.silent = true;
      else if (name === 'footnote') {
        state.note = true;
        notesAtEnd.push({ text: '\n\n', from, to });
      } else if (name === 'super') state.raised = number !== '0';
      else if (name === 'nosupersub' || name === 'plain') state.raised = false;
      else if (name === 'uc') state.skip = Math.max(0, Math.min(10, Number(number ?? 1)));
      else if (name === 'u' && !state.silent) {
        put(String.fromCharCode(Number(number ?? 63) & 0xffff));
        skipping = state.skip;
      } else if (!state.silent && written[name] !== undefined) put(written[name]);
    } else if (symbol !== undefined) {
      if (symbol === '*') state.silent = true;
      else if (!state.silent)
        put(symbol === '\n' || symbol === '\r' ? '\n\n' : (written[symbol] ?? (/[\\{}]/.test(symbol) ? symbol : '')));
    } else if (!state.silent) {
      const words = all.replace(/[\r\n]/g, '');
      const kept = words.slice(Math.min(skipping, words.length));
      skipping -= words.length - kept.length;
      push({ text: kept, from: to - kept.length, to });
    }
  }
  settle(source.length);
  const inOrder = [...pieces, ...notesAtEnd];
  const text = inOrder
    .map((piece) => piece.text)
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '')
    return only(
      note(
        'reading/no-text',
        'The document has no text; it may consist of pictures.',
        'Type out what it shows in a text file, and add that beside it.',
      ),
    );
  const notes =
    outer.length > 0
      ? [
          note(
            'reading/truncated',
            'The document ends before its groups are closed; it may be cut off.',
            'Ask for another copy, and compare the ends.',
          ),
        ]
      : [];
  const drawn = { ...drawPlain(text, 'rtf', notes), anchors: align(text, inOrder) };
  return { drawn: withProperties(drawn, rtfProperties(source)), enclosed: [], notes: [] };
}
