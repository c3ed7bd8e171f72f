import type { Claim, Entity, EntityKind, Harm, Mention } from './claim.ts';
import type { Findings } from './findings.ts';
import { digestOf, idFrom } from './ids.ts';
import type { ClaimId, Digest, EntityId } from './ids.ts';
import type { Dispute, Incident } from './incident.ts';
import type { Block, Reading, Span } from './reading.ts';
import type { Source } from './source.ts';
import { blankClaim, blankHarm, blankReading, blankVote, blankWhere, publishedOn } from './testing/blank.ts';
import type { Where } from './values/place.ts';
import type { When } from './values/when.ts';

// A small file on an invented war, for tests of rooms that show findings rather than make them. Nothing in it is true of anyone.

const north = `Clinic in Karsa struck as council vote fails

By Ilse Maran, Velmar Courier

KARSA, 14 May 2031 — At least seven people were killed when shells hit the Orlan clinic in Karsa on Tuesday morning, two nurses said.

"They fired on us while we were carrying the wounded," said Dora Pell, a nurse at the clinic. She blamed the army of Velmar.

The defence ministry of Velmar denied that its guns had fired on the town.

Residents said that between 20 and 30 people were wounded, five of them children.

The Assembly of Nations failed to adopt a draft written by Tessaly that called for a truce. Nine of thirteen members voted in favour and Velmar vetoed it.

Velmar offered safe passage to fighters who leave Karsa with their personal weapons, its news agency VNA reported, citing a military source.

Foreign minister Anton Reve is to travel to Ostrava Bay next week.

More from the region

Harvest festival draws record crowds
`;

const south = `Dispute over dead in Karsa

Four people died in the attack on the Orlan clinic, the health office of Karsa said on 15 May 2031.

The rebel Council of the South said that the army of Velmar had shelled the clinic from Mount Ister. It called the shelling a war crime.

More than 120 civilians, among them 31 children, have been killed in Karsa since the offensive began on 2 May, according to the monitoring group Lantern.

Foreign minister Anton Reve will arrive in Ostrava Bay on Friday, his office said.
`;

const hex = (text: string): Digest => digestOf(text);

function block(text: string, words: string, kind: Block['kind']): Block {
  const from = text.indexOf(words);
  return { kind, from, to: from + words.length, page: null };
}

function reading(
  text: string,
  title: string,
  publisher: string | null,
  published: string | null,
  furniture: string | null,
): Reading {
  const blocks: Block[] = text
    .split('\n\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => block(text, part, part === title ? 'title' : part.startsWith('By ') ? 'byline' : 'paragraph'));
  const first = furniture === null ? text.length : text.indexOf(furniture);
  const span = (words: string): Span => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
  const about: Reading['about'] = {
    title: { value: title, span: span(title), where: 'first line' },
    byline: text.includes('By Ilse Maran') ? { value: 'Ilse Maran', span: span('Ilse Maran'), where: 'visible line' } : null,
    publisher: publisher === null ? null : { value: publisher, span: null, where: 'visible line' },
    published: published === null ? null : { ...publishedOn(published), where: 'dateline' },
    updated: null,
    address: null,
    language: { code: 'en', confidence: 0.99 },
  };
  return {
    ...blankReading(text, about),
    blocks: blocks.map((b) => (b.from >= first ? { ...b, kind: 'furniture' } : b)),
    furniture: furniture === null ? [] : [{ kind: 'related', from: first, to: text.trimEnd().length }],
    method: { rule: 'plain', version: '1', confidence: 1 },
  };
}

const first = reading(
  north,
  'Clinic in Karsa struck as council vote fails',
  'Velmar Courier',
  '2031-05-14',
  'More from the region',
);
const second = reading(south, 'Dispute over dead in Karsa', null, '2031-05-15', null);
const copy = reading(
  north.replace('Velmar Courier', 'Eastern Post'),
  'Clinic in Karsa struck as council vote fails',
  'Eastern Post',
  '2031-05-14',
  'More from the region',
);

const names: readonly (readonly [string, EntityKind, string | null])[] = [
  ['Dora Pell', 'person', null],
  ['Army of Velmar', 'armed-group', 'VLM'],
  ['Defence Ministry of Velmar', 'organisation', 'VLM'],
  ['Velmar', 'state', 'VLM'],
  ['Council of the South', 'armed-group', null],
  ['Lantern', 'organisation', null],
  ['Anton Reve', 'person', 'VLM'],
  ['Assembly of Nations', 'organisation', null],
  ['Tessaly', 'state', 'TSY'],
  ['VNA', 'organisation', 'VLM'],
  ['Orlan clinic', 'facility', null],
];
const entityId = (name: string): EntityId => idFrom('entity', name);

/** A claim with its words looked up in the text, so that no offset is written by hand. */
function writer(of: Reading) {
  const span = (words: string, within?: string): Span => {
    const start = within === undefined ? 0 : of.text.indexOf(within);
    const from = of.text.indexOf(words, start);
    if (from < 0) throw new RangeError(`"${words}" does not stand in the invented text.`);
    return { from, to: from + words.length };
  };
  const mention = (words: string, name: string, within?: string): Mention => ({
    ...span(words, within),
    entity: names.some(([known]) => known === name) ? entityId(name) : null,
    name,
  });
  const day = (words: string, date: string, within?: string): When => ({
    first: date,
    last: date,
    precision: 'day',
    text: span(words, within),
    anchor: 'publication',
  });
  const place = (words: string, name: string, at: readonly [number, number, number] | null, within?: string): Where => {
    const [lat = null, lon = null, radiusMetres = null] = at ?? [];
    return blankWhere(span(words, within), {
      name,
      lat,
      lon,
      radiusMetres,
      within: ['Velmar'],
      gazetteer: at ? 'invented:1' : null,
    });
  };
  const harm = (words: string, rest: Partial<Harm>, within?: string): Harm => blankHarm(span(words, within), rest);
  const claim = (
    words: string,
    kind: Claim['kind'],
    { voice, ...rest }: Partial<Omit<Claim, 'voice'>> & { voice?: Partial<Claim['voice']> },
  ): Claim => {
    const blank = blankClaim(of, span(words));
    const method = { rule: 'invented', version: '1', confidence: 0.8 };
    return { ...blank, id: idFrom('claim', of.id, words, kind), kind, method, ...rest, voice: { ...blank.voice, ...voice } };
  };
  return { span, mention, day, place, harm, claim };
}

const karsa = [44.31, 61.84, 4000] as const;

function claimsOf(of: Reading): readonly Claim[] {
  const { span, mention, day, place, harm, claim } = writer(of);
  const attack =
    'At least seven people were killed when shells hit the Orlan clinic in Karsa on Tuesday morning, two nurses said.';
  const blamed = 'She blamed the army of Velmar.';
  const denied = 'The defence ministry of Velmar denied that its guns had fired on the town.';
  const hurt = 'Residents said that between 20 and 30 people were wounded, five of them children.';
  const vote =
    'The Assembly of Nations failed to adopt a draft written by Tessaly that called for a truce. Nine of thirteen members voted in favour and Velmar vetoed it.';
  const offer = 'Velmar offered safe passage to fighters who leave Karsa with their personal weapons';
  const visit = 'Foreign minister Anton Reve is to travel to Ostrava Bay next week.';
  const quoted = '"They fired on us while we were carrying the wounded," said Dora Pell, a nurse at the clinic.';
  const votes = blankVote({
    body: 'Assembly of Nations',
    item: 'draft that called for a truce',
    drafters: [mention('Tessaly', 'Tessaly')],
    inFavour: 9,
    members: 13,
    vetoedBy: [mention('Velmar', 'Velmar', 'favour and')],
    outcome: 'vetoed',
  });
  return [
    claim('Clinic in Karsa struck', 'attack', {
      voice: { manner: 'headline' },
      trigger: span('struck'),
      where: place('Karsa', 'Karsa', karsa),
      targets: [{ ...mention('Clinic', 'Orlan clinic'), class: 'medical-facility' }],
    }),
    claim(attack, 'attack', {
      detail: 'shelling',
      voice: {
        manner: 'indirect',
        speaker: mention('two nurses', 'two nurses'),
        cue: { ...span('said', 'nurses said'), lemma: 'say' },
      },
      stance: 'reported',
      trigger: span('hit the Orlan'),
      when: day('Tuesday morning', '2031-05-13'),
      where: place('Karsa', 'Karsa', karsa, attack),
      targets: [{ ...mention('Orlan clinic', 'Orlan clinic'), class: 'medical-facility' }],
      weapons: [{ ...mention('shells', 'shells'), class: 'artillery' }],
      harms: [harm('At least seven people', { min: 7, hedge: 'at least' })],
    }),
    claim(quoted, 'attack', {
      voice: {
        manner: 'direct',
        speaker: mention('Dora Pell', 'Dora Pell'),
        cue: { ...span('said', 'wounded," said'), lemma: 'say' },
        content: span('They fired on us while we were carrying the wounded'),
      },
      trigger: span('fired on us'),
    }),
    claim(blamed, 'accusation', {
      voice: { manner: 'indirect', speaker: mention('She', 'Dora Pell'), cue: { ...span('blamed'), lemma: 'blame' } },
      stance: 'alleged',
      actors: [{ ...mention('army of Velmar', 'Army of Velmar'), role: 'attacker' }],
    }),
    claim(denied, 'denial', {
      voice: {
        manner: 'indirect',
        speaker: mention('The defence ministry of Velmar', 'Defence Ministry of Velmar'),
        cue: { ...span('denied'), lemma: 'deny' },
        content: span('its guns had fired on the town'),
      },
      stance: 'denied',
      factuality: 'did-not-happen',
      actors: [{ ...mention('its guns', 'Army of Velmar'), role: 'attacker' }],
    }),
    claim(hurt, 'injury', {
      voice: {
        manner: 'indirect',
        speaker: mention('Residents', 'residents'),
        cue: { ...span('said', 'Residents said'), lemma: 'say' },
      },
      stance: 'reported',
      trigger: span('wounded', hurt),
      harms: [
        harm('between 20 and 30 people', { outcome: 'injured', min: 20, max: 30, hedge: 'between' }),
        harm('five of them children', { outcome: 'injured', class: 'child', min: 5, max: 5, partOf: 0 }),
      ],
    }),
    claim(vote, 'vote', {
      trigger: span('failed to adopt'),
      vote: votes,
      when: { first: null, last: '2031-05-14', precision: 'vague', text: null, anchor: null },
    }),
    claim(offer, 'offer', {
      voice: { manner: 'indirect', speaker: mention('a military source', 'a military source'), via: mention('VNA', 'VNA') },
      stance: 'reported',
      factuality: 'offered',
      trigger: span('offered'),
      actors: [{ ...mention('Velmar', 'Velmar', offer), role: 'offering' }],
      when: day('14 May 2031', '2031-05-14'),
    }),
    claim(visit, 'visit', {
      factuality: 'planned',
      trigger: span('is to travel'),
      when: { first: '2031-05-18', last: '2031-05-24', precision: 'week', text: span('next week'), anchor: 'publication' },
      actors: [{ ...mention('Anton Reve', 'Anton Reve'), role: 'visitor' }],
      where: place('Ostrava Bay', 'Ostrava Bay', null),
    }),
  ];
}

function laterClaims(): readonly Claim[] {
  const { span, mention, day, place, harm, claim } = writer(second);
  const since: When = {
    first: '2031-05-02',
    last: null,
    precision: 'day',
    text: span('since the offensive began on 2 May'),
    anchor: 'stated',
  };
  return [
    claim('Four people died in the attack on the Orlan clinic, the health office of Karsa said on 15 May 2031.', 'attack', {
      voice: {
        manner: 'indirect',
        speaker: mention('the health office of Karsa', 'health office of Karsa'),
        cue: { ...span('said on'), lemma: 'say' },
      },
      stance: 'reported',
      trigger: span('attack on'),
      where: place('Karsa', 'Karsa', karsa, 'health office'),
      targets: [{ ...mention('Orlan clinic', 'Orlan clinic'), class: 'medical-facility' }],
      harms: [harm('Four people', { min: 4, max: 4 })],
    }),
    claim('The rebel Council of the South said that the army of Velmar had shelled the clinic from Mount Ister.', 'attack', {
      detail: 'shelling',
      voice: {
        manner: 'indirect',
        speaker: mention('The rebel Council of the South', 'Council of the South'),
        cue: { ...span('said', 'South said'), lemma: 'say' },
      },
      stance: 'alleged',
      trigger: span('shelled'),
      actors: [{ ...mention('the army of Velmar', 'Army of Velmar'), role: 'attacker' }],
      targets: [{ ...mention('the clinic', 'Orlan clinic'), class: 'medical-facility' }],
    }),
    claim('It called the shelling a war crime.', 'characterisation', {
      voice: {
        manner: 'characterisation',
        speaker: mention('It', 'Council of the South'),
        cue: { ...span('called'), lemma: 'call' },
      },
    }),
    claim(
      'More than 120 civilians, among them 31 children, have been killed in Karsa since the offensive began on 2 May, according to the monitoring group Lantern.',
      'killing',
      {
        voice: { manner: 'indirect', speaker: mention('the monitoring group Lantern', 'Lantern') },
        stance: 'reported',
        trigger: span('have been killed'),
        when: {
          first: '2031-05-02',
          last: '2031-05-15',
          precision: 'day',
          text: span('since the offensive began on 2 May'),
          anchor: 'stated',
        },
        where: place('Karsa', 'Karsa', karsa, 'killed in'),
        harms: [
          harm('More than 120 civilians', { class: 'civilian', min: 121, hedge: 'more than', scope: 'cumulative', since }),
          harm('31 children', { class: 'child', min: 31, max: 31, partOf: 0, scope: 'cumulative', since }),
        ],
      },
    ),
    claim('Foreign minister Anton Reve will arrive in Ostrava Bay on Friday, his office said.', 'visit', {
      voice: {
        manner: 'indirect',
        speaker: mention('his office', 'office of Anton Reve'),
        cue: { ...span('said', 'office said.'), lemma: 'say' },
      },
      factuality: 'planned',
      trigger: span('will arrive'),
      when: day('Friday', '2031-05-16'),
      actors: [{ ...mention('Anton Reve', 'Anton Reve'), role: 'visitor' }],
      where: place('Ostrava Bay', 'Ostrava Bay', null),
    }),
  ];
}

/** Three reports (one a copy of another) on an invented war, with claims, incidents, disputes, elements, routes and one review. */
export function inventedFindings(): Findings {
  const readings = [first, copy, second];
  const paths = ['courier/clinic.txt', 'post/clinic-copy.txt', 'notes/dispute.txt'];
  const sources: Source[] = readings.map((each, index) => ({
    id: idFrom('source', each.object, paths[index]!),
    object: each.object,
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode(each.text).length,
    at: `2031-05-1${6 + index}T08:30:00.000Z`,
    from: paths[index]!,
    inside: null,
  }));
  const early = claimsOf(first);
  const copied = claimsOf(copy);
  const late = laterClaims();
  const claims = [...early, ...copied, ...late];
  const ids = (...list: readonly (Claim | undefined)[]): ClaimId[] => list.flatMap((c) => (c ? [c.id] : []));
  const both = (index: number): ClaimId[] => ids(early[index], copied[index]);
  const origins = [
    {
      id: idFrom('origin', sources[0]!.id),
      sources: [sources[0]!.id, sources[1]!.id],
      because: [
        {
          kind: 'near-copy' as const,
          what: 'The two texts share 98 % of their words in order.',
          source: sources[1]!.id,
          span: null,
        },
      ],
    },
    {
      id: idFrom('origin', sources[2]!.id),
      sources: [sources[2]!.id],
      because: [{ kind: 'alone' as const, what: 'No other source repeats it.', source: null, span: null }],
    },
  ];
  const support = (...from: number[]) => ({
    origins: [...new Set(from.map((at) => origins[at === 2 ? 1 : 0]!.id))],
    sources: from.map((at) => sources[at]!.id),
    kinds: { witness: from.length },
  });
  const attackClaims = [
    ...both(0),
    ...both(1),
    ...both(2),
    ...both(3),
    ...both(4),
    ...both(5),
    ...ids(late[0], late[1], late[2]),
  ];
  const attackId = idFrom('incident', attackClaims[0]!);
  const counts: Dispute = {
    id: idFrom('dispute', 'count', attackId),
    kind: 'count',
    incident: attackId,
    claims: [both(1), ids(late[0])],
    what: 'At least 7 killed, or 4 killed.',
    severity: 'high',
  };
  const denial: Dispute = {
    id: idFrom('dispute', 'denial', attackId),
    kind: 'denial',
    incident: attackId,
    claims: [[...both(3), ...ids(late[1])], both(4)],
    what: 'The army of Velmar is said to have fired on the town; its defence ministry denies it.',
    severity: 'medium',
  };
  const visitClaims = [...both(8), ...ids(late[4])];
  const visitId = idFrom('incident', visitClaims[0]!);
  const time: Dispute = {
    id: idFrom('dispute', 'time', visitId),
    kind: 'time',
    incident: visitId,
    claims: [both(8), ids(late[4])],
    what: 'The visit is planned for 18 to 24 May, or for 16 May.',
    severity: 'low',
  };
  const empty = { whenClaim: null, whereClaim: null, tally: [], attribution: [], disputes: [], vote: null } as const;
  const toll = { scope: 'incident' as const, since: null, attributedTo: [], partOf: null };
  const incidents: Incident[] = [
    {
      ...empty,
      id: attackId,
      shelf: 'incident',
      kind: 'attack',
      title: 'Attack on a medical facility, Karsa, 13 May 2031',
      claims: attackClaims,
      when: early[1]!.when,
      where: early[1]!.where,
      whenClaim: early[1]!.id,
      whereClaim: early[1]!.id,
      support: support(0, 1, 2),
      grade: 'contested',
      gradeBecause: 'Two independent origins tell of it; the party named denies it.',
      tally: [
        {
          ...toll,
          outcome: 'killed',
          class: 'unknown',
          min: 4,
          max: null,
          best: null,
          rule: 'no figure when the sources cannot all be right',
          from: both(1),
          dissent: ids(late[0]),
        },
        {
          ...toll,
          outcome: 'injured',
          class: 'unknown',
          min: 20,
          max: 30,
          best: 20,
          rule: 'the lowest figure of the only origin',
          from: both(5),
          dissent: [],
        },
        {
          ...toll,
          outcome: 'injured',
          class: 'child',
          min: 5,
          max: 5,
          best: 5,
          partOf: 1,
          rule: 'the only figure',
          from: both(5),
          dissent: [],
        },
      ],
      attribution: [
        {
          entity: entityId('Army of Velmar'),
          name: 'Army of Velmar',
          accusedBy: [
            { speaker: 'Dora Pell', claim: early[3]!.id },
            { speaker: 'Council of the South', claim: late[1]!.id },
          ],
          deniedBy: [{ speaker: 'Defence Ministry of Velmar', claim: early[4]!.id }],
          basis: ['said to have fired from Mount Ister'],
          origins: 2,
        },
      ],
      disputes: [counts.id, denial.id],
    },
    {
      ...empty,
      id: idFrom('incident', late[3]!.id),
      shelf: 'incident',
      kind: 'killing',
      title: 'Killings, Karsa, 2 to 15 May 2031',
      claims: ids(late[3]),
      when: late[3]!.when,
      where: late[3]!.where,
      whenClaim: late[3]!.id,
      whereClaim: late[3]!.id,
      support: support(2),
      grade: 'weak',
      gradeBecause: 'One origin tells of it.',
      tally: [
        {
          ...toll,
          outcome: 'killed',
          class: 'civilian',
          scope: 'cumulative',
          since: late[3]!.harms[0]!.since,
          min: 121,
          max: null,
          best: 121,
          rule: 'the only figure',
          from: ids(late[3]),
          dissent: [],
        },
        {
          ...toll,
          outcome: 'killed',
          class: 'child',
          scope: 'cumulative',
          since: late[3]!.harms[0]!.since,
          partOf: 0,
          min: 31,
          max: 31,
          best: 31,
          rule: 'the only figure',
          from: ids(late[3]),
          dissent: [],
        },
      ],
    },
    {
      ...empty,
      id: idFrom('incident', early[6]!.id),
      shelf: 'record',
      kind: 'vote',
      title: 'Vote of the Assembly of Nations on a truce',
      claims: both(6),
      when: early[6]!.when,
      where: null,
      support: support(0, 1),
      grade: 'weak',
      gradeBecause: 'One origin tells of it.',
      vote: {
        ...early[6]!.vote!,
        drafters: ['Tessaly'],
        vetoedBy: ['Velmar'],
        opposedBy: [],
        abstainedBy: [],
        supportedBy: [],
      },
    },
    {
      ...empty,
      id: idFrom('incident', early[7]!.id),
      shelf: 'record',
      kind: 'offer',
      title: 'Offer of safe passage by Velmar, 14 May 2031',
      claims: both(7),
      when: early[7]!.when,
      where: null,
      support: support(0, 1),
      grade: 'weak',
      gradeBecause: 'One origin tells of it, by way of an agency of the party that offers.',
    },
    {
      ...empty,
      id: visitId,
      shelf: 'record',
      kind: 'visit',
      title: 'Visit of Anton Reve to Ostrava Bay, planned',
      claims: visitClaims,
      when: { first: '2031-05-16', last: '2031-05-24', precision: 'week', text: null, anchor: null },
      where: null,
      support: support(0, 1, 2),
      grade: 'contested',
      gradeBecause: 'The sources differ on the time.',
      disputes: [time.id],
    },
  ];
  const entities: Entity[] = names.map(([name, kind, state]) => ({
    id: entityId(name),
    kind,
    name,
    aliases: name === 'Army of Velmar' ? ['the army of Velmar', 'its guns'] : [],
    state,
    mentions: claims.flatMap((c) =>
      [c.voice.speaker, c.voice.via, ...c.actors, ...c.targets]
        .filter((m): m is Mention => m !== null && m.entity === entityId(name))
        .map((m) => ({ reading: c.reading, from: m.from, to: m.to, form: 'name' as const })),
    ),
  }));
  return {
    sources,
    readings,
    entities,
    claims,
    origins,
    incidents,
    disputes: [counts, denial, time],
    relations: [
      { kind: 'agree', claims: [early[1]!.id, copied[1]!.id], because: 'The same words.' },
      { kind: 'contradict', claims: [early[1]!.id, late[0]!.id], because: 'At least 7 and 4 cannot both be true.' },
    ],
    assessments: [
      {
        incident: attackId,
        crime: 'rs.8.2.e.ii',
        title: 'Attacking objects or persons using the distinctive emblems',
        article: 'Article 8(2)(e)(ii)',
        conflict: 'non-international',
        elements: [
          {
            id: 'conduct',
            question: 'Was an attack directed against a medical unit?',
            kind: 'material',
            article: 'Elements of Crimes, 8(2)(e)(ii), 1',
            state: 'contested',
            for: [...both(1), ...ids(late[1])],
            against: both(4),
            missing: ['Which unit fired, and at what?'],
            because: 'Two origins say that the clinic was shelled; the ministry denies it.',
          },
          {
            id: 'emblem',
            question: 'Did the clinic use a distinctive emblem?',
            kind: 'material',
            article: 'Elements of Crimes, 8(2)(e)(ii), 2',
            state: 'not-assessed',
            for: [],
            against: [],
            missing: ['Was an emblem shown on the roof or at the gate?'],
            because: 'No claim speaks of an emblem.',
          },
          {
            id: 'intent',
            question: 'Did the perpetrator intend the attack on it?',
            kind: 'mental',
            article: 'Article 30',
            state: 'unsupported',
            for: [],
            against: [],
            missing: ['What did the gunners know of the target?'],
            because: 'No claim speaks of what was known.',
          },
        ],
      },
    ],
    routes: [
      {
        id: 'referral-by-council',
        title: 'Referral by the Security Council',
        article: 'Article 13(b)',
        state: 'shut',
        conditions: [
          {
            id: 'no-veto',
            state: 'not-met',
            because: 'The draft was vetoed.',
            facts: ['Vote of the Assembly of Nations on a truce'],
          },
        ],
        next: 'A member may table another draft.',
      },
      {
        id: 'acceptance',
        title: 'Acceptance by the State where it happened',
        article: 'Article 12(3)',
        state: 'open-if',
        conditions: [
          { id: 'declaration', state: 'unknown', because: 'No source says whether a declaration was lodged.', facts: [] },
        ],
        next: 'Ask the Registry whether Velmar has lodged a declaration.',
      },
    ],
    voteChecks: [
      {
        incident: idFrom('incident', early[6]!.id),
        item: null,
        outcomeByRule: 'vetoed',
        recorded: null,
        state: 'incomplete',
        because: [
          {
            rule: 'a veto defeats a draft',
            what: 'Velmar is said to have vetoed it; nine votes would have been enough.',
            claims: both(6),
          },
        ],
      },
    ],
    reviews: [
      {
        id: hex('an invented review').slice('sha256:'.length),
        by: idFrom('person', 'A. Reader'),
        name: 'A. Reader',
        at: '2031-05-17T10:00:00.000Z',
        conclusion: { kind: 'confirm', claim: early[1]!.id },
        reason: 'Read against the original.',
      },
    ],
    notes: [
      {
        code: 'reading/publication-date-missing',
        source: sources[2]!.id,
        what: 'The report does not name its publisher.',
        next: 'Enter the publisher as a review if you know it.',
      },
    ],
  };
}
