import { Link } from '@tanstack/react-router';
import type { DisputeView } from '../../model/index.ts';
import { linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';
import { ClaimLines } from './ClaimLine.tsx';
import { Title } from './Title.tsx';
import { disputeIn } from '../lib/disputes.ts';

/** Two sides that cannot both be true, beside each other, with the words of each. */
export function DisputeCard({
  dispute,
  withIncident = false,
  brief = false,
  heading: Heading = 'h3',
}: {
  dispute: DisputeView;
  withIncident?: boolean;
  /** One line for each side, and nothing but their words. */
  brief?: boolean;
  heading?: 'h2' | 'h3';
}) {
  const { t, n, language, locale } = useTexts();
  return (
    <article className={`dispute severity-${dispute.severity}`}>
      <header>
        <Heading>
          {t(`dispute.${dispute.kind}`)} <span className="severity">{t(`severity.${dispute.severity}`)}</span>
        </Heading>
        {withIncident && dispute.incident && (
          <p>
            <Link to="/incidents/$id" params={{ id: dispute.incident.id }}>
              <Title of={dispute.incident} />
            </Link>
          </p>
        )}
        {!brief && (
          <details className="dispute-what">
            <summary className="more">{t('claim.why')}</summary>
            <p className="quiet">{language === 'en' ? dispute.what : disputeIn(dispute, t, locale)}</p>
          </details>
        )}
      </header>
      <div className="sides">
        {dispute.sides.map((side, index) => (
          <section key={index === 0 ? 'first' : 'second'}>
            {!brief && <p className="overline side-name">{t('disputes.side', { n: n(index + 1) })}</p>}
            <ClaimLines bearings={linesOf(side)} first={brief ? 1 : 3} short={brief} />
          </section>
        ))}
      </div>
    </article>
  );
}
