import council from './data/council.json' with { type: 'json' };
import votes from './data/council-votes.json' with { type: 'json' };
import { MAJORITY, SEATS, isPermanent, list, member, membersIn, outcomeByRule } from './council.ts';

/** A vote of the Security Council on a substantive draft, thought through before or after it is held. */
export interface TriedVote {
  readonly day: string;
  readonly inFavour: number;
  readonly outcome: 'adopted' | 'failed' | 'vetoed';
  /** Each rule with what it gives. */
  readonly because: readonly string[];
  /** Names that had no seat that year. */
  readonly strangers: readonly string[];
  /** Drafts of that day in the record, with what came of them. */
  readonly recorded: readonly string[];
}

/**
 * What a vote would give by the Charter (Arts 23 and 27(3)) and the membership of its day (ISO date). Members not named as
 * against, abstaining or absent are taken to vote in favour, unless `inFavour` counts fewer. Null where that year's members are
 * not in the data.
 */
export function tryVote(given: {
  readonly day: string;
  readonly against?: readonly string[];
  readonly abstaining?: readonly string[];
  readonly absent?: readonly string[];
  readonly inFavour?: number;
}): TriedVote | null {
  const { day } = given;
  const members = membersIn(Number(day.slice(0, 4)));
  if (!members) return null;
  const names = (of: readonly string[] | undefined) => [...new Set((of ?? []).map(member))];
  const [against, abstaining, absent] = [names(given.against), names(given.abstaining), names(given.absent)];
  const seated = (of: readonly string[]) => of.filter((name) => members.includes(name));
  const others = new Set([...against, ...abstaining, ...absent]);
  const most = SEATS - seated([...others]).length;
  const inFavour = Math.min(given.inFavour ?? most, most);
  const outcome = outcomeByRule(inFavour, seated(against))!;
  const vetoes = seated(against).filter(isPermanent);
  const elected = members.filter((name) => !isPermanent(name));
  return {
    day,
    inFavour,
    outcome,
    because: [
      `${inFavour} in favour: ${inFavour >= MAJORITY ? `the ${MAJORITY} that a decision needs are reached` : `fewer than the ${MAJORITY} that a decision needs`} (UN Charter, Art. 27(3)).`,
      ...(vetoes.length > 0
        ? [
            `${list(vetoes)} ${vetoes.length === 1 ? 'is a permanent member' : 'are permanent members'}: the negative vote ${inFavour >= MAJORITY ? 'stops the decision, and is a veto' : 'is no veto, for the draft fails without it'} (Arts 23(1), 27(3)).`,
          ]
        : ['No permanent member votes against.']),
      ...seated(abstaining)
        .filter(isPermanent)
        .map((name) => `${name}, a permanent member, abstains: that stops no decision (practice of the Council).`),
      `Elected members of ${day.slice(0, 4)}: ${list(elected)}. Permanent: ${list(council.permanent)}.`,
    ],
    strangers: [...others].filter((name) => !members.includes(name)),
    recorded: votes
      .filter(({ date }) => date === day)
      .map(
        (vote) =>
          `${vote.draft} (${vote.topic}): ${vote.inFavour ?? '?'} in favour, against ${list(vote.against)}, abstaining ${list(vote.abstained)}: ${vote.outcome}${vote.countsConfirmed ? '' : ' (counts unconfirmed)'}.`,
      ),
  };
}
