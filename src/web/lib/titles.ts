import type { IncidentName } from '../../model/index.ts';
import type { Translate } from './format.ts';

/** A code of a vocabulary in words; one that this language has no word for, with its hyphens taken out. */
export const wordFor = (t: Translate, vocabulary: 'target' | 'weapon' | 'detail' | 'role', code: string): string =>
  t(`${vocabulary}.${code}`, { defaultValue: code.replaceAll('-', ' ') });

const places: ReadonlySet<string> = new Set(['place', 'city', 'town-or-village']);

/**
 * What an incident is called in a language other than that of the findings: made of its kind or form, the classes of what was struck,
 * whose word or deed it is, and its place. Names stay as the sources write them.
 */
export function titleIn({ kind, detail, targets, who, place }: IncidentName, t: Translate, locale: string): string {
  const head = detail === null ? t(`kind.${kind}`) : wordFor(t, 'detail', detail);
  // A town that was struck is named as the place.
  const struck = place ? targets.filter((code) => !places.has(code)) : targets;
  const told = who === null ? struck.map((code) => wordFor(t, 'target', code)) : [who];
  const what = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(told);
  if (what !== '' && place) return t('title.full', { head: capital(head), what, place: place.name });
  if (what !== '') return t('title.what', { head: capital(head), what });
  return place ? t('title.place', { head: capital(head), place: place.name }) : capital(head);
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
