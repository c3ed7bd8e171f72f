import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClaimView, Conclusion, SourceRow } from '../../model/index.ts';
import type { Bearing } from '../lib/questions.ts';
import { formatRange, setOff } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { FactualityMark, StanceMark } from './Marks.tsx';
import { Words } from './Words.tsx';

/** What to call a source in a line: its publisher, or its title, or the name it came under. */
export const nameOf = (row: Pick<SourceRow, 'publisher' | 'title' | 'from'>): string => row.publisher ?? row.title ?? row.from;

/** Who says it, to whom or by way of whom, in which source; `here` where the source is the page itself. */
export function Voice({ claim, here = false }: { claim: ClaimView; here?: boolean }) {
  const { t } = useTexts();
  const { speaker, coSpeakers, via, manner } = claim.voice;
  const names = [speaker, ...coSpeakers].flatMap((who) => (who ? [who] : []));
  return (
    <span className="voice">
      <span className="voice-name">
        {names.length === 0 ? (
          <em>{t('narrator')}</em>
        ) : (
          names.map((who, index) => (
            <span key={`${who.from} ${who.to}`}>
              {index > 0 && ', '}
              {who.entity ? (
                <Link to="/people/$id" params={{ id: who.entity }}>
                  <bdi>{who.name}</bdi>
                </Link>
              ) : (
                <bdi>{who.name}</bdi>
              )}
            </span>
          ))
        )}
      </span>
      {via && <span className="quiet">, {t('claim.via', { name: via.name })}</span>}
      {!here && (
        <span className="quiet">
          {' '}
          · <bdi>{claim.sourceName}</bdi>
        </span>
      )}
      {names.length > 0 && manner !== 'narrator' && <span className="quiet"> · {t(`manner.${manner}`)}</span>}
    </span>
  );
}

/** What a person did with this claim, as a key of the texts. */
const judged = (conclusion: Conclusion, claim: string): string =>
  conclusion.kind === 'write'
    ? conclusion.instead === claim
      ? 'claim.mended'
      : 'claim.written'
    : conclusion.kind === 'confirm'
      ? 'claim.confirmed'
      : 'claim.rejected';

/** The signs every claim carries wherever it is shown. */
export function ClaimMarks({ claim }: { claim: ClaimView }) {
  const { t, locale } = useTexts();
  const undone = new Set(claim.reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  const last = claim.reviews.findLast(
    ({ id, conclusion: { kind } }) => (kind === 'confirm' || kind === 'reject' || kind === 'write') && !undone.has(id),
  );
  return (
    <span className="marks">
      <FactualityMark of={claim.factuality} />
      <StanceMark of={claim.stance} />
      {claim.harms.map((harm) => (
        <span key={`${harm.from} ${harm.outcome} ${harm.class}`} className="mark mark-figure">
          {formatRange(harm, t, locale)} {t(`outcome.${harm.outcome}`)}
          {harm.scope === 'cumulative' && <span title={t('figure.cumulative')}> Σ</span>}
        </span>
      ))}
      {last && <span className="mark mark-person">{t(judged(last.conclusion, claim.id), { name: last.name })}</span>}
    </span>
  );
}

/** A claim as one line: its words, one click from the article; who says it; what kind of saying it is. */
export function ClaimLine({ bearing, short = false }: { bearing: Bearing; short?: boolean }) {
  const { t } = useTexts();
  const { claim, parts, copies } = bearing;
  return (
    <li className="claim-line">
      <Link
        to="/sources/$id"
        params={{ id: claim.source }}
        search={{ claim: claim.id }}
        className="claim-words"
        aria-label={`${t('claim.open')}: ${claim.quote}`}
      >
        <Words passage={claim} parts={parts} short={short} />
      </Link>
      <div className="claim-meta">
        <Voice claim={claim} />
        <ClaimMarks claim={claim} />
        {copies.length > 0 && (
          <span className="quiet">
            {t('question.copies', { sources: copies.map((copy) => setOff(copy.sourceName)).join(t('because.between')) })}
          </span>
        )}
      </div>
    </li>
  );
}

/** Lines of claims, the first few shown at once. */
export function ClaimLines({
  bearings,
  first = 2,
  short = false,
}: {
  bearings: readonly Bearing[];
  first?: number;
  /** Only the words around the telling ones: where the whole passage stands on the same page. */
  short?: boolean;
}) {
  const { counted } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all || bearings.length <= first + 1 ? bearings : bearings.slice(0, first);
  return (
    <>
      <ul className="claim-lines">
        {shown.map((bearing) => (
          <ClaimLine key={bearing.claim.id} bearing={bearing} short={short} />
        ))}
      </ul>
      {shown.length < bearings.length && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {counted('count.more', bearings.length - shown.length)}
        </button>
      )}
    </>
  );
}
