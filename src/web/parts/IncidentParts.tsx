import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { IncidentFile, Review } from '../../model/index.ts';
import { formatDate, formatInstant } from '../lib/format.ts';
import { linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';
import { ClaimLines } from './ClaimLine.tsx';
import { Decide } from './Decide.tsx';
import { English, Said } from './Said.tsx';

/** Who is said to be responsible: accusations and denials facing each other. */
export function AttributionTable({ file }: { file: IncidentFile }) {
  const { t, counted } = useTexts();
  const byId = new Map<string, IncidentFile['claims'][number]>(file.claims.map((claim) => [claim.id, claim]));
  const lines = (list: readonly { claim: string }[]) => linesOf(list.flatMap(({ claim }) => byId.get(claim) ?? []));
  return (
    <section id="attribution">
      <h2>{t('incident.attribution')}</h2>
      <p className="quiet">{t('incident.attributionNote')}</p>
      <div className="stack">
        {file.incident.attribution.map((each) => (
          <article key={each.entity ?? each.name} className="attribution">
            <h3>
              {each.entity ? (
                <Link to="/people/$id" params={{ id: each.entity }}>
                  <bdi>{each.name}</bdi>
                </Link>
              ) : (
                <bdi>{each.name}</bdi>
              )}{' '}
              <span className="quiet">{counted('count.origins', each.origins)}</span>
            </h3>
            {each.basis.length > 0 && (
              <p className="quiet">
                {t('incident.basis')}:{' '}
                {each.basis.map((basis, index) => (
                  <Fragment key={basis}>
                    {index > 0 && t('because.between')}
                    <Said>{basis}</Said>
                  </Fragment>
                ))}
              </p>
            )}
            <div className="sides">
              <section>
                <p className="overline side-name">{t('incident.accused')}</p>
                <ClaimLines bearings={lines(each.accusedBy)} first={3} />
              </section>
              <section>
                <p className="overline side-name">{t('incident.denied')}</p>
                {each.deniedBy.length === 0 ? (
                  <p className="quiet">{t('incident.noDenial')}</p>
                ) : (
                  <ClaimLines bearings={lines(each.deniedBy)} first={3} />
                )}
              </section>
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}

/** A vote as the sources tell it, held against the rules of the body. */
export function VoteTable({ file }: { file: IncidentFile }) {
  const { t, n, locale } = useTexts();
  const { vote } = file.incident;
  if (!vote) return null;
  const figures = (['inFavour', 'against', 'abstained', 'members'] as const).flatMap((key) =>
    vote[key] === null ? [] : [[key, n(vote[key])] as const],
  );
  const names = (['drafters', 'supportedBy', 'opposedBy', 'vetoedBy', 'abstainedBy'] as const).flatMap((key) =>
    vote[key].length === 0 ? [] : [[key, vote[key].join(', ')] as const],
  );
  return (
    <section id="vote">
      <h2>{t('incident.vote')}</h2>
      <dl className="facts facts-wide">
        {vote.body && (
          <div>
            <dt>{t('vote.body')}</dt>
            <dd>
              <bdi>{vote.body}</bdi>
            </dd>
          </div>
        )}
        {vote.item && (
          <div>
            <dt>{t('vote.item')}</dt>
            <dd>
              <bdi lang="en">{vote.item}</bdi>
            </dd>
          </div>
        )}
        {vote.outcome && (
          <div>
            <dt>{t('vote.outcome')}</dt>
            <dd>
              <b>{t(`vote.outcome.${vote.outcome}`)}</b>
            </dd>
          </div>
        )}
        {[...figures, ...names].map(([key, value]) => (
          <div key={key}>
            <dt>{t(`vote.${key}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {file.voteCheck && (
        <div className={`vote-check vote-${file.voteCheck.state}`}>
          <h3>{t('incident.voteRule')}</h3>
          <p>
            <b>{t(`vote.${file.voteCheck.state}`)}</b>
          </p>
          <ul className="plain-list">
            {file.voteCheck.because.map((each) => (
              <li key={`${each.rule} ${each.what}`}>
                <span className="overline">
                  <Said>{each.rule}</Said>
                </span>
                <Said>{each.what}</Said>
                <ClaimLines
                  bearings={linesOf(file.claims.filter((claim) => each.claims.some((id) => id === claim.id)))}
                  first={1}
                />
              </li>
            ))}
          </ul>
          {file.voteCheck.recorded && (
            <p className="quiet">
              {formatDate(file.voteCheck.recorded.date, 'day', locale)}:{' '}
              {t(`vote.outcome.${file.voteCheck.recorded.outcome}`, { defaultValue: file.voteCheck.recorded.outcome })}{' '}
              <English>({file.voteCheck.recorded.authority})</English>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

/** What people decided, with who, when and why; each can be undone, and the undoing is kept too. */
export function Log({ reviews }: { reviews: readonly Review[] }) {
  const { t, locale } = useTexts();
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  if (reviews.length === 0) return <p className="quiet">{t('decide.none')}</p>;
  return (
    <ol className="log">
      {reviews.map((review) => (
        <li key={review.id} className={undone.has(review.id) ? 'undone' : ''}>
          <p>
            <b>
              <bdi>{review.name}</bdi>
            </b>{' '}
            {t(`decide.kind.${review.conclusion.kind}`)}{' '}
            <time className="quiet" dateTime={review.at}>
              {formatInstant(review.at, locale)}
            </time>
          </p>
          <p dir="auto">{review.reason}</p>
          {review.conclusion.kind !== 'undo' && !undone.has(review.id) && (
            <Decide conclusion={{ kind: 'undo', review: review.id }} about={<span dir="auto">{review.reason}</span>}>
              {t('decide.undo')}
            </Decide>
          )}
        </li>
      ))}
    </ol>
  );
}
