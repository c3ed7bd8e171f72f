import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SourceFile } from '../../model/index.ts';
import type { CustodyProof } from '../../server/index.ts';
import { proofOf } from '../lib/api.ts';
import { type Checked, checkCustody, keyOfFile } from '../lib/custody.ts';
import { formatInstant, setOff } from '../lib/format.ts';
import { useTexts } from '../lib/texts.ts';
import { Said } from './Said.tsx';
import { Trouble } from './States.tsx';

/** How the source is kept: its digest, its receipt in the ledger with a proof checked here, and who repeats it. */
export function Custody({ file }: { file: SourceFile }) {
  const { t, n, locale } = useTexts();
  const { row, origin, sharing } = file;
  const [state, setState] = useState<{ proof: CustodyProof; checked: Checked; key: string } | 'checking' | Error | null>(null);
  const check = async () => {
    setState('checking');
    try {
      const key = await keyOfFile();
      const proof = await proofOf(row.id);
      setState({ proof, checked: await checkCustody(proof, row, key), key });
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <section className="custody" aria-labelledby="custody">
      <h2 id="custody">{t('custody.title')}</h2>
      <div className="two">
        <div>
          <p>{t('custody.received', { when: formatInstant(row.at, locale), name: setOff(row.from) })}</p>
          <p className="quiet">{t('custody.bytes', { n: n(row.bytes), type: row.mediaType })}</p>
          <p className="overline">{t('custody.digest')}</p>
          <code className="digest digest-whole">{row.object.slice(7)}</code>
          <button type="button" className="button" disabled={state === 'checking'} onClick={() => void check()}>
            {t(state === 'checking' ? 'custody.checking' : 'custody.check')}
          </button>
          <div role="status" className="proof">
            {state instanceof Error && <Trouble error={state} />}
            {state !== null && state !== 'checking' && !(state instanceof Error) && (
              <>
                <p className={state.checked.bytes ? 'proof-ok' : 'proof-bad'}>
                  {t(state.checked.bytes ? 'custody.bytesOk' : 'custody.bytesBad')}
                </p>
                <p className={state.checked.tree ? 'proof-ok' : 'proof-bad'}>
                  {t(state.checked.tree ? 'custody.ok' : 'custody.bad', {
                    index: n(state.proof.index),
                    size: n(state.proof.size),
                  })}
                </p>
                <p className={state.checked.signed ? 'proof-ok' : 'proof-bad'}>
                  {t(state.checked.signed ? 'custody.signedBy' : 'custody.unsigned')} <code className="digest">{state.key}</code>
                </p>
                <details>
                  <summary>{t('custody.details')}</summary>
                  <pre dir="ltr">
                    {state.proof.checkpoint}
                    {'\n'}
                    {state.proof.entry}
                    {'\n\n'}
                    {state.proof.path.join('\n')}
                  </pre>
                </details>
              </>
            )}
          </div>
        </div>
        <div>
          <p className="overline">{t('sources.origin')}</p>
          {origin?.because.map((reason) => (
            <p key={`${reason.kind} ${reason.what}`} dir={reason.kind === 'review' ? 'auto' : undefined}>
              {/* What a person wrote is in the language of that person. */}
              {reason.kind === 'review' ? reason.what : <Said>{reason.what}</Said>}
            </p>
          ))}
          <ul className="plain-list">
            {sharing.map((other) => (
              <li key={other.id}>
                <Link to="/sources/$id" params={{ id: other.id }}>
                  <bdi>{other.publisher ?? other.title ?? other.from}</bdi>
                </Link>{' '}
                <span className="quiet">
                  <bdi>{other.from}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
