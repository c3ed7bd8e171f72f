import { Link } from '@tanstack/react-router';
import type { ClaimView, Incident } from '../../model/index.ts';
import { formatRange, formatWhen, setOff } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { Decide } from './Decide.tsx';
import { Said } from './Said.tsx';

type Line = Incident['tally'][number];

interface Given {
  readonly claim: ClaimView;
  readonly harm: ClaimView['harms'][number];
  readonly differs: boolean;
  readonly copies: number;
}

/** What each source gives for one line of the tally, copies put together. */
function givenFor(line: Line, claims: ReadonlyMap<string, ClaimView>): Given[] {
  const rows = new Map<string, Given>();
  const add = (ids: readonly string[], differs: boolean) => {
    for (const id of ids) {
      const claim = claims.get(id);
      for (const harm of claim?.harms ?? []) {
        if (
          !claim ||
          harm.outcome !== line.outcome ||
          harm.class !== line.class ||
          (harm.scope === 'cumulative') !== (line.scope === 'cumulative')
        )
          continue;
        const key = `${claim.origin ?? claim.source} ${harm.min ?? ''} ${harm.max ?? ''} ${harm.quote}`;
        const before = rows.get(key);
        rows.set(key, before ? { ...before, copies: before.copies + 1 } : { claim, harm, differs, copies: 0 });
      }
    }
  };
  add(line.from, false);
  add(line.dissent, true);
  return [...rows.values()];
}

/** Every figure that a source gives, on one scale, as a table whose last column is drawn. */
export function Figures({ incident, claims }: { incident: Incident; claims: readonly ClaimView[] }) {
  const { t, locale, n } = useTexts();
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return (
    <div className="figures">
      {incident.tally.map((line, index) => {
        const given = givenFor(line, byId);
        const top = Math.max(
          1,
          ...given.flatMap(({ harm }) => [harm.max ?? 0, (harm.min ?? 0) * (harm.max === null ? 1.25 : 1)]),
          line.best ?? 0,
        );
        const share = (value: number) => `${(100 * value) / top}%`;
        return (
          <section key={`${line.outcome} ${line.class} ${index}`} className={line.partOf === null ? 'tally' : 'tally tally-part'}>
            <header>
              <h3>
                {t(`class.${line.class}`)}, {t(`outcome.${line.outcome}`)}
              </h3>
              <p className="tally-best">
                {line.best === null ? t('incident.noBest') : t('incident.shown', { value: n(line.best) })}
                {(line.min !== null || line.max !== null) && !(line.min === line.best && line.max === line.best) && (
                  <span className="quiet"> · {t('incident.range', { value: formatRange(line, t, locale) })}</span>
                )}
              </p>
              <p className="quiet">
                {t('incident.ruleName')} <Said>{line.rule}</Said>
                {line.scope !== 'incident' && <> · {t(line.scope === 'cumulative' ? 'figure.cumulative' : 'figure.unclear')}</>}
                {line.since && (
                  <> · {t('figure.since', { when: formatWhen({ ...line.since, last: line.since.first }, t, locale) })}</>
                )}
              </p>
              {line.byRule && line.byRule.length > 1 && (
                <details className="by-rule">
                  <summary className="more">{t('rule.others')}</summary>
                  <table className="plain-table">
                    <tbody>
                      {line.byRule.map(({ rule, best, because }) => (
                        <tr key={rule}>
                          <th scope="row">{t(`rule.${rule}`)}</th>
                          <td>{best === null ? t('rule.noFigure') : n(best)}</td>
                          <td className="quiet">
                            <Said>{because}</Said>
                          </td>
                          <td>
                            <Decide
                              conclusion={{ kind: 'set-rule', incident: incident.id, rule }}
                              about={
                                <p>
                                  {t(`rule.${rule}`)}: <b>{best === null ? t('rule.noFigure') : n(best)}</b>
                                </p>
                              }
                            >
                              {t('rule.choose')}
                            </Decide>{' '}
                            <Decide conclusion={{ kind: 'set-rule', incident: null, rule }} about={<p>{t(`rule.${rule}`)}</p>}>
                              {t('rule.chooseAll')}
                            </Decide>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </details>
              )}
              {line.attributedTo.length > 0 && (
                <p className="quiet">
                  {t('incident.heldResponsible', { names: line.attributedTo.map(setOff).join(t('because.between')) })}
                </p>
              )}
            </header>
            <table className="figure-table">
              <caption className="visually-hidden">
                {t(`class.${line.class}`)}, {t(`outcome.${line.outcome}`)}
              </caption>
              <tbody>
                {given.map(({ claim, harm, differs, copies }) => (
                  <tr key={`${claim.id} ${harm.from}`} className={differs ? 'differs' : ''}>
                    <th scope="row">
                      <bdi>{claim.voice.speaker?.name ?? t('narrator')}</bdi>
                      <span className="quiet">
                        {' '}
                        · <bdi>{claim.sourceName}</bdi>
                        {copies > 0 && ` +${n(copies)}`}
                      </span>
                    </th>
                    <td className="figure-value">
                      <Link to="/sources/$id" params={{ id: claim.source }} search={{ claim: claim.id }} title={harm.quote}>
                        {formatRange(harm, t, locale)}
                      </Link>
                      {differs && <span className="mark mark-unreal">{t('incident.dissent')}</span>}
                    </td>
                    <td className="figure-bar" aria-hidden="true">
                      <span className="figure-track">
                        {line.best !== null && <i className="figure-best" style={{ insetInlineStart: share(line.best) }} />}
                        <i
                          className={`figure-range${harm.max === null ? ' open-end' : ''}${harm.min === null ? ' open-start' : ''}`}
                          style={{
                            insetInlineStart: share(harm.min ?? 0),
                            inlineSize:
                              harm.max === null
                                ? share(top - (harm.min ?? 0))
                                : share(Math.max(harm.max - (harm.min ?? 0), top * 0.012)),
                          }}
                        />
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}
