import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClaimId, Waiting } from '../../model/index.ts';
import { ClaimFacts, Why } from '../parts/ClaimCard.tsx';
import { ClaimMarks, Voice } from '../parts/ClaimLine.tsx';
import { Empty, Loading, Trouble } from '../parts/States.tsx';
import { Words } from '../parts/Words.tsx';
import { Refused, at, decide, queries, useQuery } from '../lib/api.ts';
import { kept } from '../lib/language.ts';
import { linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';

/** What the rules propose and a person has not answered, one claim at a time, without anyone else's answer. */
export function ReviewPage() {
  const { t, n, counted } = useTexts();
  const [name, setName] = useState(kept.get('name') ?? '');
  const [typed, setTyped] = useState(name);
  const queue = useQuery({ ...at.queue(name), enabled: name !== '' });
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const items = queue.data?.page.items ?? [];
  const current = items.find((each) => !skipped.includes(each.claim.id)) ?? null;
  const [none = 0, one = 0, two = 0] = queue.data?.answered ?? [];
  const all = Math.max(1, none + one + two);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.review')}</h1>
        <p className="lead">{t('review.lead')}</p>
        <form
          className="head-tools"
          onSubmit={(event) => {
            event.preventDefault();
            setName(typed.trim());
            kept.set('name', typed.trim());
            setSkipped([]);
          }}
        >
          <label>
            {t('review.as')}{' '}
            <input value={typed} maxLength={200} autoComplete="name" onChange={(event) => setTyped(event.target.value)} />
          </label>
          <button type="submit" className="button" disabled={typed.trim() === '' || typed.trim() === name}>
            {t('review.begin')}
          </button>
        </form>
        {queue.data && (
          <div className="review-sums">
            <div className="review-bar" aria-hidden="true">
              <i className="review-two" style={{ inlineSize: `${(100 * two) / all}%` }} />
              <i className="review-one" style={{ inlineSize: `${(100 * one) / all}%` }} />
            </div>
            <p className="quiet">
              {t('review.sums', { none: n(none), one: n(one), two: n(two) })} · {counted('review.waiting', queue.data.page.total)}
            </p>
          </div>
        )}
      </header>
      {name === '' ? (
        <Empty>{t('review.noName')}</Empty>
      ) : queue.error ? (
        <Failure error={queue.error} />
      ) : !queue.data ? (
        <Loading />
      ) : current ? (
        <Card key={current.claim.id} waiting={current} name={name} onSkip={() => setSkipped([...skipped, current.claim.id])} />
      ) : (
        <Empty>
          {t('review.done')}{' '}
          {skipped.length > 0 && (
            <button type="button" className="more" onClick={() => setSkipped([])}>
              {t('review.again')}
            </button>
          )}
        </Empty>
      )}
      <Agreement />
    </div>
  );
}

function Failure({ error }: { error: Error }): never {
  throw error;
}

const reasonsFor = {
  confirm: ['review.why.words', 'review.why.original'],
  reject: ['review.why.other', 'review.why.notSaid', 'review.why.actor', 'review.why.figure', 'review.why.time'],
} as const;

function Card({ waiting: { claim, title, because }, name, onSkip }: { waiting: Waiting; name: string; onSkip: () => void }) {
  const { t } = useTexts();
  const [answer, setAnswer] = useState<'confirm' | 'reject' | null>(null);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const [line] = linesOf([claim]);
  const choose = (next: 'confirm' | 'reject') => {
    setAnswer(next);
    setReason(next === 'confirm' ? t('review.why.words') : '');
  };
  // Before the next key is heard: who answers by keys types on without waiting.
  useLayoutEffect(() => {
    if (answer !== null) field.current?.focus();
  }, [answer]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName)) return;
      if (event.key === 'c') choose('confirm');
      else if (event.key === 'r') choose('reject');
      else if (event.key === 's') onSkip();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (answer === null) return;
    setSaving(true);
    setFailure(null);
    try {
      await decide({ kind: answer, claim: claim.id as ClaimId }, reason, name);
    } catch (error) {
      setFailure(error);
      if (error instanceof Refused && error.problem?.status === 409) void queries.invalidateQueries();
    }
    setSaving(false);
  };
  return (
    <article className="review-card" aria-labelledby="review-claim">
      <header>
        <p className="overline">
          {t(`kind.${claim.kind}`)} · <bdi>{title}</bdi>
        </p>
        <p className="marks">
          {because.map((each) => (
            <span key={each} className="mark">
              {t(`review.because.${each}`)}
            </span>
          ))}
        </p>
      </header>
      <h2 id="review-claim" className="review-words">
        <Words passage={claim} parts={line?.parts ?? []} />
      </h2>
      <Voice claim={claim} />
      <ClaimMarks claim={claim} />
      <ClaimFacts claim={claim} />
      <p>
        <Link to="/sources/$id" params={{ id: claim.source }} search={{ claim: claim.id }}>
          {t('claim.open')}
        </Link>{' '}
        · <Why claim={claim} />
      </p>
      <p className="review-ask">{t('review.ask')}</p>
      <div className="form-ends review-answers">
        <button type="button" className="button" aria-pressed={answer === 'confirm'} onClick={() => choose('confirm')}>
          {t('claim.confirm')} <kbd>c</kbd>
        </button>
        <button type="button" className="button" aria-pressed={answer === 'reject'} onClick={() => choose('reject')}>
          {t('claim.reject')} <kbd>r</kbd>
        </button>
        <button type="button" className="button" onClick={onSkip}>
          {t('review.skip')} <kbd>s</kbd>
        </button>
      </div>
      {answer !== null && (
        <form onSubmit={(event) => void save(event)} className="review-form">
          <div className="chips" role="group" aria-label={t('review.common')}>
            {reasonsFor[answer].map((key) => (
              <button key={key} type="button" className="chip" onClick={() => setReason(t(key))}>
                {t(key)}
              </button>
            ))}
          </div>
          <label>
            {t('decide.reason')}
            <textarea
              ref={field}
              required
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={4000}
            />
          </label>
          {failure !== null && (
            <div role="alert" className="form-failure">
              <Trouble error={failure} />
            </div>
          )}
          <button type="submit" className="button button-main" disabled={saving || reason.trim() === ''}>
            {t(saving ? 'decide.saving' : 'decide.save')}
          </button>
        </form>
      )}
    </article>
  );
}

/** Where two people answered the same claims: how far they agree, and on what they do not. */
function Agreement() {
  const { t, n } = useTexts();
  const { data } = useQuery(at.agreement);
  if (!data || data.both === 0) return null;
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{t('review.agreement')}</h2>
      <p>
        {t('review.same', { same: n(data.same), both: n(data.both) })}{' '}
        {data.kappa !== null && <span className="quiet">{t('review.kappa', { n: n(Math.round(data.kappa * 100) / 100) })}</span>}
      </p>
      <ul className="stack">
        {data.differ.map(({ claim, answers }) => (
          <li key={claim.id} className="dispute">
            <Link to="/sources/$id" params={{ id: claim.source }} search={{ claim: claim.id }} className="claim-words">
              <q className="words" dir="auto">
                {claim.quote}
              </q>
            </Link>
            <div className="sides">
              {answers.map((each) => (
                <section key={each.name}>
                  <p className="overline side-name">
                    <bdi>{each.name}</bdi> · {t(`review.answer.${each.answer}`)}
                  </p>
                  <p dir="auto">{each.reason}</p>
                </section>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
