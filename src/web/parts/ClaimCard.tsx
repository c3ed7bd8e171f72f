import { Link } from '@tanstack/react-router';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ClaimView, SourceFile } from '../../model/index.ts';
import { formatNumber, formatWhen } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { ClaimMarks, Voice } from './ClaimLine.tsx';
import { FactualityMark } from './Marks.tsx';
import { Decide } from './Decide.tsx';
import { Title } from './Title.tsx';
import { type Nameable, WriteClaim } from './WriteClaim.tsx';

/** Which rule made the claim and from which words, on one button: every claim can be asked for its reasons. */
export function Why({ claim }: { claim: ClaimView }) {
  const { t, locale } = useTexts();
  return (
    <DialogTrigger>
      <Button className="why">{t('claim.why')}</Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="why-dialog" aria-label={t('claim.why')}>
          <dl className="facts">
            <dt>{t('claim.rule')}</dt>
            <dd>
              <code>{claim.method.rule}</code>{' '}
              <span className="quiet">
                {t('claim.version')} {claim.method.version}
              </span>
            </dd>
            <dt>{t('claim.confidence')}</dt>
            <dd>
              <meter min={0} max={1} value={claim.method.confidence} aria-label={t('claim.confidence')} />{' '}
              {formatNumber(claim.method.confidence, locale)}
            </dd>
            {claim.trigger && (
              <>
                <dt>{t('claim.trigger')}</dt>
                <dd>
                  <q dir="auto">{claim.trigger.quote}</q>
                </dd>
              </>
            )}
            {claim.voice.cue && (
              <>
                <dt>{t('claim.cue')}</dt>
                <dd>
                  <q dir="auto">{claim.voice.cue.quote}</q>
                </dd>
              </>
            )}
            {claim.when?.anchor && (
              <>
                <dt>{t('claim.anchor')}</dt>
                <dd>{t(`anchor.${claim.when.anchor}`)}</dd>
              </>
            )}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** What a claim says, field by field, each only where the words give it. */
export function ClaimFacts({ claim }: { claim: ClaimView }) {
  const { t, locale } = useTexts();
  const names = (list: readonly { name: string; from: number }[]) => list.map((each) => each.name).join(', ');
  const rows: (readonly [string, string])[] = [];
  if (claim.when) rows.push([t('question.when'), formatWhen(claim.when, t, locale)]);
  if (claim.where) rows.push([t('question.where'), [claim.where.name, ...claim.where.within].join(', ')]);
  if (claim.actors.length > 0) rows.push([t('question.by'), names(claim.actors)]);
  if (claim.targets.length > 0) rows.push([t('question.whom'), names(claim.targets)]);
  if (claim.weapons.length > 0) rows.push([t('question.with'), names(claim.weapons)]);
  if (claim.harms.length > 0) rows.push([t('question.many'), claim.harms.map((harm) => harm.quote).join('; ')]);
  // Several figures of one claim hold the same people responsible: that is said once.
  for (const held of new Set(claim.harms.flatMap((harm) => (harm.attributedTo.length > 0 ? [names(harm.attributedTo)] : []))))
    rows.push(['', t('claim.held', { names: held })]);
  if (rows.length === 0) return null;
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={`${name}${value}`}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A claim in the margin of its article: short until it is chosen. */
export function MarginCard({
  claim,
  chosen,
  incidents,
  names,
  onChoose,
}: {
  claim: ClaimView;
  chosen: boolean;
  incidents: SourceFile['incidents'];
  names: readonly Nameable[];
  onChoose: () => void;
}) {
  const { t } = useTexts();
  const parts = incidents.filter((incident) => claim.incidents.includes(incident.id));
  return (
    <article className={`margin-card${chosen ? ' chosen' : ''}`} data-card={claim.id}>
      <button type="button" className="margin-head" aria-expanded={chosen} onClick={onChoose}>
        <span className="margin-kind">{t(`kind.${claim.kind}`)}</span>
        {!chosen && (
          <span className="margin-who">
            <bdi>{claim.voice.speaker?.name ?? t('narrator')}</bdi>
          </span>
        )}
        {!chosen && claim.factuality !== 'happened' && claim.factuality !== 'ongoing' && <FactualityMark of={claim.factuality} />}
        {!chosen && claim.stance === 'denied' && <span className="mark mark-stance mark-denied">{t('stance.denied')}</span>}
      </button>
      {chosen && (
        <div className="margin-body">
          <Voice claim={claim} here />
          <ClaimMarks claim={claim} />
          <ClaimFacts claim={claim} />
          {parts.length > 0 && (
            <p className="margin-of">
              <span className="quiet">{t('claim.incident')}</span>{' '}
              {parts.map((incident) => (
                <Link key={incident.id} to="/incidents/$id" params={{ id: incident.id }}>
                  <Title of={incident} />
                </Link>
              ))}
            </p>
          )}
          <div className="margin-ends">
            <Why claim={claim} />
            <Decide conclusion={{ kind: 'confirm', claim: claim.id as never }} about={<q dir="auto">{claim.quote}</q>}>
              {t('claim.confirm')}
            </Decide>
            <Decide conclusion={{ kind: 'reject', claim: claim.id as never }} about={<q dir="auto">{claim.quote}</q>}>
              {t('claim.reject')}
            </Decide>
            <WriteClaim reading={claim.reading} span={claim} words={claim.quote} before={claim} names={names}>
              {t('write.mend')}
            </WriteClaim>
          </div>
        </div>
      )}
    </article>
  );
}
