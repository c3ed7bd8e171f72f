import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { at, useQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

type Pair = { left?: string | undefined; right?: string | undefined };

/** Chooses one of two sources to set beside each other, by words of its name. */
export function SourcePicker({ side, chosen }: { side: 'left' | 'right'; chosen: string | undefined }) {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/compare' });
  const [words, setWords] = useState('');
  const { data } = useQuery(at.someSources(useDeferredValue(words.trim())));
  const current = useQuery({ ...at.source(chosen ?? ''), enabled: chosen !== undefined });
  const rows = data?.items ?? [];
  const known = rows.some((row) => row.id === chosen) || !current.data ? rows : [current.data.row, ...rows];
  return (
    <fieldset className="picker">
      <legend>{t(`compare.${side}`)}</legend>
      <input
        type="search"
        dir="auto"
        value={words}
        placeholder={t('sources.find')}
        aria-label={t('sources.find')}
        onChange={(event) => setWords(event.target.value)}
      />
      <select
        aria-label={t(`compare.${side}`)}
        value={chosen ?? ''}
        onChange={(event) =>
          void navigate({ search: (before: Pair) => ({ ...before, [side]: event.target.value || undefined }), replace: true })
        }
      >
        <option value="">{t('compare.pick')}</option>
        {known.map((row) => (
          <option key={row.id} value={row.id}>
            {[row.title ?? row.from, row.publisher].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
