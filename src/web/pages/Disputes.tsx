import { useState } from 'react';
import { DisputeCard } from '../parts/DisputeCard.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import type { DisputeView } from '../../model/index.ts';
import { at } from '../lib/api.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';

const kinds = ['count', 'time', 'place', 'actor', 'outcome', 'status', 'vote', 'denial', 'quote'] as const;

/** Everything that cannot all be true, the most severe first, the sides beside each other. */
export function DisputesPage() {
  const { t, counted } = useTexts();
  const [kind, setKind] = useState('');
  const list = useParts<DisputeView>(at.disputes(kind || undefined));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.disputes')}</h1>
        <p className="lead">{t('disputes.lead')}</p>
        <label className="kind-choice">
          {t('filter.dispute')}{' '}
          <select value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{t('filter.any')}</option>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`dispute.${each}`)}
              </option>
            ))}
          </select>{' '}
          <span className="quiet" role="status">
            {counted('count.disputes', list.total)}
          </span>
        </label>
      </header>
      {list.waiting ? (
        <Loading />
      ) : list.items.length === 0 ? (
        <Empty>{t('disputes.none')}</Empty>
      ) : (
        <div className="stack">
          {list.items.map((dispute) => (
            <DisputeCard key={dispute.id} dispute={dispute} withIncident heading="h2" />
          ))}
        </div>
      )}
      <More list={list} />
    </div>
  );
}
