import type { Claim, Incident } from '../model/index.ts';

/** The vote of a record item put together from what each passage tells: names united, numbers from the passages that give them. */
export function voteOf(claims: readonly Claim[]): Incident['vote'] {
  const votes = claims.map(({ vote }) => vote).filter((vote) => vote !== null);
  if (votes.length === 0) return null;
  const names = (key: 'drafters' | 'vetoedBy' | 'opposedBy' | 'abstainedBy' | 'supportedBy') => [
    ...new Set(votes.flatMap((vote) => vote[key].map(({ name }) => name))),
  ];
  const first = <K extends 'body' | 'item' | 'inFavour' | 'against' | 'abstained' | 'members' | 'ordinal'>(key: K) =>
    votes.find((vote) => vote[key] !== null)?.[key] ?? null;
  // Whoever backs the draft, and not another member.
  const backers = claims
    .filter(({ actors }) => !actors.some(({ role }) => role === 'beneficiary'))
    .flatMap(({ actors }) => actors.filter(({ role }) => role === 'supporter').map(({ name }) => name));
  const outcomes = new Set(votes.map(({ outcome }) => outcome));
  const vetoedBy = names('vetoedBy');
  return {
    body: first('body'),
    item: first('item'),
    drafters: names('drafters'),
    inFavour: first('inFavour'),
    against: first('against'),
    abstained: first('abstained'),
    members: first('members'),
    vetoedBy,
    opposedBy: names('opposedBy').filter((name) => !vetoedBy.includes(name)),
    abstainedBy: names('abstainedBy'),
    supportedBy: [...new Set([...names('supportedBy'), ...backers])],
    // A vetoed draft has failed too; the narrower word is shown.
    outcome:
      outcomes.has('vetoed') || (vetoedBy.length > 0 && !outcomes.has('adopted'))
        ? 'vetoed'
        : ((['adopted', 'failed', 'pending'] as const).find((one) => outcomes.has(one)) ?? null),
    ordinal: first('ordinal'),
  };
}
