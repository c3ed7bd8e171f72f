import type { HandClaim, SourceFile } from '../../model/index.ts';
import type { Proposed } from '../../server/index.ts';
import { at, useQuery } from '../lib/api.ts';
import { formatRange, formatWhen } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { FactualityMark } from './Marks.tsx';
import { namesIn } from './Selected.tsx';
import { WriteClaim } from './WriteClaim.tsx';
import { English } from './Said.tsx';

type Proposal = Proposed['proposals'][number];

/** What a proposal says, as the form of a claim begins: a person looks at every field of it before it is entered. */
function asWritten({ kind, factuality, when, where, actors, harms }: Proposal): HandClaim {
  const [harm] = harms;
  const day = (iso: string | null) => iso?.slice(0, 10) ?? null;
  return {
    event: kind,
    stance: 'asserted',
    factuality,
    when: when && { first: day(when.first), last: day(when.last) },
    place: where?.name ?? null,
    actor: actors[0]?.entity ?? null,
    harm: harm ? { outcome: harm.outcome, class: harm.class, min: harm.min, max: harm.max } : null,
  };
}

/** What language models that the user named propose for a text: beside its claims, and part of no finding. Nothing where none was asked. */
export function Proposals({ file, text }: { file: SourceFile; text: string }) {
  const { t, counted } = useTexts();
  const { data = [] } = useQuery(at.proposals(file.row.id));
  if (data.length === 0) return null;
  return (
    <section className="proposals" aria-labelledby="proposals">
      <h2 id="proposals">{t('proposal.title')}</h2>
      <p className="quiet">{t('proposal.lead')}</p>
      {data.map(({ proposer, proposals, failures }) => (
        <section key={`${proposer.endpoint} ${proposer.model} ${proposer.prompt}`}>
          <h3>
            <bdi>{t('proposal.by', { model: proposer.model, host: new URL(proposer.endpoint).host })}</bdi>{' '}
            <span className="quiet">{counted('count.claims', proposals.length)}</span>
          </h3>
          {failures.length > 0 && (
            <p className="note">
              {t('proposal.failures')}: <English>{failures.join('; ')}</English>
            </p>
          )}
          <ul className="plain-list">
            {proposals.map((proposal) => (
              <ProposalItem
                key={`${proposal.from} ${proposal.to} ${proposal.kind}`}
                proposal={proposal}
                file={file}
                text={text}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function ProposalItem({ proposal, file, text }: { proposal: Proposal; file: SourceFile; text: string }) {
  const { t, locale } = useTexts();
  const { rules } = proposal;
  const quoted = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
  const field = (name: string) => t(`proposal.field.${name.split(':')[0]!}`, { defaultValue: name });
  const fields = (names: readonly string[]) => [...new Set(names.map(field))].join(', ');
  const says = [
    proposal.when && formatWhen(proposal.when, t, locale),
    proposal.where?.name,
    ...proposal.actors.map(({ name }) => name),
    ...proposal.harms.map((harm) => `${formatRange(harm, t, locale)} ${t(`outcome.${harm.outcome}`)}`),
  ].filter((each) => typeof each === 'string');
  return (
    <li className={`proposal proposal-${rules.state}`}>
      <p>
        <b>{t(`kind.${proposal.kind}`)}</b> <FactualityMark of={proposal.factuality} />{' '}
        <span className="mark">{t(`proposal.state.${rules.state}`)}</span>
      </p>
      <q dir="auto">{quoted(proposal)}</q>
      {says.length > 0 && (
        <p>
          <bdi>{says.join(' · ')}</bdi>
        </p>
      )}
      {rules.differ.map((each) => (
        <p key={each.field} className="note">
          {t('proposal.differ', { field: field(each.field), rules: each.rules, proposed: each.proposed })}
        </p>
      ))}
      <p className="quiet">
        {rules.onlyRules.length > 0 && `${t('proposal.onlyRules')}: ${fields(rules.onlyRules)}. `}
        {rules.onlyProposed.length > 0 && `${t('proposal.onlyProposed')}: ${fields(rules.onlyProposed)}.`}
      </p>
      <details>
        <summary className="more">{t('proposal.provenance')}</summary>
        <dl className="facts">
          {proposal.provenance.map((each) => (
            <div key={`${each.field} ${each.from}`}>
              <dt>{field(each.field)}</dt>
              <dd>
                <q dir="auto">{quoted(each)}</q> <code>{each.rule}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="margin-ends">
        {rules.claim && (
          <a className="more" href={`?claim=${rules.claim}`}>
            {t('proposal.beside')}
          </a>
        )}
        <WriteClaim
          reading={file.text!.id}
          span={proposal}
          words={quoted(proposal)}
          begin={asWritten(proposal)}
          names={namesIn(file)}
        >
          {t('proposal.write')}
        </WriteClaim>
      </div>
    </li>
  );
}
