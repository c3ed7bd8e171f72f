import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Sentences } from './said.ts';

export const languages = ['en', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', ar: 'العربية' };

const texts: Readonly<Record<Language, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('../texts/en.json'),
  fr: () => import('../texts/fr.json'),
  ar: () => import('../texts/ar.json'),
};

/** What the findings hold as English sentences, in the other languages. */
const sentences: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Sentences }>>> = {
  fr: () => import('../texts/findings.fr.json'),
  ar: () => import('../texts/findings.ar.json'),
};
const loaded = new Map<string, Sentences>();

/** The sentences of the findings in a language; null in English, which they are in. */
export const sentencesIn = (language: string): Sentences | null => loaded.get(language) ?? null;

const isLanguage = (code: string | null | undefined): code is Language => languages.some((language) => language === code);

/** What a browser keeps for us, where it lets us keep anything. */
export const kept = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(`assize-${name}`);
    } catch {
      return null;
    }
  },
  /** False where the browser keeps nothing: the choice then lasts as long as the page. */
  set(name: string, value: string | null): boolean {
    try {
      if (value === null) localStorage.removeItem(`assize-${name}`);
      else localStorage.setItem(`assize-${name}`, value);
      return true;
    } catch {
      return false;
    }
  },
};

function preferred(): Language {
  const chosen = kept.get('language');
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const [own, said] = await Promise.all([texts[language](), language === 'en' ? null : sentences[language]()]);
  if (said) loaded.set(language, said.default);
  i18next.addResourceBundle(language, 'translation', own.default);
}

/** Changes the language of the page: its texts, direction, dates and digits. */
export async function setLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  kept.set('language', language);
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  // English stands in for what another language lacks.
  await Promise.all([load('en'), load(preferred())]);
  await setLanguage(preferred());
}
