import { useTexts } from '../lib/texts.ts';

/** A sentence that the findings hold in English: in the language of the page, or else as it stands and marked as English. */
export function Said({ children }: { children: string }) {
  const { said } = useTexts();
  const known = said(children);
  return known === null ? <English>{children}</English> : known;
}

/** Words that are English in every language of the page: whoever reads it aloud, and which way it runs, goes by that. */
export function English({ children }: { children: React.ReactNode }) {
  return (
    <span lang="en" dir="ltr">
      {children}
    </span>
  );
}

/** Where a text of law says so: its name and number are citations, and English in every language but for the word before the number. */
export function Article({ children }: { children: string }) {
  const { t, language } = useTexts();
  const number = /^Articles? ([^A-Z]+)$/.exec(children)?.[1];
  if (language === 'en' || number === undefined) return <English>{children}</English>;
  return (
    <>
      {t('law.article')} <bdi dir="ltr">{number.replace(' and ', ', ')}</bdi>
    </>
  );
}
