import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SourceFile, Span } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';
import { type Nameable, WriteClaim } from './WriteClaim.tsx';

/** Whom the text names, each once: those who may be said to have acted. */
export const namesIn = ({ mentions }: SourceFile): Nameable[] => [
  ...new Map(
    mentions
      .filter(({ kind }) => kind !== 'place' && kind !== 'facility')
      .map(({ entity, name }) => [entity, { entity, name }] as const),
  ).values(),
];

/** Where the words that a reader selected stand in the text of the source, or null when they are not of it. */
function selectedIn(text: string): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (start === null || end === null) return null;
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return words.trim() === '' ? null : { from, to: from + words.trim().length };
}

/** The place in the text of the source at which a place in the page stands: each block shows its stretch of it letter for letter. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('.text .block');
  const from = Number(block?.dataset['from']);
  if (!block || !Number.isInteger(from)) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return from + before.toString().length;
}

/** What can be done with selected words: quoted with the place they stand at, or looked for in the other sources. */
export function Selected({ file, text }: { file: SourceFile; text: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [span, setSpan] = useState<Span | null>(null);
  const [copied, setCopied] = useState(false);
  const writing = useRef(false);
  const names = useMemo(() => namesIn(file), [file]);
  useEffect(() => {
    const onChange = () => {
      // While a claim is being written, the words it stands on stay chosen.
      if (writing.current) return;
      setSpan(selectedIn(text));
      setCopied(false);
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [text]);
  if (!span) return null;
  const words = text.slice(span.from, span.to);
  const { row } = file;
  const copy = async () => {
    const name = [row.publisher, row.title ?? row.from, row.published?.first].filter(Boolean).join(', ');
    const address = `${location.origin}/sources/${row.id}?from=${span.from}&to=${span.to}`;
    await navigator.clipboard.writeText(`“${words}”\n${name}\n${row.object}, ${span.from}–${span.to}\n${address}\n`);
    setCopied(true);
  };
  return (
    <div className="selected-bar" role="region" aria-label={t('selected.label')}>
      {file.row.reading !== null && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps the selection while the button inside is pressed
        <span onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
          <WriteClaim
            key={`${span.from} ${span.to}`}
            reading={file.row.reading}
            span={span}
            words={words}
            names={names}
            onOpen={(open) => (writing.current = open)}
            onDone={() => setSpan(null)}
          >
            {t('write.claim')}
          </WriteClaim>
        </span>
      )}
      <button
        type="button"
        className="button button-small"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => void copy()}
      >
        {t(copied ? 'selected.copied' : 'selected.copy')}
      </button>
      <button
        type="button"
        className="button button-small"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => void navigate({ to: '/search', search: { q: `"${words.replaceAll('"', ' ').slice(0, 200)}"` } })}
      >
        {t('selected.search')}
      </button>
    </div>
  );
}
