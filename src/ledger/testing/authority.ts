import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAG, writeDer } from '../timestamp-der.ts';

/** How an authority's certificate is made. */
export interface Making {
  /** Lines of the certificate's extensions. */
  readonly extensions?: string;
  /** Validity as `YYYYMMDDHHMMSSZ`. */
  readonly from?: string;
  readonly to?: string;
  readonly rsa?: boolean;
  /** An issuer between the root and the authority, with these extensions. */
  readonly between?: string;
  /** `sha1` in place of what the token's binding to its certificate uses. */
  readonly binding?: string;
}

export const RIGHT = 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n';

const openssl = (folder: string, ...args: readonly string[]): string => {
  try {
    return execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('The openssl program is needed for these tests and is not installed.', { cause });
    throw cause;
  }
};

/** A time-stamp authority of openssl's, in a folder of its own. Keys are made anew each time. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'assize-authority-'));
  readonly name: string;

  constructor(name: string, { extensions = RIGHT, from, to, rsa = false, between, binding = 'sha256' }: Making = {}) {
    this.name = name;
    const { folder } = this;
    const key = rsa ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const ca = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';
    writeFileSync(join(folder, 'root.cnf'), `[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\n${ca}`);
    openssl(
      folder,
      'req',
      '-x509',
      ...key,
      '-nodes',
      '-keyout',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '7300',
      '-subj',
      `/CN=Root of ${name}`,
      '-config',
      'root.cnf',
    );
    let issuer = 'root';
    const issue = (who: string, subject: string, lines: string) => {
      openssl(
        folder,
        'req',
        ...key,
        '-nodes',
        '-keyout',
        `${who}.key`,
        '-out',
        `${who}.csr`,
        '-subj',
        `/CN=${subject}`,
        '-config',
        'root.cnf',
      );
      // `openssl ca` is the one that takes dates of the past.
      writeFileSync(join(folder, 'index'), '');
      writeFileSync(join(folder, 'serial'), who === 'tsa' ? '1001\n' : '1000\n');
      writeFileSync(
        join(folder, 'ca.cnf'),
        `[ca]\ndefault_ca=c\n[c]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n[v3]\nauthorityKeyIdentifier=keyid\n${lines}`,
      );
      const dates = from === undefined ? ['-days', '3650'] : ['-startdate', from, '-enddate', to!];
      openssl(
        folder,
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        '-extensions',
        'v3',
        '-cert',
        `${issuer}.pem`,
        '-keyfile',
        `${issuer}.key`,
        '-in',
        `${who}.csr`,
        '-out',
        `${who}.pem`,
        ...dates,
      );
      issuer = who;
    };
    if (between !== undefined) issue('between', `Issuer of ${name}`, between);
    issue('tsa', name, extensions);
    writeFileSync(join(folder, 'chain.pem'), between === undefined ? this.roots : readFileSync(join(folder, 'between.pem')));
    writeFileSync(join(folder, 'tsa-serial'), '01\n');
    writeFileSync(
      join(folder, 'tsa.cnf'),
      `[tsa]\ndefault_tsa=t\n[t]\nserial=tsa-serial\nsigner_cert=tsa.pem\ncerts=chain.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\nother_policies=1.2.3.4.5.6\ndigests=sha256,sha512\naccuracy=secs:1\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no\ness_cert_id_alg=${binding}\n`,
    );
  }

  /** The root certificate in PEM. */
  get roots(): string {
    return readFileSync(join(this.folder, 'root.pem'), 'utf8');
  }

  /** What the authority answers to a request: DER, as over the network. */
  answer(request: Uint8Array): Uint8Array {
    writeFileSync(join(this.folder, 'q.tsq'), request);
    openssl(this.folder, 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-out', 'r.tsr');
    return new Uint8Array(readFileSync(join(this.folder, 'r.tsr')));
  }

  /**
   * A token over the same TSTInfo as an answer's, signed by this authority's certificate by means of `openssl cms`, which asks for
   * no fitness of the certificate as `openssl ts` does. Without `bound` it does not name its certificate.
   */
  forge(answer: Uint8Array, { bound = true }: { readonly bound?: boolean } = {}): Uint8Array {
    const { folder } = this;
    writeFileSync(join(folder, 'r.tsr'), answer);
    openssl(folder, 'ts', '-reply', '-in', 'r.tsr', '-token_out', '-out', 'r.tok');
    openssl(folder, 'cms', '-verify', '-inform', 'DER', '-in', 'r.tok', '-noverify', '-nosigs', '-binary', '-out', 'tst.der');
    const kind = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-nosmimecap', '-nodetach', '-binary', '-md', 'sha256'];
    const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-certfile', 'chain.pem', ...(bound ? ['-cades'] : [])];
    openssl(folder, 'cms', '-sign', ...kind, ...signer, '-in', 'tst.der', '-outform', 'DER', '-out', 'f.tok');
    const granted = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00);
    return writeDer(TAG.sequence, granted, new Uint8Array(readFileSync(join(folder, 'f.tok'))));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether `openssl ts -verify` accepts an answer to a request at an instant (in seconds; now by default). */
export function opensslAccepts(request: Uint8Array, answer: Uint8Array, roots: string, at?: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'assize-openssl-'));
  try {
    for (const [name, data] of [
      ['q', request],
      ['r', answer],
      ['c', roots],
    ] as const)
      writeFileSync(join(folder, name), data);
    openssl(
      folder,
      'ts',
      '-verify',
      '-queryfile',
      'q',
      '-in',
      'r',
      '-CAfile',
      'c',
      ...(at === undefined ? [] : ['-attime', String(at)]),
    );
    return true;
  } catch (error) {
    if ((error as { status?: number }).status === 1) return false;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
