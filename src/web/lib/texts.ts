import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Translate, formatNumber } from './format.ts';
import { sentencesIn } from './language.ts';
import { Said } from './said.ts';

/** Dates of English in the order day, month, year, which no reader takes for another. */
const formatsOf = (language: string) => (language === 'en' ? 'en-GB' : language);

/** The texts, numbers and dates of the language that the page is in. */
export function useTexts(): {
  t: Translate;
  locale: string;
  language: string;
  n: (value: number) => string;
  counted: (key: string, count: number) => string;
  /** A sentence that the findings hold in English, in the language of the page; null where it has no words for it. */
  said: (english: string) => string | null;
} {
  const { t: translate, i18n } = useTranslation();
  const { language } = i18n;
  // The same functions until the language changes: what depends on them (the line to the desk, a drawn map) stays as it is.
  return useMemo(() => {
    const locale = formatsOf(language);
    const t: Translate = (key, values) => translate(key, values ?? {});
    const n = (value: number) => formatNumber(value, locale);
    const sentences = sentencesIn(language);
    const known = sentences && new Said(sentences, t, locale);
    return {
      t,
      locale,
      language,
      n,
      counted: (key: string, count: number) => t(key, { count, n: n(count) }),
      said: (english: string) => (known ? known.all(english) : english),
    };
  }, [translate, language]);
}
