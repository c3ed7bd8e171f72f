import { useState } from 'react';
import type { ClaimId } from '../../../model/index.ts';
import { at, useQuery } from '../../lib/api.ts';
import { linesOf } from '../../lib/questions.ts';
import { useTexts } from '../../lib/texts.ts';
import { ClaimLines } from '../ClaimLine.tsx';

/** How many claims are asked for at once: the API gives no more. */
const MOST = 100;

/** How many claims a statement rests on; opened, their words. */
export function ClaimsOf({ ids, label }: { ids: readonly ClaimId[]; label?: string }) {
  const { counted } = useTexts();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...at.claims(ids.slice(0, MOST)), enabled: open });
  if (ids.length === 0) return null;
  return (
    <details className="claims-of" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="more">
        {label && `${label}: `}
        {counted('count.claims', ids.length)}
      </summary>
      {data && <ClaimLines bearings={linesOf(data)} first={8} />}
    </details>
  );
}
