import {
  type Claim,
  type ClaimId,
  type Dispute,
  type Incident,
  type Reading,
  type VoteCheck,
  endOf,
  idFrom,
  startOf,
} from '../model/index.ts';
import council from './data/council.json' with { type: 'json' };
import votes from './data/council-votes.json' with { type: 'json' };

/** Members of the Security Council (UN Charter, Art. 23) and the majority that a substantive decision needs (Art. 27(3)). */
export const SEATS = 15;
export const MAJORITY = 9;

const aliases: Readonly<Record<string, string>> = {
  'russian federation': 'Russia',
  us: 'United States',
  usa: 'United States',
  'u.s.': 'United States',
  'the us': 'United States',
  america: 'United States',
  'united states of america': 'United States',
  uk: 'United Kingdom',
  britain: 'United Kingdom',
  'great britain': 'United Kingdom',
  "people's republic of china": 'China',
  'south korea': 'Republic of Korea',
};

/** A member's name as the Council's own lists give it. */
export const member = (name: string): string => aliases[name.toLowerCase().replace(/^the /, '')] ?? name.replace(/^the /i, '');

export const isPermanent = (name: string): boolean => council.permanent.includes(member(name));

/** The members in a year, or null when this room does not know them. */
export function membersIn(year: number): string[] | null {
  const elected = (council.elected as Record<string, string[]>)[String(year)];
  return elected ? [...council.permanent, ...elected] : null;
}

/** Referrals of situations to the Court by the Council under Article 13(b). */
export const referrals = council.referrals;

export type RecordedVote = (typeof votes)[number];

/** Recorded votes on a territory, by the words of their topic. */
export const votesOn = (topic: string): RecordedVote[] =>
  votes.filter((vote) => vote.topic.toLowerCase().includes(topic.toLowerCase()));

/**
 * What a vote on a substantive draft gives (UN Charter, Art. 27(3)): nine in favour and no permanent member against adopts;
 * nine in favour and a permanent member against is a veto; fewer than nine fails, and a negative vote of a permanent member is
 * then no veto. Null when the numbers do not suffice to say.
 */
export function outcomeByRule(inFavour: number | null, against: readonly string[]): 'adopted' | 'failed' | 'vetoed' | null {
  if (inFavour === null) return null;
  if (inFavour < MAJORITY) return 'failed';
  return against.some(isPermanent) ? 'vetoed' : 'adopted';
}

const inCouncil = (body: string | null) => body !== null && /security council|\bUN\b|united nations/i.test(body);

/**
 * Every reported vote of the Security Council held against its rules, its membership on the day, and the recorded vote where
 * one is known. What does not fit becomes a dispute.
 */
export function checkVotes({
  incidents,
  claims,
  readings,
}: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
}): { voteChecks: VoteCheck[]; disputes: Dispute[] } {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const texts = new Map(readings.map((reading) => [reading.id, reading]));
  const voteChecks: VoteCheck[] = [];
  const disputes: Dispute[] = [];
  for (const incident of incidents) {
    const { vote } = incident;
    if (incident.kind !== 'vote' || vote === null) continue;
    const own = incident.claims.map((id) => byId.get(id)).filter((claim) => claim !== undefined);
    const text = own.map((claim) => texts.get(claim.reading)?.text.slice(claim.from, claim.to) ?? '').join(' ');
    const vetoes = [...vote.vetoedBy, ...vote.opposedBy].some(isPermanent) || vote.outcome === 'vetoed';
    if (!inCouncil(vote.body) && !(vote.body === null && vetoes)) continue;
    // "Recently" is no day: what is published tells at least before when.
    const when = incident.when?.first && incident.when.last ? incident.when : publishedBefore(own, texts);
    const because: { rule: string; what: string; claims: ClaimId[] }[] = [];
    const add = (rule: string, what: string, from: readonly Claim[] = own) =>
      because.push({ rule, what, claims: from.map((claim) => claim.id) });
    let inconsistent = false;
    const against = [...vote.vetoedBy, ...vote.opposedBy];
    const byRule = outcomeByRule(vote.inFavour, against);

    if (vote.inFavour !== null)
      add(
        'UN Charter, Art. 27(3)',
        `${vote.inFavour} in favour${vote.members ? ` of ${vote.members}` : ''}: ${vote.inFavour >= MAJORITY ? `the ${MAJORITY} that a decision needs are reached` : `fewer than the ${MAJORITY} that a decision needs, so no negative vote can be a veto`}.`,
        own.filter((claim) => claim.vote?.inFavour !== null && claim.vote !== null),
      );
    for (const name of new Set(vote.vetoedBy.map(member)))
      if (isPermanent(name))
        add(
          'UN Charter, Art. 23',
          `${name} is a permanent member: its negative vote can be a veto.`,
          own.filter((claim) => claim.vote?.vetoedBy.some((who) => member(who.name) === name)),
        );
      else {
        inconsistent = true;
        add(
          'UN Charter, Art. 23',
          `${name} is said to have vetoed and is not a permanent member.`,
          own.filter((claim) => claim.vote?.vetoedBy.some((who) => member(who.name) === name)),
        );
      }
    for (const name of new Set(vote.opposedBy.map(member)))
      if (!isPermanent(name))
        add(
          'UN Charter, Art. 27(3)',
          `The negative vote of ${name} is no veto: it holds no permanent seat.`,
          own.filter((claim) => claim.vote?.opposedBy.some((who) => member(who.name) === name)),
        );
    for (const name of new Set(vote.abstainedBy.map(member)))
      if (isPermanent(name))
        add(
          'Practice of the Council',
          `The abstention of ${name}, a permanent member, does not stop a decision.`,
          own.filter((claim) => claim.vote?.abstainedBy.some((who) => member(who.name) === name)),
        );
    const sum = [vote.inFavour, vote.against, vote.abstained].every((n) => n !== null)
      ? vote.inFavour! + vote.against! + vote.abstained!
      : null;
    if (sum !== null && sum > SEATS) {
      inconsistent = true;
      add('UN Charter, Art. 23', `The reported votes add up to ${sum}; the Council has ${SEATS} members.`);
    }
    if (vote.members !== null && vote.members !== SEATS) {
      inconsistent = true;
      add('UN Charter, Art. 23', `${vote.members} members are reported; the Council has ${SEATS}.`);
    }
    if (byRule !== null && vote.outcome !== null && vote.outcome !== 'pending') {
      const same = byRule === vote.outcome || (byRule === 'vetoed' && vote.outcome === 'failed');
      if (!same) inconsistent = true;
      add(
        'UN Charter, Art. 27(3)',
        `By these numbers the draft was ${byRule}; it is reported as ${vote.outcome}${same ? (byRule === vote.outcome ? '' : ', which a vetoed draft also is') : ''}.`,
      );
    }
    const year = when?.first ? Number(when.first.slice(0, 4)) : null;
    const members = year === null ? null : membersIn(year);
    if (members)
      for (const name of new Set([...against, ...vote.abstainedBy, ...vote.supportedBy].map(member)))
        if (!members.includes(name)) {
          inconsistent = true;
          add('Membership of the Council', `${name} is reported as voting and had no seat in ${year}.`);
        } else if (!council.permanent.includes(name))
          add('Membership of the Council', `${name} held an elected seat in ${year}.`);

    const recorded = recordedVote({ ...vote, outcome: byRule ?? vote.outcome }, text, when);
    if (recorded) {
      const veto = recorded.vetoedBy;
      add(
        'Record of the Council',
        `The record has ${recorded.draft} (${recorded.topic}), ${recorded.date}: ${recorded.inFavour ?? '?'} in favour, against ${list(recorded.against)}, abstaining ${list(recorded.abstained)}: ${recorded.outcome}${veto.length ? ` by ${list(veto)}` : ''}.`,
      );
      const differences: string[] = [];
      if (vote.inFavour !== null && recorded.inFavour !== null && vote.inFavour !== recorded.inFavour)
        differences.push(`in favour: ${vote.inFavour} reported, ${recorded.inFavour} recorded`);
      for (const name of vote.vetoedBy.map(member))
        if (!recorded.against.includes(name))
          differences.push(`${name} is reported as vetoing and is not recorded as voting against`);
      for (const name of vote.abstainedBy.map(member))
        if (!recorded.abstained.includes(name)) differences.push(`${name} is reported as abstaining and is not recorded so`);
      for (const name of vote.opposedBy.map(member))
        if (!recorded.against.includes(name))
          differences.push(`${name} is reported as opposed and is not recorded as voting against`);
      for (const what of differences) {
        inconsistent = true;
        add('Record of the Council', `Differs from the record: ${what}.`);
      }
      if (vote.ordinal !== null)
        for (const name of new Set(vote.vetoedBy.map(member))) {
          const topic = recorded.topic.split(':')[0]!;
          const earlier = votesOn(topic).filter((one) => one.vetoedBy.includes(name) && one.date <= recorded.date).length;
          const same = earlier === vote.ordinal;
          if (!same) inconsistent = true;
          add(
            'Record of the Council',
            `${name} is said to veto on ${topic} for time ${vote.ordinal}; the record has ${earlier}.`,
            own.filter((claim) => claim.vote?.ordinal !== null && claim.vote !== null),
          );
        }
    }
    const enough = byRule !== null || recorded !== null || (vote.vetoedBy.some(isPermanent) && vote.outcome === 'vetoed');
    voteChecks.push({
      incident: incident.id,
      item: recorded?.draft ?? null,
      outcomeByRule: byRule,
      recorded: recorded
        ? {
            date: recorded.date,
            inFavour: recorded.inFavour,
            against: recorded.against,
            abstained: recorded.abstained,
            outcome: recorded.outcome,
            authority: `${recorded.draft}, meeting ${recorded.meeting ?? 'not known'}`,
            confirmed: recorded.countsConfirmed,
          }
        : null,
      state: inconsistent ? 'inconsistent' : enough ? 'consistent' : 'incomplete',
      because,
    });
    if (inconsistent) {
      const what = because
        .filter(({ what }) =>
          /^Differs|is not a permanent|add up|had no seat|reported; the Council|reported as (?!vetoed, which)|the record has \d/.test(
            what,
          ),
        )
        .map(({ what }) => what);
      disputes.push({
        id: idFrom('dispute', 'vote-rules', incident.id),
        kind: 'vote',
        incident: incident.id,
        claims: [own.map((claim) => claim.id), []],
        what: `The reported vote does not fit the Council's rules or record. ${what.join(' ')}`.trim(),
        severity: 'medium',
      });
    }
  }
  return { voteChecks, disputes };
}

export const list = (names: readonly string[]) => (names.length === 0 ? 'nobody' : names.join(', '));

/** The time before which the vote must have been held: the publication of what reports it. */
function publishedBefore(
  claims: readonly Claim[],
  texts: ReadonlyMap<string, Reading>,
): { first: string | null; last: string | null } | null {
  const published = claims.map((claim) => texts.get(claim.reading)?.about.published).find((one) => one?.first && one.last);
  if (!published?.last) return null;
  const first = new Date(startOf(published.last.slice(0, 10)) - 21 * 86_400_000).toISOString().slice(0, 10);
  return { first, last: published.last.slice(0, 10) };
}

/**
 * The recorded vote that is meant: its day within the reported time, its topic named in the words, and the reported outcome and
 * numbers not against it. Null unless exactly one fits, for a wrong match would be worse than none.
 */
function recordedVote(
  vote: { readonly inFavour: number | null; readonly outcome: string | null; readonly drafters: readonly string[] },
  text: string,
  when: { readonly first: string | null; readonly last: string | null } | null,
): RecordedVote | null {
  if (!when?.first || !when.last) return null;
  const from = startOf(when.first.slice(0, 10));
  const to = endOf(when.last.slice(0, 10));
  const fits = votes.filter((one) => {
    const day = startOf(one.date);
    if (day < from || day >= to) return false;
    const words = one.topic.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
    if (!words.some((word) => text.toLowerCase().includes(word.toLowerCase()))) return false;
    if (vote.outcome === 'vetoed' && one.outcome !== 'vetoed') return false;
    if (vote.inFavour !== null && one.inFavour !== null && Math.abs(vote.inFavour - one.inFavour) > 2) return false;
    return true;
  });
  if (fits.length <= 1) return fits[0] ?? null;
  const named = fits.filter((one) => vote.drafters.length > 0 && vote.drafters.every((name) => one.topic.includes(member(name))));
  return named.length === 1 ? named[0]! : null;
}
