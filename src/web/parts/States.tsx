import type { ReactNode } from 'react';
import { Refused, queries } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

/** While an answer is on its way: the shape of what comes, and a word for those who do not see it. */
export function Loading() {
  const { t } = useTexts();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <div className="bone bone-title" />
      <div className="bone" />
      <div className="bone" />
      <div className="bone bone-short" />
    </div>
  );
}

/** What went wrong and what to do next: in English in the server's own words; in another language by its kind, with those words below. */
export function Trouble({ error }: { error: unknown }) {
  const { t, language } = useTexts();
  const problem = error instanceof Refused ? error.problem : null;
  if (!problem) return <p>{t('state.offline')}</p>;
  return (
    <>
      {language !== 'en' && <p>{t(`problem.${problem.status}`, { defaultValue: t('problem.other') })}</p>}
      <div lang="en" dir="ltr">
        <p>{problem.detail}</p>
        <p className="quiet">{problem.next}</p>
      </div>
    </>
  );
}

/** A page or a part of one that could not be shown. */
export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTexts();
  return (
    <div className="failed" role="alert">
      <h1>{t('state.failed')}</h1>
      <Trouble error={error} />
      <button
        type="button"
        className="button"
        onClick={() => {
          void queries.resetQueries();
          retry?.();
        }}
      >
        {t('state.retry')}
      </button>
    </div>
  );
}

/** The way to the next part of a long list, and how much of it is here. */
export function More({
  list,
}: {
  list: { readonly items: readonly unknown[]; readonly total: number; readonly more: (() => void) | null };
}) {
  const { t, n } = useTexts();
  if (list.more === null) return null;
  return (
    <p className="more-line">
      <button type="button" className="button" onClick={list.more}>
        {t('state.more')}
      </button>{' '}
      <span className="quiet">{t('list.caption', { shown: n(list.items.length), total: n(list.total) })}</span>
    </p>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
