import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { kept } from '../lib/language.ts';
import { type ListSearch, readListSearch } from '../lib/selection.ts';
import { useTexts } from '../lib/texts.ts';

interface View {
  readonly name: string;
  readonly search: ListSearch;
}

function readViews(): View[] {
  try {
    const saved: unknown = JSON.parse(kept.get('views') ?? '[]');
    if (!Array.isArray(saved)) return [];
    return saved.flatMap((each: unknown) => {
      const { name, search } = (each ?? {}) as { name?: unknown; search?: unknown };
      return typeof name === 'string' && typeof search === 'object' && search !== null
        ? [{ name, search: readListSearch(search as Record<string, unknown>) }]
        : [];
    });
  } catch (error) {
    // Kept by an older page, or by nobody: then there are none.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Selections kept under a name, in this browser. */
export function SavedViews({ search }: { search: ListSearch }) {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/incidents' });
  const [views, setViews] = useState(readViews);
  const [name, setName] = useState('');
  const put = (next: View[]) => {
    setViews(next);
    kept.set('views', JSON.stringify(next));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const called = name.trim();
    if (called === '') return;
    put([...views.filter((view) => view.name !== called), { name: called, search }]);
    setName('');
  };
  return (
    <details className="menu">
      <summary className="button">{t('views.title')}</summary>
      <div className="menu-box">
        {views.length === 0 && <p className="quiet">{t('views.none')}</p>}
        <ul className="plain-list">
          {views.map((view) => (
            <li key={view.name} className="view-line">
              <button type="button" className="more" onClick={() => void navigate({ search: view.search })}>
                <bdi>{view.name}</bdi>
              </button>
              <button
                type="button"
                className="more quiet"
                aria-label={t('views.forget', { name: view.name })}
                onClick={() => put(views.filter((each) => each !== view))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        <form onSubmit={save} className="view-form">
          <label>
            {t('views.name')}
            <input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="submit" className="button button-small" disabled={name.trim() === ''}>
            {t('views.save')}
          </button>
        </form>
      </div>
    </details>
  );
}
