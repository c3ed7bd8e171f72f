import { Log } from '../parts/IncidentParts.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

/** Every decision of a person, in the order it was entered. */
export function DecisionsPage() {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(at.reviews);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.decisions')}</h1>
        <p className="lead">{t('decide.reasonHint')}</p>
      </header>
      <Log reviews={data} />
    </div>
  );
}
