import { type ClaimJson, type FindingsJson, type IncidentJson, eventKinds } from '../../model/index.ts';

/** Text made safe to stand in HTML, in an element or an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark]!);

const h = escapeHtml;

// One style for all pages of a dossier: no script, no font and no picture from anywhere, and it prints.
const style = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#5a606b;--line:#d9dce1;--back:#fff;--mark:#fff0b8;--accent:#8a1c2b}
@media(prefers-color-scheme:dark){:root{--ink:#e6e7ea;--soft:#a3a9b4;--line:#3a3f48;--back:#15171a;--mark:#57480f;--accent:#f08a98}}
*{box-sizing:border-box}body{margin:0 auto;max-width:62rem;padding:2rem 1.25rem 5rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--back)}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2.25rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.4rem 0}.soft{color:var(--soft)}a{color:var(--accent)}table{border-collapse:collapse;width:100%;font-size:.9rem}
.wide{overflow-x:auto}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}th{font-weight:600}
blockquote{margin:.3rem 0 .6rem;padding-inline-start:.8rem;border-inline-start:3px solid var(--line)}mark{background:var(--mark);color:inherit}
.tag{border:1px solid var(--line);border-radius:.25rem;padding:0 .35rem;font-size:.8rem;white-space:nowrap}
code{font-size:.85em;overflow-wrap:anywhere}.text{white-space:pre-wrap;overflow-wrap:anywhere}.furniture{color:var(--soft);opacity:.75}
@media print{a{color:inherit;text-decoration:none}body{max-width:none;padding:0}}
`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${h(title)}</title><style>${style}</style></head><body>
${body}
</body></html>
`;
}

const kindOf = (kind: IncidentJson['kind']) => eventKinds.get(kind)?.label ?? kind;
const anchor = (claim: ClaimJson) => `texts/${claim.source}.html#${claim.id}`;

function when(value: { first: string | null; last: string | null; precision: string } | null): string {
  if (value === null || (value.first === null && value.last === null)) return 'no date given';
  const day = (iso: string | null) => iso ?? 'unknown';
  return value.first === value.last ? day(value.first) : `${day(value.first)} to ${day(value.last)}`;
}

function count(min: number | null, max: number | null): string {
  if (min === null && max === null) return 'number not given';
  if (min === null) return `up to ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

function reality(claim: ClaimJson): string {
  const said = claim.stance === 'asserted' ? '' : `, ${claim.stance}`;
  return `<span class="tag">${h(claim.factuality)}${h(said)}</span>`;
}

function claimLine(claim: ClaimJson, path: string): string {
  const who = claim.voice.speaker
    ? h(claim.voice.speaker.name)
    : `the ${claim.voice.manner === 'headline' ? 'headline' : 'writer'}`;
  const via = claim.voice.via ? `, via ${h(claim.voice.via.name)}` : '';
  return `<p>${h(kindOf(claim.kind))} ${reality(claim)} <span class="soft">said by ${who}${via} in ${h(path)}</span></p>
<blockquote dir="auto"><a href="${h(anchor(claim))}">${h(claim.quote)}</a></blockquote>`;
}

/** The pages of a dossier by their path in it. Every statement leads to its words, lit in the text they stand in. */
export function pages(
  findings: FindingsJson,
  { name, made, textOf }: { readonly name: string; readonly made: string; readonly textOf: (source: string) => string | null },
): Map<string, string> {
  const all = new Map<string, string>();
  const claims = new Map(findings.claims.map((claim) => [claim.id, claim]));
  const paths = new Map(findings.sources.map((source) => [source.id, source.path]));
  const claimsOf = (ids: readonly string[]) => ids.map((id) => claims.get(id)).filter((claim) => claim !== undefined);
  const lines = (ids: readonly string[]) =>
    claimsOf(ids)
      .map((claim) => claimLine(claim, paths.get(claim.source) ?? ''))
      .join('\n');
  const shelf = (which: IncidentJson['shelf']) => findings.incidents.filter((incident) => incident.shelf === which);
  const row = (one: IncidentJson) =>
    `<tr><td>${h(when(one.when))}</td><td><a href="incidents/${one.id}.html">${h(one.title)}</a></td><td>${h(one.where?.name ?? '–')}</td><td>${one.support.origins.length}</td><td>${h(one.grade)}</td><td>${one.disputes.length || ''}</td></tr>`;
  const list = (which: IncidentJson['shelf']) =>
    `<div class="wide"><table><thead><tr><th>When</th><th>What</th><th>Where</th><th>Origins</th><th>Grade</th><th>Disputes</th></tr></thead><tbody>${shelf(which).map(row).join('\n')}</tbody></table></div>`;

  all.set(
    'index.html',
    page(
      name,
      `<h1>${h(name)}</h1>
<p class="soft">Made on ${h(made)}. Assize says which words stand behind a statement and which stand against it. It never says that anyone is guilty.</p>
<p>${findings.sources.length} sources of ${findings.origins.length} independent origins, ${findings.claims.length} claims, ${shelf('incident').length} incidents, ${shelf('record').length} entries of the record, ${findings.disputes.length} disputes.</p>
<p>Check this dossier without Assize: <code>sha256sum -c sha256sums.txt</code>, then <code>node verify.mjs .</code> (README.txt says how).</p>
<h2>Incidents</h2>${list('incident')}
<h2>Record: votes, offers, statements, visits</h2>${list('record')}
<h2>Disputes</h2>
${findings.disputes.map((dispute) => `<h3>${h(dispute.kind)} <span class="tag">${h(dispute.severity)}</span></h3><p>${h(dispute.what)}</p>${dispute.claims.map(lines).join('<p class="soft">against</p>')}`).join('\n') || '<p>None found.</p>'}
<h2>Ways to an investigation</h2>
${
  findings.routes
    .map(
      (route) =>
        `<h3>${h(route.title)} <span class="tag">${h(route.state)}</span></h3><p class="soft">${h(route.article)}</p><ul>${route.conditions.map((one) => `<li><span class="tag">${h(one.state)}</span> ${h(one.because)} ${h(one.facts.join(' '))}</li>`).join('')}</ul><p>Next: ${h(route.next)}</p>`,
    )
    .join('\n') || '<p>The file names no territory yet.</p>'
}
<h2>Sources</h2>
<div class="wide"><table><thead><tr><th>Source</th><th>Title</th><th>Published</th><th>SHA-256</th></tr></thead><tbody>
${findings.sources.map((source) => `<tr><td><a href="texts/${source.id}.html">${h(source.path)}</a></td><td dir="auto">${h(source.title?.quote ?? '–')}</td><td>${h(source.published ? when(source.published) : 'no date given')}</td><td><code>${h(source.digest.slice(7))}</code></td></tr>`).join('\n')}
</tbody></table></div>
<h2>Notes</h2>
<ul>${findings.notes.map((note) => `<li>${h(note.source ? `${paths.get(note.source) ?? note.source}: ` : '')}${h(note.what)} <span class="soft">${h(note.next)}</span></li>`).join('') || '<li>None.</li>'}</ul>`,
    ),
  );

  for (const incident of findings.incidents) {
    const assessments = findings.assessments.filter((one) => one.incident === incident.id);
    all.set(
      `incidents/${incident.id}.html`,
      page(
        incident.title,
        `<p><a href="../index.html">${h(name)}</a></p><h1>${h(incident.title)}</h1>
<p class="soft">${h(kindOf(incident.kind))} · ${h(when(incident.when))} · ${h(incident.where ? [incident.where.name, ...incident.where.within].join(', ') : 'no place given')}</p>
<p>Grade: <span class="tag">${h(incident.grade)}</span> ${h(incident.gradeBecause)}</p>
${
  incident.tally.length > 0
    ? `<h2>How many</h2><div class="wide"><table><thead><tr><th>Harm</th><th>Who</th><th>Figure</th><th>Scope</th><th>Held responsible in the words</th><th>Rule</th><th>Claims</th></tr></thead><tbody>${incident.tally
        .map(
          (line) =>
            `<tr><td>${h(line.outcome)}</td><td>${h(line.class)}${line.partOf === null ? '' : ' (part)'}</td><td>${h(count(line.min, line.max))}</td><td>${h(line.scope)}${line.since ? ` since ${h(when(line.since))}` : ''}</td><td>${h(line.attributedTo.join(', ') || '–')}</td><td>${h(line.rule)}</td><td>${claimsOf(
              line.from,
            )
              .map((claim) => `<a href="../${h(anchor(claim))}">${h(paths.get(claim.source) ?? claim.id)}</a>`)
              .join(', ')}${
              line.dissent.length > 0
                ? `; against: ${claimsOf(line.dissent)
                    .map((claim) => `<a href="../${h(anchor(claim))}">${h(paths.get(claim.source) ?? claim.id)}</a>`)
                    .join(', ')}`
                : ''
            }</td></tr>`,
        )
        .join('')}</tbody></table></div>`
    : ''
}
${
  incident.attribution.length > 0
    ? `<h2>Who is said to be responsible</h2><div class="wide"><table><thead><tr><th>Named</th><th>By</th><th>Denied by</th><th>Basis</th><th>Origins</th></tr></thead><tbody>${incident.attribution
        .map(
          (one) =>
            `<tr><td>${h(one.name)}</td><td>${h(one.accusedBy.map(({ speaker }) => speaker).join(', '))}</td><td>${h(one.deniedBy.map(({ speaker }) => speaker).join(', ') || 'nobody in the file')}</td><td>${h(one.basis.join(', '))}</td><td>${one.origins}</td></tr>`,
        )
        .join('')}</tbody></table></div>`
    : ''
}
<h2>Claims</h2>${lines(incident.claims).replaceAll('href="texts/', 'href="../texts/')}
${assessments.length > 0 ? '<h2>Crimes and elements</h2>' : ''}
${assessments
  .map(
    (one) =>
      `<h3>${h(one.title)} <span class="soft">${h(one.article)}</span></h3><div class="wide"><table><thead><tr><th>Element</th><th>State</th><th>For</th><th>Against</th><th>Missing</th></tr></thead><tbody>${one.elements
        .map(
          (element) =>
            `<tr><td>${h(element.question)}</td><td><span class="tag">${h(element.state)}</span></td><td>${links(element.for)}</td><td>${links(element.against)}</td><td>${h(element.because)} ${h(element.missing.join(' '))}</td></tr>`,
        )
        .join('')}</tbody></table></div>`,
  )
  .join('\n')}`,
      ),
    );
  }
  function links(ids: readonly string[]): string {
    return claimsOf(ids)
      .map((claim, n) => `<a href="../${h(anchor(claim))}">${n + 1}</a>`)
      .join(' ');
  }

  for (const source of findings.sources) {
    const text = textOf(source.id);
    const own = findings.claims.filter((claim) => claim.source === source.id);
    all.set(
      `texts/${source.id}.html`,
      page(
        source.title?.quote ?? source.path,
        `<p><a href="../index.html">${h(name)}</a></p><h1 dir="auto">${h(source.title?.quote ?? source.path)}</h1>
<p class="soft">${h(source.path)} · ${h(source.mediaType)} · <a href="../objects/${h(source.digest.slice(7))}">original bytes</a> · SHA-256 <code>${h(source.digest.slice(7))}</code></p>
${text === null ? '<p>No text could be drawn from this source.</p>' : `<div class="text" dir="auto">${lit(text, own, source.furniture)}</div>`}`,
      ),
    );
  }
  return all;
}

/** The text with the words of claims lit and furniture dimmed. Overlaps are cut into stretches, so that tags nest rightly. */
function lit(text: string, claims: readonly ClaimJson[], furniture: readonly { from: number; to: number }[]): string {
  const cuts = [
    ...new Set([
      0,
      text.length,
      ...claims.flatMap(({ from, to }) => [from, to]),
      ...furniture.flatMap(({ from, to }) => [from, to]),
    ]),
  ].sort((a, b) => a - b);
  const starts = new Map<number, string[]>();
  for (const claim of claims) starts.set(claim.from, [...(starts.get(claim.from) ?? []), claim.id]);
  let html = '';
  for (const [n, from] of cuts.entries()) {
    const to = cuts[n + 1];
    for (const id of starts.get(from) ?? []) html += `<span id="${id}"></span>`;
    if (to === undefined) break;
    const words = h(text.slice(from, to));
    const inside = (span: { from: number; to: number }) => span.from <= from && to <= span.to;
    html += claims.some(inside)
      ? `<mark>${words}</mark>`
      : furniture.some(inside)
        ? `<span class="furniture">${words}</span>`
        : words;
  }
  return html;
}
