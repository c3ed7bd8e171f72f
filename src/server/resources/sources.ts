import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { SourceId } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { notFound } from '../problem.ts';
import { operation } from '../resource.ts';
import { CompareQuery, NamedQuery, SourceParams, answers } from '../schemas.ts';
import { EVIDENCE_POLICY, FRAMED_POLICY } from '../security.ts';

export function sources(app: FastifyInstance, desk: Desk): void {
  const { questions } = desk;
  const file = async (id: string) => {
    const found = await questions.source(id as SourceId);
    if (!found) throw notFound(`Source ${id}`);
    return found;
  };
  operation(
    app,
    'GET',
    '/api/sources',
    {
      id: 'listSources',
      tag: 'Sources',
      summary: 'What was received, in the order of receiving.',
      query: NamedQuery,
      answer: answers.sources,
    },
    ({ query }) => questions.sources(query),
  );
  operation(
    app,
    'GET',
    '/api/sources/:id',
    {
      id: 'getSource',
      tag: 'Sources',
      summary: 'One source with its text and the claims that stand in it.',
      params: SourceParams,
      answer: answers.source,
    },
    ({ params }) => file(params.id),
  );
  operation(
    app,
    'GET',
    '/api/sources/:id/proposals',
    {
      id: 'listProposals',
      tag: 'Sources',
      summary:
        'What language models that the user named propose beside the claims: in quotes of the text, and part of no finding.',
      params: SourceParams,
      answer: answers.proposals,
    },
    async ({ params }) => {
      const { row } = await file(params.id);
      return desk.proposals(row.id);
    },
  );
  operation(
    app,
    'GET',
    '/api/compare',
    {
      id: 'compareSources',
      tag: 'Sources',
      summary: 'Two sources beside each other, with the relations and disputes between their claims.',
      query: CompareQuery,
      answer: answers.compare,
    },
    async ({ query: { left, right } }) => {
      const found = await questions.compare(left as SourceId, right as SourceId);
      if (!found) throw notFound(`One of ${left} and ${right}`);
      return found;
    },
  );
  operation(
    app,
    'GET',
    '/api/sources/:id/original',
    {
      id: 'downloadOriginal',
      tag: 'Sources',
      summary: 'The bytes as received. Always a download, never shown as a page.',
      params: SourceParams,
      answer: Type.String({ contentMediaType: 'application/octet-stream' }),
      answerType: 'application/octet-stream',
    },
    async ({ params }, _request, reply) => {
      const { row } = await file(params.id);
      const bytes = await desk.object(row.object);
      return reply
        .headers({ 'content-security-policy': EVIDENCE_POLICY, 'content-disposition': attachment(row.from) })
        .type('application/octet-stream')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
  operation(
    app,
    'GET',
    '/api/sources/:id/page',
    {
      id: 'framePage',
      tag: 'Sources',
      summary:
        'A web page as received, for a frame of the reader: sandboxed, without scripts, and with nothing from the network.',
      params: SourceParams,
      answer: Type.String({ contentMediaType: 'text/html' }),
      answerType: 'text/html',
    },
    async ({ params }, request, reply) => {
      const { row } = await file(params.id);
      if (row.mediaType !== 'text/html') throw notFound(`A web page of ${row.from}`);
      // Opened as a page of its own it would stand under our address: it is for the frame alone.
      const destination = request.headers['sec-fetch-dest'];
      if (destination !== undefined && destination !== 'iframe') throw notFound(`A page of ${row.from} outside the reader`);
      const bytes = await desk.object(row.object);
      return reply
        .headers({ 'content-security-policy': FRAMED_POLICY, 'x-frame-options': 'SAMEORIGIN', 'x-dns-prefetch-control': 'off' })
        .type('text/html')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
  operation(
    app,
    'GET',
    '/api/sources/:id/text',
    {
      id: 'getText',
      tag: 'Sources',
      summary: 'The text drawn from a source, as plain text and nothing else.',
      params: SourceParams,
      answer: Type.String(),
      answerType: 'text/plain',
    },
    async ({ params }, _request, reply) => {
      const { text, row } = await file(params.id);
      if (!text) throw notFound(`A text of ${row.from}`);
      return reply.header('content-security-policy', EVIDENCE_POLICY).type('text/plain; charset=utf-8').send(text.text);
    },
  );
  operation(
    app,
    'GET',
    '/api/sources/:id/proof',
    {
      id: 'getProof',
      tag: 'Sources',
      summary: 'The proof that its receipt is in the signed ledger.',
      params: SourceParams,
      answer: answers.proof,
    },
    async ({ params }) => {
      const { row } = await file(params.id);
      const proof = await desk.proof(row.id);
      if (!proof) throw notFound(`A proof for ${row.from}`);
      return proof;
    },
  );
}

/** RFC 6266: the last part of the name, in ASCII and in UTF-8, with nothing in it that could end the header or leave a folder. */
function attachment(from: string): string {
  const name = (from.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\p{C}"]/gu, '_') || 'original';
  const ascii = name.replaceAll(/[^ -~]/g, '_').replaceAll(/[\\"]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
