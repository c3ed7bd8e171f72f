import { Link } from '@tanstack/react-router';
import type { IncidentRow } from '../../model/index.ts';
import { formatRange, formatWhen } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { GradeMark, Time, UnrealMarks } from './Marks.tsx';
import { Title } from './Title.tsx';

/** Figures of a list line; a total over a period is marked, since it is not the toll of one event. */
export function Tolls({ row }: { row: Pick<IncidentRow, 'toll'> }) {
  const { t, locale } = useTexts();
  const shown = row.toll.slice(0, 3);
  if (shown.length === 0) return <span className="quiet">{t('figure.none')}</span>;
  return (
    <span className="tolls">
      {shown.map((toll) => (
        <span key={`${toll.outcome} ${toll.scope}`} className="toll">
          {toll.min !== null || toll.max !== null ? (
            <>
              <b>{formatRange(toll, t, locale)}</b> {t(`outcome.${toll.outcome}`)}
            </>
          ) : (
            <span className="quiet">
              {t(`outcome.${toll.outcome}`)}, {t('figure.none')}
            </span>
          )}
          {toll.scope === 'cumulative' && (
            <abbr title={t('figure.cumulative')}>
              <span aria-hidden="true"> Σ</span>
              <span className="visually-hidden"> ({t('figure.cumulative')})</span>
            </abbr>
          )}
        </span>
      ))}
    </span>
  );
}

/** When it happened, or, where nobody says, when it was told of: two things that must not be taken for each other. */
export function WhenCell({ row }: { row: Pick<IncidentRow, 'when' | 'told'> }) {
  const { t, locale } = useTexts();
  const known = row.when !== null && (row.when.first !== null || row.when.last !== null);
  if (known) return <Time when={row.when} />;
  return (
    <span className="quiet">
      {row.told ? t('when.told', { when: formatWhen({ ...row.told, precision: 'day' }, t, locale) }) : t('when.unknown')}
    </span>
  );
}

/** Incidents as a table; on a narrow screen each line becomes a card. */
export function IncidentTable({ rows, caption }: { rows: readonly IncidentRow[]; caption: string }) {
  const { t, n, counted } = useTexts();
  return (
    <table className="table incidents">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('list.title')}</th>
          <th scope="col">{t('list.when')}</th>
          <th scope="col">{t('list.where')}</th>
          <th scope="col">{t('list.toll')}</th>
          <th scope="col">{t('list.support')}</th>
          <th scope="col" className="number">
            {t('list.origins')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="overline">{t(`kind.${row.kind}`)}</span>
              <Link to="/incidents/$id" params={{ id: row.id }} className="row-link">
                <Title of={row} />
              </Link>
              <UnrealMarks row={row} />
            </th>
            <td data-label={t('list.when')}>
              <WhenCell row={row} />
            </td>
            <td data-label={t('list.where')}>
              {row.place ? <bdi>{row.place.name}</bdi> : <span className="quiet">{t('where.unknown')}</span>}
            </td>
            <td data-label={t('list.toll')}>
              <Tolls row={row} />
            </td>
            <td data-label={t('list.support')}>
              <GradeMark grade={row.grade} because={row.gradeBecause} />
              {row.disputes > 0 && <span className="disputed">{counted('count.disputes', row.disputes)}</span>}
            </td>
            <td data-label={t('list.origins')} className="number" title={counted('count.sources', row.sources)}>
              {n(row.origins)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
