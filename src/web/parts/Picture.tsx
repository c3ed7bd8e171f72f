import { useEffect, useState } from 'react';
import { kept } from '../lib/language.ts';
import { useTexts } from '../lib/texts.ts';

const seen = () => Number(kept.get('exposures') ?? '0') || 0;

/**
 * A picture that may be hard to look at: blurred and grey until asked for, and blurred again on leaving it. How many were looked
 * at is counted, for whoever minds how much of it a day holds.
 */
export function Picture({ source, name }: { source: string; name: string }) {
  const { t, counted } = useTexts();
  const [address, setAddress] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [exposures, setExposures] = useState(seen);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    // The bytes come as a download, which no page can show as it stands; the picture is drawn from them here.
    fetch(`/api/sources/${source}/original`, { credentials: 'same-origin' })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        const bytes = await answer.blob();
        if (gone) return;
        made = URL.createObjectURL(bytes);
        setAddress(made);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [source]);
  const show = () => {
    if (!open) {
      kept.set('exposures', String(exposures + 1));
      setExposures(exposures + 1);
    }
    setOpen(!open);
  };
  if (failed) return <p className="quiet">{t('picture.failed')}</p>;
  return (
    <figure className={`picture${open ? ' picture-open' : ''}`}>
      <div className="picture-frame">
        {address && <img src={address} alt={t('picture.alt', { name })} onError={() => setFailed(true)} />}
      </div>
      <figcaption>
        <button type="button" className="button" aria-pressed={open} onClick={show} disabled={address === null}>
          {t(open ? 'picture.hide' : 'picture.show')}
        </button>{' '}
        <span className="quiet">
          {t('picture.why')} {counted('picture.seen', exposures)}
        </span>
      </figcaption>
    </figure>
  );
}
