import { Fragment } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Said } from '../Said.tsx';

/** What no claim speaks to, in the words of the law's own questions; nothing where nothing is missing. */
export function Missing({ of }: { of: readonly string[] }) {
  const { t } = useTexts();
  if (of.length === 0) return null;
  return (
    <p className="missing">
      <span className="overline">{t('incident.missing')}</span>{' '}
      {of.map((question, index) => (
        <Fragment key={question}>
          {index > 0 && ' '}
          <Said>{question}</Said>
        </Fragment>
      ))}
    </p>
  );
}
