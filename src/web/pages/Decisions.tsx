import { Link } from '@tanstack/react-router';
import type { ReviewView, Subject } from '../../model/index.ts';
import { Decide } from '../parts/Decide.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { at } from '../lib/api.ts';
import { formatInstant } from '../lib/format.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';

/** The change log: every decision of a person, the newest first, with what it was about; each can be undone. */
export function DecisionsPage() {
  const { t } = useTexts();
  const list = useParts<ReviewView>(at.log);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.decisions')}</h1>
        <p className="lead">{t('decide.lead')}</p>
      </header>
      {list.waiting ? <Loading /> : list.items.length === 0 && <Empty>{t('decide.none')}</Empty>}
      <ol className="log">
        {list.items.map((review) => (
          <Entry key={review.id} review={review} />
        ))}
      </ol>
      <More list={list} />
    </div>
  );
}

function Entry({ review }: { review: ReviewView }) {
  const { t, locale } = useTexts();
  const undone = review.undoneBy !== null;
  return (
    <li className={undone ? 'undone' : ''}>
      <p>
        <b>
          <bdi>{review.name}</bdi>
        </b>{' '}
        {t(`decide.kind.${review.conclusion.kind}`)}{' '}
        {review.conclusion.kind === 'set-element' && <i>{t(`support.${review.conclusion.state}`)}</i>}{' '}
        <time className="quiet" dateTime={review.at}>
          {formatInstant(review.at, locale)}
        </time>{' '}
        {undone && <span className="mark">{t('decide.undone')}</span>}
      </p>
      <ul className="subjects">
        {review.subjects.map((subject) => (
          <li key={`${subject.kind} ${subject.id}`}>
            <SubjectLine subject={subject} />
          </li>
        ))}
      </ul>
      <p dir="auto" className="log-reason">
        {review.reason}
      </p>
      {review.conclusion.kind !== 'undo' && !undone && (
        <Decide conclusion={{ kind: 'undo', review: review.id }} about={<span dir="auto">{review.reason}</span>}>
          {t('decide.undo')}
        </Decide>
      )}
    </li>
  );
}

/** What a decision was about, one step away where the findings still hold it. */
function SubjectLine({ subject: { kind, id, label, source } }: { subject: Subject }) {
  const { t } = useTexts();
  const words = label === null ? <span className="quiet">{t(`subject.gone.${kind}`)}</span> : <bdi>{label}</bdi>;
  if (label === null) return words;
  if (kind === 'claim' && source)
    return (
      <Link to="/sources/$id" params={{ id: source }} search={{ claim: id }} className="claim-words">
        <q className="words" dir="auto">
          {label}
        </q>
      </Link>
    );
  if (kind === 'incident')
    return (
      <Link to="/incidents/$id" params={{ id }}>
        {words}
      </Link>
    );
  if (kind === 'source')
    return (
      <Link to="/sources/$id" params={{ id }}>
        {words}
      </Link>
    );
  if (kind === 'entity')
    return (
      <Link to="/people/$id" params={{ id }}>
        {words}
      </Link>
    );
  return words;
}
