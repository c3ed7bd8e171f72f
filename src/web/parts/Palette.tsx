import { Suspense, lazy, useEffect, useState } from 'react';
import { useTexts } from '../lib/texts.ts';

const PaletteList = lazy(() => import('./PaletteList.tsx'));

/** Everything by name, on one key: pages, settings, and what the search finds while one types. */
export function Palette() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (open) setAsked(true);
  }, [open]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((before) => !before);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="palette-open" onClick={() => setOpen(true)}>
        <span className="visually-hidden">{t('palette.title')}</span> <kbd>Ctrl K</kbd>
      </button>
      {asked && (
        <Suspense>
          <PaletteList open={open} onOpen={setOpen} />
        </Suspense>
      )}
    </>
  );
}
