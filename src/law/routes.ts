import type { Assessment, Claim, ConflictFinding, Entity, Incident, Reading, Route } from '../model/index.ts';
import { type Condition, type Jurisdiction, condition, jurisdictionFor } from './conditions.ts';
import { votesOn } from './council.ts';
import { type Facts, factsOf } from './facts.ts';
import { nameOf, partiesAsOf } from './states.ts';

/**
 * Every way in which an investigation can begin, for the territories, days and nationalities of a file: open, shut, or open if
 * something happens first; each condition with what decides it, and who can act next.
 * Authority: Rome Statute, Arts 5, 11 to 17, 20, 26, 53, 121, 126, 127; UN Charter, Art. 27; resolutions as named.
 */
export function findRoutes(input: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly assessments?: readonly Assessment[];
  readonly conflicts?: readonly ConflictFinding[];
  /** What a person knows and the file does not say; it stands in place of what the file gives. */
  readonly facts?: Partial<Facts>;
}): Route[] {
  const facts: Facts = { ...factsOf(input), ...input.facts };
  return facts.territories.length === 0 ? [] : routesFor(facts);
}

/** The ways for given facts; see `findRoutes`. */
export function routesFor(facts: Facts): Route[] {
  const court = jurisdictionFor(facts);
  return [...courtRoutes(facts, court), ...bodies(facts), ...nationalCourts(facts), ...otherWays(facts)];
}

/** A way is shut where a condition fails, open where those that must be met are, and otherwise open if the rest follows. */
function stateOfWay(conditions: readonly Condition[], needed: readonly Condition[]): Route['state'] {
  if (conditions.some(({ state }) => state === 'not-met')) return 'shut';
  return needed.every(({ state }) => state === 'met') ? 'open' : 'open-if';
}

function courtRoutes(facts: Facts, { conditions: on, amendments, onlyAmended, land, given }: Jurisdiction): Route[] {
  const { territories } = facts;
  const where = territories.map(nameOf).join(', ');
  const votes = draftsToRefer(facts);
  const admissible = [on.complementarity, on.neBisInIdem, on.gravity, on.interests, on.deferral];
  const shared = [on.subjectMatter, on.court, on.adult, ...(onlyAmended ? amendments : [])];
  const accepted = [on.territory, on.nationality, on.state, on.withdrawal];
  // Territory or nationality: one of the two suffices, so a way fails on them only where both do.
  const decisive = (extra: readonly Condition[]) => [
    ...shared,
    ...admissible,
    ...extra,
    ...(given ? [] : [on.territory, on.state]),
  ];
  const shutBecause = given
    ? 'a condition that is not met stands in the way'
    : `neither ${where} nor a State of those named had accepted the Court for this time`;
  const byState = stateOfWay(decisive([]), [on.stateReferral, ...(given ? [on.state] : [on.territory])]);
  const ownMotion = stateOfWay(decisive([]), [on.authorisation, ...(given ? [on.state] : [on.territory])]);
  const referred = on.councilReferral.state === 'met';
  const stopped = [...shared, ...admissible].some(({ state }) => state === 'not-met');
  const declared = land.some(({ state }) => state === 'declaration');
  const landGiven = on.territory.state === 'met';
  return [
    {
      id: 'icc.13a',
      title: 'Referral by a State Party to the Prosecutor of the International Criminal Court',
      article: 'Rome Statute, Arts 13(a), 14',
      state: byState,
      conditions: [on.subjectMatter, on.court, ...accepted, on.stateReferral, on.adult, ...amendments, ...admissible],
      next:
        byState === 'shut'
          ? `A State Party can refer only what the Court may hear, and ${shutBecause}.`
          : byState === 'open'
            ? 'The Prosecutor can act on the referral; no judge need authorise the investigation.'
            : 'Any State Party can refer the situation; no judge need authorise the investigation.',
    },
    {
      id: 'icc.13b',
      title: 'Referral by the Security Council',
      article: 'Rome Statute, Art. 13(b); UN Charter, Chapter VII and Art. 27(3)',
      state: stopped ? 'shut' : referred ? 'open' : 'open-if',
      conditions: [
        on.subjectMatter,
        on.court,
        {
          ...on.councilReferral,
          facts: [...votes, 'Neither territory nor nationality of a State Party is needed on this way.'],
        },
        on.adult,
        ...admissible,
      ],
      next: stopped
        ? 'Whatever the Council does, a condition that is not met stands in the way.'
        : referred
          ? 'The Prosecutor can act on the referral.'
          : 'Any member of the Council can table a draft under Chapter VII; a negative vote of a permanent member or fewer than nine in favour stops it.',
    },
    {
      id: 'icc.13c',
      title: 'The Prosecutor’s own motion',
      article: 'Rome Statute, Arts 13(c), 15, 53',
      state: ownMotion,
      conditions: [on.subjectMatter, on.court, ...accepted, on.authorisation, on.adult, ...amendments, ...admissible],
      next:
        ownMotion === 'shut'
          ? `Information can be sent at any time, but as it stands ${shutBecause}.`
          : 'Anyone can send the Prosecutor information (an Article 15 communication): its seriousness must be analysed and the senders told if there is no basis; it creates no duty to investigate.',
    },
    {
      id: 'icc.12_3',
      title: 'Acceptance of the Court by the State of the territory or of those responsible',
      article: 'Rome Statute, Art. 12(3)',
      state: declared ? 'open' : landGiven || on.court.state === 'not-met' ? 'shut' : 'open-if',
      conditions: [
        on.court,
        condition(
          'declaration',
          declared ? 'met' : 'not-met',
          declared
            ? 'A declaration covers the conduct.'
            : landGiven
              ? 'The State of the territory is a party, so no declaration is needed.'
              : `No declaration of ${where} that covers the conduct is known here (table of ${partiesAsOf}).`,
          ...land.map(({ because }) => because),
        ),
      ],
      next: `The Government of ${where} can lodge a declaration with the Registrar; it gives jurisdiction and starts nothing by itself: a referral or the Prosecutor’s own motion must follow.`,
    },
    {
      id: 'icc.12_2_b',
      title: 'Nationals of States Parties among those responsible',
      article: 'Rome Statute, Art. 12(2)(b)',
      state: stopped ? 'shut' : 'open-if',
      conditions: [
        on.court,
        on.nationality,
        condition('person_named', 'unknown', 'It reaches only the persons who hold such a nationality, whoever else took part.'),
        on.adult,
      ],
      next:
        on.nationality.state === 'met'
          ? 'Name the persons and their part; a State Party can refer, or the Prosecutor can ask a Pre-Trial Chamber.'
          : 'Look for foreign fighters, commanders or suppliers who hold the nationality of a State Party.',
    },
  ];
}

/** Drafts to refer a territory to the Court, with what came of them. */
function draftsToRefer({ territories }: Facts): string[] {
  return territories.flatMap((iso) =>
    votesOn(nameOf(iso))
      .filter((vote) => /referral/i.test(vote.topic))
      .map(
        (vote) =>
          `A draft to refer it, ${vote.draft} of ${vote.date}, had ${vote.inFavour} in favour and was ${vote.outcome}${vote.vetoedBy.length > 0 ? ` by ${vote.vetoedBy.join(' and ')}` : ''}.`,
      ),
  );
}

/** Bodies of the United Nations that collect evidence or establish facts, and do not prosecute. */
function bodies(facts: Facts): Route[] {
  const { territories, first, last } = facts;
  const to = last ?? first;
  const span = `Conduct: ${first ?? '?'} to ${last ?? '?'}.`;
  const since = (day: string): Condition['state'] => (to === null ? 'unknown' : to >= day ? 'met' : 'not-met');
  const open = (state: Condition['state']): Route['state'] =>
    state === 'met' ? 'open' : state === 'unknown' ? 'open-if' : 'shut';
  const routes: Route[] = [];
  if (territories.includes('SYR')) {
    const time = since('2011-03-01');
    routes.push(
      {
        id: 'iiim',
        title: 'International, Impartial and Independent Mechanism for Syria',
        article: 'General Assembly resolution 71/248 of 21 December 2016',
        state: open(time),
        conditions: [
          condition(
            'crime_in_syria_since_2011',
            time,
            'It looks at crimes in Syria since March 2011, also those before it was set up.',
            span,
            'Set up on 21 December 2016, by 105 votes to 15 with 52 abstentions.',
          ),
          condition(
            'no_court',
            'unknown',
            'It collects and prepares files for courts; it does not prosecute and issues no warrants.',
          ),
        ],
        next: 'Evidence can be offered to it, with its metadata and chain of custody (details unconfirmed); courts with jurisdiction ask it for files.',
      },
      {
        id: 'coi',
        title: 'Commission of Inquiry of the Human Rights Council on Syria',
        article: 'Human Rights Council resolution S-17/1 of 22 August 2011 (date unconfirmed)',
        state: open(time),
        conditions: [
          condition(
            'mandate',
            time,
            'It establishes facts by the standard of reasonable grounds to believe; it does not prosecute.',
            span,
          ),
        ],
        next: 'Information can be sent to it; its reports can found referrals and national cases.',
      },
    );
  } else
    routes.push({
      id: 'coi',
      title: 'A commission of inquiry or fact-finding mission of the Human Rights Council',
      article: 'Resolution of the Human Rights Council',
      state: 'open-if',
      conditions: [
        condition(
          'mandate',
          'unknown',
          'The Council must set one up, or one whose mandate covers the conduct must be at work; it establishes facts by the standard of reasonable grounds to believe and does not prosecute.',
        ),
      ],
      next: 'Any State can table a resolution in the Human Rights Council.',
    });
  if (territories.includes('MMR')) {
    const time = since('2011-01-01');
    routes.push({
      id: 'iimm',
      title: 'Independent Investigative Mechanism for Myanmar',
      article: 'Human Rights Council resolution 39/2 of 27 September 2018 (unconfirmed)',
      state: open(time),
      conditions: [
        condition('crime_in_myanmar_since_2011', time, 'It looks at crimes in Myanmar since 2011 (unconfirmed).', span),
      ],
      next: 'Evidence can be offered to it.',
    });
  }
  return routes;
}

function nationalCourts(facts: Facts): Route[] {
  const { first, last, international = 'not-assessed' } = facts;
  const to = last ?? first;
  const since = to === null ? 'unknown' : to >= '2002-06-30' ? 'met' : 'not-met';
  return [
    {
      id: 'uj.de',
      title: 'Germany: universal jurisdiction',
      article: 'Code of Crimes against International Law (VStGB), s. 1 (number unconfirmed)',
      state: since === 'not-met' ? 'shut' : 'open-if',
      conditions: [
        condition(
          'conduct_since',
          since,
          'Conduct on or after 30 June 2002 (unconfirmed).',
          `Conduct: ${first ?? '?'} to ${last ?? '?'}.`,
        ),
        condition(
          'no_link_needed',
          'met',
          'The code applies to genocide, crimes against humanity and war crimes without a link to Germany.',
        ),
        condition(
          'discretion',
          'unknown',
          'The prosecutor may decline where no suspect is present or expected and no victim is German (StPO s. 153f, unconfirmed).',
        ),
      ],
      next: 'A complaint with the evidence can go to the Federal Prosecutor, above all where a suspect or victims live there.',
    },
    {
      id: 'uj.fr',
      title: 'France: universal jurisdiction',
      article: 'Code de procédure pénale, Art. 689-11 (unconfirmed)',
      state: 'open-if',
      conditions: [
        condition('link', 'unknown', 'The suspect must live in France or have a sufficient link to it (unconfirmed).'),
        condition('prosecutor', 'unknown', 'Only the public prosecutor can set it in motion (unconfirmed).'),
      ],
      next: 'Find out whether a suspect lives in France, and write to the war-crimes unit.',
    },
    {
      id: 'uj.se',
      title: 'Sweden: universal jurisdiction',
      article: 'Act 2014:406 and Criminal Code, ch. 2 s. 3 (unconfirmed)',
      state: 'open-if',
      conditions: [
        condition('no_link_needed', 'unknown', 'No link to Sweden is asked for (unconfirmed).'),
        condition('authorisation', 'unknown', 'Prosecution must be authorised (unconfirmed).'),
      ],
      next: 'A complaint with the evidence can go to the war-crimes unit.',
    },
    {
      id: 'uj.gc',
      title: 'Grave breaches: every party must search for and try, or hand over',
      article: 'Geneva Conventions I to IV, Arts 49, 50, 129, 146',
      state: international === 'unsupported' ? 'shut' : 'open-if',
      conditions: [
        condition(
          'international_conflict',
          international === 'supported' ? 'met' : international === 'unsupported' ? 'not-met' : 'unknown',
          international === 'supported' || international === 'contested'
            ? 'Grave breaches exist only in an international armed conflict; claims of the file speak of force between States.'
            : 'Grave breaches exist only in an international armed conflict, of which the file does not speak.',
        ),
      ],
      next: 'Show that two States fought each other there, or that one occupied; then any State in which a suspect is found must act, of whatever nationality.',
    },
  ];
}

function otherWays(facts: Facts): Route[] {
  const { territories, last, first } = facts;
  const where = territories.map(nameOf).join(', ');
  const until = facts.asked ?? `${(last ?? first ?? '9999').slice(0, 4)}-12-31`;
  const vetoes = territories.flatMap((iso) => votesOn(nameOf(iso)).filter((vote) => vote.outcome === 'vetoed'));
  const before = vetoes.filter((vote) => vote.date <= until);
  const since2022 = vetoes.filter((vote) => vote.date >= '2022-04-26');
  const says = (vote: (typeof vetoes)[number]) => `${vote.draft} of ${vote.date} was vetoed by ${vote.vetoedBy.join(' and ')}.`;
  return [
    {
      id: 'ufp',
      title: 'The General Assembly where the Council is blocked',
      article: 'Resolution 377 (V) A, Uniting for Peace, 3 November 1950',
      state: 'open-if',
      conditions: [
        condition(
          'threat_to_peace',
          'unknown',
          'A threat to the peace, a breach of the peace or an act of aggression must appear.',
        ),
        condition(
          'council_fails_to_act',
          before.length > 0 ? 'met' : 'unknown',
          'The Council fails to act because its permanent members are not unanimous.',
          ...before.slice(-3).map(says),
        ),
        condition(
          'recommendation_only',
          'met',
          'It can recommend and set up bodies that collect evidence; it cannot refer a situation to the Court.',
        ),
      ],
      next: 'Nine members of the Council, by a vote without veto, or a majority of the Assembly can call an emergency special session (numbers unconfirmed).',
    },
    {
      id: 'veto_initiative',
      title: 'Debate of the General Assembly after a veto',
      article: 'General Assembly resolution 76/262 of 26 April 2022',
      // A debate follows each veto within days: that there were some since 2022 opens none today.
      state: 'open-if',
      conditions: [
        condition(
          'veto_since_2022',
          'unknown',
          'A draft on it must be vetoed: the Assembly then meets within ten working days (unconfirmed). The rule is of 26 April 2022 and looks at no earlier veto.',
          ...since2022.slice(-3).map((vote) => `${says(vote)} Its debate is over.`),
        ),
      ],
      next: 'Any State can speak and propose in such a debate; it begins no investigation by itself.',
    },
    {
      id: 'icj',
      title: 'Responsibility of a State before the International Court of Justice',
      article: 'For example Genocide Convention, Art. IX; Convention against Torture, Art. 30 (unconfirmed)',
      state: 'open-if',
      conditions: [
        condition('both_bound', 'unknown', 'Both States must be bound by a clause that gives that court jurisdiction.'),
        condition('no_individuals', 'met', 'It judges States and tries nobody.'),
      ],
      next: `A State bound by the same convention can bring a case against ${where} or another State responsible.`,
    },
    {
      id: 'hybrid',
      title: 'A special tribunal by agreement',
      article: 'Agreement between the United Nations or a regional body and the State concerned (unconfirmed)',
      state: 'open-if',
      conditions: [condition('agreement', 'unknown', `It needs the agreement of ${where}.`)],
      next: 'Keep evidence so that a later tribunal can use it.',
    },
  ];
}
