import type { IncidentName } from '../../model/index.ts';
import { titleIn } from '../lib/titles.ts';
import { useTexts } from '../lib/texts.ts';

/** What an incident is called: in English as the findings have it, in another language made of its parts. */
export function Title({ of }: { of: IncidentName }) {
  const title = useTitle();
  return <bdi>{title(of)}</bdi>;
}

/** The same as a text, where no element can stand. */
export function useTitle(): (of: IncidentName) => string {
  const { t, locale, language } = useTexts();
  return (of) => (language === 'en' ? of.title : titleIn(of, t, locale));
}
