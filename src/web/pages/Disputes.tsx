import { DisputeCard } from '../parts/DisputeCard.tsx';
import { Empty } from '../parts/States.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useSources } from '../lib/sources.ts';
import { useTexts } from '../lib/texts.ts';

/** What cannot all be true, the most severe first. */
export function DisputesPage() {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(at.disputes);
  const sources = useSources();
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.disputes')}</h1>
        <p className="lead">{t('disputes.lead')}</p>
      </header>
      {data.items.length === 0 ? (
        <Empty>{t('disputes.none')}</Empty>
      ) : (
        <div className="stack">
          {data.items.map((dispute) => (
            <DisputeCard key={dispute.id} dispute={dispute} sources={sources} withIncident heading="h2" />
          ))}
        </div>
      )}
    </div>
  );
}
