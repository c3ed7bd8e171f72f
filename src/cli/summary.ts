import type { Findings, Incident, TallyLine } from '../model/index.ts';
import { eventKinds } from '../model/index.ts';
import { table, wrap } from './terminal.ts';

const plural = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What came of an investigation, for a person: what is in it, what stands out, what resisted, and what to do next. */
export function summary(findings: Findings, { name, folder, begun }: { name: string; folder: string; begun: boolean }): string {
  const { sources, origins, claims, incidents, disputes, routes, notes } = findings;
  const shelf = (which: Incident['shelf']) => incidents.filter((incident) => incident.shelf === which);
  const lines = [
    `${name}: ${begun ? 'begun' : 'brought up to date'} in ${folder}`,
    `${plural(sources.length, 'source')} of ${plural(origins.length, 'origin')} · ${plural(claims.length, 'claim')} · ${plural(shelf('incident').length, 'incident')} · ${plural(shelf('record').length, 'entry', 'entries')} in the record · ${plural(disputes.length, 'dispute')}`,
    '',
  ];
  const most = shelf('incident')
    .toSorted((a, b) => b.claims.length - a.claims.length)
    .slice(0, 8);
  if (most.length > 0) lines.push(incidentTable(most), '');
  if (disputes.length > 0)
    lines.push('Disputes:', ...disputes.slice(0, 5).map((dispute) => wrap(`${dispute.kind}: ${dispute.what}`, '  ')), '');
  if (routes.length > 0)
    lines.push(`Ways to an investigation: ${routes.map((route) => `${route.id} ${route.state}`).join(', ')}`, '');
  if (notes.length > 0)
    lines.push(
      `${plural(notes.length, 'note')} on what resisted:`,
      ...notes.slice(0, 5).map((note) => wrap(`${note.what} Next: ${note.next}`, '  ')),
      ...(notes.length > 5 ? [`  … and ${notes.length - 5} more (assize show sources --in ${folder})`] : []),
      '',
    );
  lines.push(`Next: assize serve --in ${folder} · assize show disputes --in ${folder} · assize export --in ${folder}`);
  return lines.join('\n');
}

/** Incidents as a table: when, where, what, how many, on how many origins. */
export function incidentTable(incidents: readonly Incident[]): string {
  return table(incidents, [
    { head: 'When', of: (one) => whenText(one) },
    { head: 'What', of: (one) => one.title, gives: 4 },
    { head: 'Kind', of: (one) => eventKinds.get(one.kind)?.label ?? one.kind, gives: 1 },
    {
      head: 'Harm',
      of: (one) =>
        one.tally
          .filter((line) => line.partOf === null)
          .map(tallyText)
          .join('; ') || '–',
      gives: 2,
    },
    { head: 'Origins', of: (one) => String(one.support.origins.length) },
    { head: 'Grade', of: (one) => one.grade },
  ]);
}

/** A tally line in words: "≥ 291 killed (cumulative)". */
export function tallyText(line: TallyLine): string {
  const who = line.class === 'unknown' ? '' : ` ${line.class}`;
  return `${countText(line.min, line.max)}${who} ${line.outcome}${line.scope === 'cumulative' ? ' (cumulative)' : ''}`;
}

/** A count with its hedge: "50", "≥ 291", "≤ 20", "15–20", "number not given". */
export function countText(min: number | null, max: number | null): string {
  if (min === null && max === null) return 'number not given:';
  if (min === null) return `≤ ${max}`;
  if (max === null) return `≥ ${min}`;
  return min === max ? String(min) : `${min}–${max}`;
}

export function whenText({ when }: Pick<Incident, 'when'>): string {
  if (when === null) return 'no date';
  const day = (iso: string | null) => iso?.slice(0, 10) ?? '…';
  return day(when.first) === day(when.last) ? day(when.first) : `${day(when.first)}–${day(when.last)}`;
}
