import { type Claim, type Incident, eventKinds } from '../model/index.ts';

const prefixes: Readonly<Partial<Record<Claim['factuality'], string>>> = {
  planned: 'Planned',
  offered: 'Offered',
  sought: 'Sought',
  hinted: 'Hinted at',
  hypothetical: 'Spoken of as possible',
  'did-not-happen': 'Did not happen',
};

const forms: Readonly<Record<string, string>> = {
  airstrike: 'Air strike',
  'drone-strike': 'Drone strike',
  shelling: 'Shelling',
  'helicopter-attack': 'Helicopter attack',
  'chemical-attack': 'Chemical attack',
  'remote-explosive': 'Explosion of a device or mine',
  'suicide-bombing': 'Suicide bombing',
  bombing: 'Bombing',
  sniping: 'Sniper fire',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const list = (names: readonly string[], most = 3) =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Most frequent first, ties in order of coming. */
function ranked(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

/**
 * A line for a list, made from fields and words and never from judgement: what kind, on what, where; for words, who says what.
 * What was only planned, offered or feared says so first.
 */
export function titleOf(
  kind: Incident['kind'],
  claims: readonly Claim[],
  vote: Incident['vote'],
  placeName: string | null,
  textOf: (claim: Claim) => string,
): string {
  const main = claims.find((claim) => claim.kind === kind) ?? claims[0]!;
  const prefix = claims.every(({ factuality }) => factuality !== 'happened' && factuality !== 'ongoing')
    ? prefixes[main.factuality]
    : undefined;
  const start = (text: string) => (prefix ? `${prefix}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text);
  const label = eventKinds.get(kind)!.label;
  if (kind === 'vote' && vote) {
    const by =
      vote.drafters.length > 0
        ? ` of ${list(vote.drafters)}`
        : vote.supportedBy.length > 0
          ? ` backed by ${list(vote.supportedBy)}`
          : '';
    const outcome =
      vote.outcome === 'vetoed'
        ? `vetoed${vote.vetoedBy.length > 0 ? ` by ${list(vote.vetoedBy)}` : ''}`
        : vote.outcome === null
          ? 'vote'
          : vote.outcome === 'pending'
            ? 'vote to come'
            : vote.outcome;
    return `Draft resolution${by}: ${outcome}`;
  }
  const family = eventKinds.get(kind)!.family;
  const speaker = main.voice.speaker?.name;
  if (family === 'speech' || (kind === 'demand' && speaker)) {
    const said = main.voice.content
      ? textOf(main).slice(main.voice.content.from, main.voice.content.to)
      : textOf(main).slice(main.from, main.to);
    return `${speaker ?? label}${speaker && kind !== 'statement' ? ` (${label.toLowerCase()})` : ''}: ${cut(said, 90)}`;
  }
  const detail = ranked(claims.map((claim) => claim.detail).filter((one) => one !== null))[0];
  const what = (detail && forms[detail]) ?? label;
  const targets = ranked(claims.flatMap((claim) => claim.targets.map(({ name }) => name)));
  const agents = ranked(
    claims.flatMap((claim) =>
      claim.actors.filter(({ role }) => role === 'agent' || role === 'participant' || role === 'host').map(({ name }) => name),
    ),
  );
  const place = placeName && !targets.some((name) => name.includes(placeName)) ? `, ${placeName}` : '';
  if (family === 'violence') {
    const whom = targets.length > 0 ? `: ${list(targets)}` : harmText(claims);
    return start(
      whom === '' && place === '' ? `${what}: ${cut(textOf(main).slice(main.from, main.to), 80)}` : `${what}${whom}${place}`,
    );
  }
  if (agents.length > 0) return start(`${capital(what)}: ${list(agents)}${place}`);
  return start(`${what}: ${cut(textOf(main).slice(main.from, main.to), 80)}`);
}

function harmText(claims: readonly Claim[]): string {
  const words = ranked(
    claims.flatMap(({ harms }) =>
      harms
        .filter(({ partOf }) => partOf === null)
        .map((harm) => (harm.class === 'unknown' ? 'people' : harm.class.replaceAll('-', ' '))),
    ),
  );
  return words.length > 0 ? `: ${list(words, 2)}` : '';
}

function cut(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', most) > 20 ? flat.lastIndexOf(' ', most) : most)}…`;
}
