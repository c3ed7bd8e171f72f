import { useTexts } from '../../lib/texts.ts';

/** What no claim speaks to, in the words of the law's own questions; nothing where nothing is missing. */
export function Missing({ of }: { of: readonly string[] }) {
  const { t } = useTexts();
  if (of.length === 0) return null;
  return (
    <p className="missing">
      <span className="overline">{t('incident.missing')}</span>{' '}
      <span lang="en" dir="auto">
        {of.join(' ')}
      </span>
    </p>
  );
}
