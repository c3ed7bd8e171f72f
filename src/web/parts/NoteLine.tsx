import type { ReactNode } from 'react';
import type { Note } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';
import { English } from './Said.tsx';

/**
 * What a reader must know of the evidence, and what to do about it. In another language than English both are told by the code of the
 * note, and its own words, which name page and figure, stand below on demand.
 */
export function NoteLine({ note, children = (what) => what }: { note: Note; children?: (what: ReactNode) => ReactNode }) {
  const { t, said, language } = useTexts();
  const [what, next] = language === 'en' ? [note.what, note.next] : [said(note.code), said(`${note.code} next`)];
  if (what === null)
    return (
      <English>
        {children(note.what)} <span className="quiet">{note.next}</span>
      </English>
    );
  return (
    <>
      {children(what)} <span className="quiet">{next}</span>
      {language !== 'en' && (
        <details>
          <summary className="more">{t('title.made')}</summary>
          <English>
            {note.what} {note.next}
          </English>
        </details>
      )}
    </>
  );
}
