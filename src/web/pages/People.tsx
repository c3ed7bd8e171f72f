import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ClaimLines } from '../parts/ClaimLine.tsx';
import { IncidentTable } from '../parts/IncidentTable.tsx';
import { Empty } from '../parts/States.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { linesOf } from '../lib/questions.ts';
import { useSources } from '../lib/sources.ts';
import { useTexts } from '../lib/texts.ts';

/** Everyone and every group that the file speaks of. */
export function PeoplePage() {
  const { t, n } = useTexts();
  const { data } = useSuspenseQuery(at.entities);
  const [kind, setKind] = useState<string | null>(null);
  const kinds = [...new Set(data.items.map((row) => row.kind))];
  const shown = kind === null ? data.items : data.items.filter((row) => row.kind === kind);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.people')}</h1>
        <p className="lead">{t('people.lead')}</p>
        {kinds.length > 1 && (
          <label className="kind-choice">
            {t('people.kind')}{' '}
            <select value={kind ?? ''} onChange={(event) => setKind(event.target.value || null)}>
              <option value="">{t('filter.any')}</option>
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {t(`entity.${each}`)} ({n(data.items.filter((row) => row.kind === each).length)})
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {data.items.length === 0 ? (
        <Empty>{t('people.none')}</Empty>
      ) : (
        <table className="table people">
          <caption className="visually-hidden">{t('nav.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.kind')}</th>
              <th scope="col" className="number">
                {t('people.mentions')}
              </th>
              <th scope="col" className="number">
                {t('people.said')}
              </th>
              <th scope="col" className="number">
                {t('people.named')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/people/$id" params={{ id: row.id }} className="row-link">
                    <bdi>{row.name}</bdi>
                  </Link>
                  {row.aliases.length > 0 && (
                    <span className="quiet aliases">
                      <bdi>{row.aliases.slice(0, 4).join(' · ')}</bdi>
                    </span>
                  )}
                </th>
                <td data-label={t('people.kind')}>
                  {t(`entity.${row.kind}`)} {row.state && <span className="quiet">{row.state}</span>}
                </td>
                <td data-label={t('people.mentions')} className="number">
                  {n(row.mentions)}
                </td>
                <td data-label={t('people.said')} className="number">
                  {n(row.said)}
                </td>
                <td data-label={t('people.named')} className="number">
                  {n(row.named)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What one of them said, and what is said of them: two lists that must not be taken for each other. */
export function PersonPage() {
  const { id } = useParams({ from: '/people/$id' });
  const { t, counted } = useTexts();
  const { data } = useSuspenseQuery(at.entity(id));
  const sources = useSources();
  const { row } = data;
  return (
    <div className="page">
      <header className="page-head">
        <p className="overline">
          <Link to="/people">{t('nav.people')}</Link> · {t(`entity.${row.kind}`)} {row.state}
        </p>
        <h1>
          <bdi>{row.name}</bdi>
        </h1>
        {row.aliases.length > 0 && (
          <p className="quiet">
            {t('people.aliases')}: <bdi>{row.aliases.join(', ')}</bdi>
          </p>
        )}
        <p className="quiet">
          {counted('count.mentions', row.mentions)}, {counted('count.sources', row.sources)}
        </p>
      </header>
      {data.attribution.length > 0 && (
        <section aria-labelledby="accusations">
          <h2 id="accusations">{t('people.accusations')}</h2>
          <p className="quiet">{t('incident.attributionNote')}</p>
          <ul className="plain-list">
            {data.attribution.map(({ incident, title, attribution }) => (
              <li key={incident}>
                <Link to="/incidents/$id" params={{ id: incident }} hash="attribution">
                  <bdi lang="en">{title}</bdi>
                </Link>
                <p className="quiet">
                  {t('incident.accused')}:{' '}
                  <bdi>{[...new Set(attribution.accusedBy.map((by) => by.speaker))].join(', ') || '–'}</bdi>
                  <br />
                  {attribution.deniedBy.length > 0 ? (
                    <>
                      {t('incident.denied')}: <bdi>{[...new Set(attribution.deniedBy.map((by) => by.speaker))].join(', ')}</bdi>
                    </>
                  ) : (
                    t('incident.noDenial')
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="two">
        <section aria-labelledby="said">
          <h2 id="said">{t('people.saidTitle')}</h2>
          {data.said.length === 0 ? (
            <Empty>{t('state.empty')}</Empty>
          ) : (
            <ClaimLines bearings={linesOf(data.said)} sources={sources} first={30} />
          )}
        </section>
        <section aria-labelledby="named">
          <h2 id="named">{t('people.namedTitle')}</h2>
          {data.named.length === 0 ? (
            <Empty>{t('state.empty')}</Empty>
          ) : (
            <ClaimLines bearings={linesOf(data.named)} sources={sources} first={30} />
          )}
        </section>
      </div>
      {data.incidents.length > 0 && (
        <section aria-labelledby="appears">
          <h2 id="appears">{t('people.incidents')}</h2>
          <IncidentTable rows={data.incidents} caption={t('people.incidents')} />
        </section>
      )}
    </div>
  );
}
