import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SourceRow } from '../../model/index.ts';
import { Ledger, TimeStamps } from '../parts/Ledger.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { Refused, at, proofOf } from '../lib/api.ts';
import { type Checked, checkCustody, checkpointOf, keyOfFile } from '../lib/custody.ts';
import { formatInstant } from '../lib/format.ts';
import { useParts } from '../lib/parts.ts';
import { useTexts } from '../lib/texts.ts';

type Result = { readonly checked: Checked; readonly index: number; readonly checkpoint: string } | { readonly trouble: string };

/** Every receipt with its digest; all of them can be worked through here, in the browser, one after another. */
export function CustodyPage() {
  const { t, n, locale } = useTexts();
  const list = useParts<SourceRow>(at.sources());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [key, setKey] = useState('');
  const [running, setRunning] = useState(false);
  const check = async () => {
    setRunning(true);
    const found = new Map<string, Result>();
    let by: string | null = null;
    for (const row of list.items) {
      try {
        by ??= await keyOfFile();
        setKey(by);
        const proof = await proofOf(row.id);
        found.set(row.id, { checked: await checkCustody(proof, row, by), index: proof.index, checkpoint: proof.checkpoint });
      } catch (error) {
        found.set(row.id, { trouble: error instanceof Refused && error.problem ? error.problem.detail : t('state.offline') });
      }
      setResults(new Map(found));
    }
    setRunning(false);
  };
  const good = [...results.values()].filter(
    (each) => 'checked' in each && each.checked.tree && each.checked.signed && each.checked.bytes,
  ).length;
  const checkpoints = new Map(
    [...results.values()].flatMap((each) => {
      const checkpoint = 'checkpoint' in each ? checkpointOf(each.checkpoint) : null;
      return checkpoint ? [[checkpoint.root, checkpoint] as const] : [];
    }),
  );
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.custody')}</h1>
        <p className="lead">{t('custody.lead')}</p>
        <div className="head-tools">
          <button
            type="button"
            className="button button-main"
            disabled={running || list.items.length === 0}
            onClick={() => void check()}
          >
            {t(running ? 'custody.checking' : 'custody.checkAll', { n: n(list.items.length) })}
          </button>
          <p role="status">{results.size > 0 && t('custody.sum', { good: n(good), all: n(results.size) })}</p>
        </div>
        {[...checkpoints.values()].map((checkpoint) => (
          <dl key={checkpoint.root} className="facts facts-wide">
            <div>
              <dt>{t('custody.origin')}</dt>
              <dd>
                <code>{checkpoint.origin}</code>
              </dd>
            </div>
            <div>
              <dt>{t('custody.size')}</dt>
              <dd>{n(checkpoint.size)}</dd>
            </div>
            <div>
              <dt>{t('custody.root')}</dt>
              <dd>
                <code className="digest digest-whole">{checkpoint.root}</code>
              </dd>
            </div>
            <div>
              <dt>{t('custody.key')}</dt>
              <dd>
                <code className="digest digest-whole">{key}</code>
              </dd>
            </div>
          </dl>
        ))}
        {key !== '' && <p className="quiet">{t('custody.compare')}</p>}
        <p className="quiet">{t('custody.offline')}</p>
      </header>
      {list.waiting ? (
        <Loading />
      ) : list.items.length === 0 ? (
        <Empty>{t('state.emptyFile')}</Empty>
      ) : (
        <table className="table custody-table">
          <caption className="visually-hidden">{t('nav.custody')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sources.name')}</th>
              <th scope="col">{t('sources.received')}</th>
              <th scope="col">{t('custody.digest')}</th>
              <th scope="col">{t('custody.result')}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/sources/$id" params={{ id: row.id }} className="row-link">
                    <bdi>{row.title ?? row.from}</bdi>
                  </Link>
                  <span className="quiet aliases">
                    <bdi>{row.from}</bdi>
                  </span>
                </th>
                <td data-label={t('sources.received')}>
                  <time dateTime={row.at}>{formatInstant(row.at, locale)}</time>
                </td>
                <td data-label={t('custody.digest')}>
                  <code className="digest digest-whole">{row.object.slice(7)}</code>
                </td>
                <td data-label={t('custody.result')}>
                  <Outcome result={results.get(row.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More list={list} />
      <TimeStamps />
      <Ledger />
    </div>
  );
}

function Outcome({ result }: { result: Result | undefined }) {
  const { t, n } = useTexts();
  if (!result) return <span className="quiet">{t('custody.unchecked')}</span>;
  if ('trouble' in result) return <span className="proof-bad">{result.trouble}</span>;
  const { tree, signed, bytes } = result.checked;
  return (
    <>
      <span className={tree ? 'proof-ok' : 'proof-bad'}>
        {t(tree ? 'custody.entry' : 'custody.noEntry', { n: n(result.index) })}
      </span>
      <br />
      <span className={signed ? 'proof-ok' : 'proof-bad'}>{t(signed ? 'custody.signed' : 'custody.unsigned')}</span>
      <br />
      <span className={bytes ? 'proof-ok' : 'proof-bad'}>{t(bytes ? 'custody.sameBytes' : 'custody.otherBytes')}</span>
    </>
  );
}
