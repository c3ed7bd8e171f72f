import type { FindingsJson } from '../model/index.ts';
import { annotations } from './render/annotation.ts';
import { claimsCsv, incidentsCsv, tallyCsv } from './render/csv.ts';
import { pages } from './render/html.ts';

/** What a dossier is composed from; `made` is an ISO 8601 day or instant. */
export interface Chosen {
  readonly findings: FindingsJson;
  readonly name: string;
  readonly made: string;
  /** The text of a source's reading by the source's id, or null where none could be drawn. */
  readonly textOf: (source: string) => string | null;
  /** The JSON Schema of `assize-findings/1`, as text. */
  readonly schema: string;
}

/**
 * The files of a dossier that are computed, by path: pages to read, tables to work with, the findings as JSON with their schema,
 * Web Annotations, and the texts. The originals, the proofs, the manifest and the verifier are added by whoever writes it.
 */
export function compose({ findings, name, made, textOf, schema }: Chosen): Map<string, Uint8Array> {
  const files = new Map<string, string>(pages(findings, { name, made, textOf }));
  files.set('findings.json', `${JSON.stringify(findings, null, 1)}\n`);
  files.set('findings-1.schema.json', schema);
  files.set('claims.csv', claimsCsv(findings));
  files.set('incidents.csv', incidentsCsv(findings));
  files.set('tallies.csv', tallyCsv(findings));
  files.set(
    'annotations.json',
    annotations(findings, textOf, (source) => `texts/${source}.txt`),
  );
  for (const source of findings.sources) {
    const text = textOf(source.id);
    if (text !== null) files.set(`texts/${source.id}.txt`, text);
  }
  files.set('README.txt', readme(name));
  const encoder = new TextEncoder();
  return new Map([...files].map(([path, text]) => [path, encoder.encode(text)]));
}

const readme = (name: string) => `${name}

What this is: a dossier of an investigation. Open index.html to read it; no network and no program of ours is needed.

  index.html          incidents, the record, disputes, ways to an investigation, sources
  incidents/          a page for each incident: figures, who is said to be responsible, claims, elements
  texts/              the text of each source with the words of claims lit (.html), and alone (.txt)
  objects/            the original bytes, each named by its SHA-256
  findings.json       everything above as data (findings-1.schema.json says its form)
  claims.csv, incidents.csv, tallies.csv, annotations.json
  timestamps/         where others were asked: when the ledger's head was there, with all that checks it offline
  manifest.json       every file with its SHA-256, and the proofs that originals stand in the signed ledger
  sha256sums.txt      the same digests for sha256sum
  verify.mjs          the verifier: one file, no dependencies
  verify.html         the same as a page: open it in a browser, and choose this folder

How to check it without Assize:
  1. sha256sum -c sha256sums.txt          every file is the one that was written
  2. node verify.mjs .                    the digests, the proofs and the signature of the ledger's head; or verify.html
  3. compare the public key it prints with the one that the sender gave you by another way

What it does not say: that anyone is guilty. "Supported" means that words in the file speak for an element and none against it.
`;
