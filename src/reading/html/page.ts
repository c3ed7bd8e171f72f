import type { Block, Furniture, Note } from '../../model/index.ts';
import { decode } from '../decode.ts';
import { type Outcome, joinFurniture, note, only } from '../drawn.ts';
import { latin1 } from '../formats/packed.ts';
import { isAboutWriter } from '../furniture/writer.ts';
import { limits } from '../limits.ts';
import { datelineOf } from '../dates/visible.ts';
import { findBody } from './body.ts';
import { type DrawnBlock, drawPage } from './draw.ts';
import { aboutPage, declaredLanguage } from './metadata.ts';

/** The encoding that a page names in its first bytes (`<meta charset>` or its older form, or the XML declaration), or null. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, limits.head));
  return (
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(head)?.[1] ??
    null
  );
}

function kindOf(block: DrawnBlock, isByline: boolean): Block['kind'] {
  if (isByline) return 'byline';
  if (/^h[1-6]$/.test(block.tag)) return 'heading';
  if (block.tag === 'li' || block.tag === 'dd' || block.tag === 'dt') return 'list-item';
  if (block.tag === 'tr' || block.tag === 'td' || block.tag === 'th') return 'table-row';
  return block.tag === 'figcaption' || block.tag === 'caption' ? 'caption' : 'paragraph';
}

/** Draws the text of one decoded page; nothing in it runs and nothing is fetched. */
function drawHtml(html: string, notes: readonly Note[]): Outcome {
  const all = [...notes];
  let page = drawPage(html, false);
  if (page.pruned > 0)
    all.push(
      note(
        'reading/nesting-cut',
        `The page nests elements beyond ${limits.htmlDepth}; ${page.pruned} of them were left out, no words.`,
        'Check the text against the page in a browser that is not connected to the network.',
      ),
    );
  let body = findBody(page);
  const bodyLength = () => page.blocks.reduce((sum, block, i) => (body.kinds[i] === null ? sum + block.to - block.from : sum), 0);
  if (bodyLength() < 200 && /hidden|display\s*:\s*none/i.test(html)) {
    // Some pages keep their report hidden until a script has run: then what is hidden is all there is.
    const shown = { page, body, length: bodyLength() };
    page = drawPage(html, true);
    body = findBody(page);
    if (bodyLength() < shown.length * 2) ({ page, body } = shown);
    else
      all.push(
        note(
          'reading/hidden-text',
          'The page hides its report until a script has run; the hidden text was read.',
          'Compare with a capture of the page as it was shown.',
        ),
      );
  }
  if (page.blocks.length === 0)
    return only(
      ...all,
      note(
        'reading/no-text',
        'The page has no readable text; it may be drawn by scripts, which are never run.',
        'Save the page from a browser after it has loaded, or as PDF, and add that.',
      ),
    );
  const about = aboutPage(page, body);
  const byline = about.byline?.span?.from ?? -1;
  const lastOfReport = body.kinds.findLastIndex((kind) => kind === null);
  const writer = page.blocks[lastOfReport];
  const aboutWriter =
    writer !== undefined &&
    lastOfReport > 2 &&
    isAboutWriter(page.text.slice(writer.from, writer.to), about.byline?.value ?? null)
      ? lastOfReport
      : -1;
  const furniture: Furniture[] = [];
  let paragraphs = 0;
  const blocks = page.blocks.flatMap((block, i): Block[] => {
    const kind = i === aboutWriter ? 'publication-metadata' : (body.kinds[i] ?? null);
    const { from, to } = block;
    if (i === body.title) return [{ kind: 'title', from, to, page: null }];
    if (kind !== null && from !== byline) {
      furniture.push({ kind, from, to });
      return [{ kind: 'furniture', from, to, page: null }];
    }
    const own = kindOf(block, from === byline);
    if (own === 'paragraph' && paragraphs++ < 3) {
      const line = datelineOf(page.text.slice(from, to), from);
      if (line !== null && line.to < to) {
        const rest = page.text.slice(line.to, to);
        const start = line.to + rest.length - rest.trimStart().length;
        return [
          { kind: 'dateline', from, to: line.to, page: null },
          { kind: 'paragraph', from: start, to, page: null },
        ];
      }
    }
    return [{ kind: own, from, to, page: null }];
  });
  return {
    drawn: {
      text: page.text,
      about,
      declaredLanguage: declaredLanguage(page),
      blocks,
      furniture: joinFurniture(page.text, furniture),
      anchors: page.anchors,
      notes: all,
      rule: 'html',
      confidence: 0.9,
    },
    enclosed: [],
    notes: [],
  };
}

/** A page saved from the web. Anchors count in code units of the decoded page. */
export function readHtml(bytes: Uint8Array, mediaType: string | undefined): Outcome {
  const fromHeader = /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(mediaType ?? '')?.[1] ?? null;
  const { text, notes } = decode(bytes, fromHeader ?? declaredEncoding(bytes));
  return drawHtml(text, notes);
}
