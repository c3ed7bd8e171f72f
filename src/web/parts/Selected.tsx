import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SourceFile, Span } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

/** Where the words that a reader selected stand in the text of the source, or null when they are not of it. */
function selectedIn(text: string): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const block = range.startContainer.parentElement?.closest<HTMLElement>('.text .block');
  if (!block) return null;
  const words = selection.toString().trim();
  const from = Number(block.dataset['from']);
  const at = words === '' ? -1 : text.indexOf(words, Number.isInteger(from) ? from : 0);
  return at < 0 ? null : { from: at, to: at + words.length };
}

/** What can be done with selected words: quoted with the place they stand at, or looked for in the other sources. */
export function Selected({ file, text }: { file: SourceFile; text: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [span, setSpan] = useState<Span | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const onChange = () => {
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
