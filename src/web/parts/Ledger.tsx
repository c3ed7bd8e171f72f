import { useInfiniteQuery } from '@tanstack/react-query';
import { at, useQuery } from '../lib/api.ts';
import { formatInstant } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { Loading } from './States.tsx';
import { Said } from './Said.tsx';

/** What stands in the ledger, the newest first: each line is one signed entry. */
export function Ledger() {
  const { t, n, counted, locale } = useTexts();
  const list = useInfiniteQuery(at.ledger);
  if (!list.data) return <Loading />;
  const lines = list.data.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">
        {t('ledger.title')} <span className="quiet">{counted('ledger.entries', list.data.pages[0]?.size ?? 0)}</span>
      </h2>
      <p className="quiet">{t('ledger.lead')}</p>
      <table className="table ledger-table">
        <caption className="visually-hidden">{t('ledger.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('ledger.index')}
            </th>
            <th scope="col">{t('ledger.what')}</th>
            <th scope="col">{t('ledger.at')}</th>
            <th scope="col">{t('ledger.leaf')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.index}>
              <td className="number" data-label={t('ledger.index')}>
                {n(line.index)}
              </td>
              <th scope="row">
                {t(`ledger.kind.${line.kind}`)} {line.about !== null && <bdi className="quiet">{line.about}</bdi>}
              </th>
              <td data-label={t('ledger.at')}>
                <time dateTime={line.at}>{formatInstant(line.at, locale)}</time>
              </td>
              <td data-label={t('ledger.leaf')}>
                <code className="digest">{line.leaf.slice(0, 16)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <p className="more-line">
          <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('state.more')}
          </button>
        </p>
      )}
    </section>
  );
}

/** Who outside says that the ledger stood so at a time, and whether that holds. */
export function TimeStamps() {
  const { t, counted, locale } = useTexts();
  const { data } = useQuery(at.times);
  if (!data) return null;
  return (
    <section aria-labelledby="times">
      <h2 id="times">{t('times.title')}</h2>
      {data.length === 0 ? (
        <p className="quiet">{t('times.none')}</p>
      ) : (
        <ul className="plain-list">
          {data.map((stamp) => (
            <li key={stamp.index}>
              <span className={stamp.sound ? 'proof-ok' : 'proof-bad'}>
                {stamp.time === null ? (
                  t('times.waiting')
                ) : (
                  <time dateTime={stamp.time}>{formatInstant(stamp.time, locale)}</time>
                )}
              </span>{' '}
              <bdi>{stamp.authority}</bdi> <span className="quiet">{counted('times.over', stamp.size)}</span>
              <p className="quiet">
                <Said>{stamp.what}</Said>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
