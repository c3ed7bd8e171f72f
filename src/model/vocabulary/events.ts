/** A term of a controlled vocabulary: a code, a label, a meaning in one sentence, and the authority it rests on. */
export interface Term {
  readonly code: string;
  readonly label: string;
  readonly meaning: string;
  readonly authority: string;
}

/** Which shelf of the file an event stands on: harm and war on one, the record of words, votes and offers on the other. */
export type EventFamily = 'violence' | 'military' | 'diplomacy' | 'justice' | 'aid' | 'speech';

const rows = [
  [
    'attack',
    'violence',
    'Attack',
    'Force used against people or objects: from the air, by shelling, on the ground.',
    'ACLED Explosions/Remote violence; Additional Protocol I, Art. 49',
  ],
  [
    'killing',
    'violence',
    'Killing',
    'People killed, where the passage speaks of the deaths and not of the means.',
    'Every Casualty standards',
  ],
  [
    'injury',
    'violence',
    'Injury',
    'People wounded, where the passage speaks of the wounds and not of the means.',
    'Every Casualty standards',
  ],
  [
    'casualties',
    'violence',
    'Casualties',
    'People killed or hurt, the passage not saying which or how many.',
    'Every Casualty standards',
  ],
  [
    'detention',
    'violence',
    'Arrest or detention',
    'People deprived of liberty by an authority or an armed group.',
    'ACLED Violence against civilians',
  ],
  [
    'abduction',
    'violence',
    'Abduction',
    'People taken by force, held hostage or made to disappear.',
    'ACLED Abduction/forced disappearance',
  ],
  [
    'torture',
    'violence',
    'Torture or ill-treatment',
    'Severe pain inflicted on a person in someone’s power.',
    'Rome Statute, Art. 7(2)(e)',
  ],
  [
    'sexual-violence',
    'violence',
    'Sexual violence',
    'Acts of a sexual nature by force or coercion.',
    'Rome Statute, Art. 7(1)(g)',
  ],
  ['displacement', 'violence', 'Displacement', 'People made to leave, or fleeing.', 'Rome Statute, Art. 7(1)(d)'],
  ['siege', 'violence', 'Siege', 'A place surrounded so that people or goods cannot pass.', 'ACLED Strategic developments'],
  ['aid-denial', 'violence', 'Denial of aid', 'Relief kept from those who need it.', 'Rome Statute, Art. 8(2)(b)(xxv)'],
  [
    'destruction',
    'violence',
    'Destruction',
    'Objects destroyed, damaged or put out of service.',
    'Rome Statute, Art. 8(2)(b)(xiii)',
  ],
  ['pillage', 'violence', 'Pillage', 'Property taken by force for private use.', 'Rome Statute, Art. 8(2)(b)(xvi)'],
  [
    'recruitment',
    'violence',
    'Recruitment of children',
    'Children taken into, or used by, armed forces or groups.',
    'Rome Statute, Art. 8(2)(b)(xxvi)',
  ],
  [
    'human-shields',
    'violence',
    'Use of human shields',
    'Protected people used to keep a place from attack.',
    'Rome Statute, Art. 8(2)(b)(xxiii)',
  ],
  [
    'offensive',
    'military',
    'Offensive or campaign',
    'Military operations over a period, of which single attacks are parts.',
    'UCDP state-based conflict',
  ],
  ['clash', 'military', 'Armed clash', 'Fighting between armed parties.', 'ACLED Battles'],
  ['territorial-change', 'military', 'Territory taken or lost', 'A party takes, loses or gives up ground.', 'ACLED Battles'],
  ['movement', 'military', 'Movement of forces', 'Armed people move, withdraw or regroup.', 'ACLED Strategic developments'],
  ['deployment', 'military', 'Deployment or base', 'Forces or bases set up, or planned.', 'ACLED Strategic developments'],
  [
    'military-support',
    'military',
    'Military support',
    'One party helps another to fight, or stops doing so.',
    'UCDP secondary party',
  ],
  [
    'weapon-use',
    'military',
    'Use of a weapon',
    'A named weapon is used, the passage not telling of one attack.',
    'Attack vocabulary',
  ],
  ['vote', 'diplomacy', 'Vote', 'A body votes on a draft: adopted, failed or vetoed.', 'UN Charter, Art. 27'],
  ['draft', 'diplomacy', 'Draft or proposal', 'A resolution or text is drafted, tabled or described.', 'UN Charter, Art. 27'],
  ['ceasefire', 'diplomacy', 'Ceasefire', 'Fighting is to stop, stops, or is asked to stop.', 'ACLED Agreement'],
  ['ceasefire-breach', 'diplomacy', 'Breach of a ceasefire', 'A ceasefire is broken or said to be broken.', 'ACLED Agreement'],
  ['agreement', 'diplomacy', 'Agreement', 'Parties agree on something.', 'ACLED Agreement'],
  ['cooperation', 'diplomacy', 'Cooperation', 'Parties work together, or suspend or end it.', 'CAMEO 05'],
  ['meeting', 'diplomacy', 'Meeting', 'People of different parties meet, or plan to.', 'CAMEO 036'],
  ['visit', 'diplomacy', 'Visit', 'A person travels to another party, or plans to.', 'CAMEO 042'],
  ['offer', 'diplomacy', 'Offer', 'A party offers something, with or without conditions.', 'CAMEO 03'],
  ['demand', 'diplomacy', 'Demand', 'Someone asks or requires that something be done.', 'CAMEO 10'],
  ['sanction', 'diplomacy', 'Sanction', 'Measures to compel a party are taken or planned.', 'CAMEO 163'],
  ['evacuation', 'aid', 'Evacuation', 'People leave, or are to leave, under an arrangement.', 'ACLED Strategic developments'],
  ['aid', 'aid', 'Aid', 'Relief is delivered, promised or sought.', 'CAMEO 07'],
  ['investigation', 'justice', 'Investigation', 'Facts are, or are to be, established by an authority.', 'Rome Statute, Art. 53'],
  ['referral', 'justice', 'Referral', 'A situation is taken, or is to be taken, to a court.', 'Rome Statute, Art. 13'],
  [
    'prosecution',
    'justice',
    'Arrest warrant, charge or trial',
    'A person is sought, charged, tried or convicted.',
    'Rome Statute, Arts 58 to 76',
  ],
  ['statement', 'speech', 'Statement', 'Words of someone named that tell of no other event of the vocabulary.', 'CAMEO 01'],
  ['accusation', 'speech', 'Accusation', 'Someone holds someone responsible for a wrong.', 'CAMEO 112'],
  [
    'characterisation',
    'speech',
    'Characterisation',
    'Someone gives acts a legal or moral name ("a war crime").',
    'Rome Statute, Art. 5',
  ],
  ['condemnation', 'speech', 'Condemnation', 'Someone expresses outrage or condemns.', 'CAMEO 111'],
  [
    'denial',
    'speech',
    'Denial',
    'Someone says that they did not do what they are accused of, or that it did not happen.',
    'CAMEO 115',
  ],
  [
    'admission',
    'speech',
    'Admission or claim of responsibility',
    'Someone says that their side did it.',
    'MUC-4 organisation confidence',
  ],
  ['warning', 'speech', 'Warning', 'Someone warns of what may come, or warns people to leave.', 'CAMEO 13'],
] as const satisfies readonly (readonly [string, EventFamily, string, string, string])[];

/** The kinds of event that a claim can tell of. */
export type EventKind = (typeof rows)[number][0];

/** Every kind of event with its family, label, meaning and the scheme it can be read against. */
export const eventKinds: ReadonlyMap<EventKind, Term & { readonly code: EventKind; readonly family: EventFamily }> = new Map(
  rows.map(([code, family, label, meaning, authority]) => [code, { code, family, label, meaning, authority }]),
);

/** Whether events of this kind stand among the incidents (harm and war) or in the record (votes, offers, words, justice). */
export function shelfOf(kind: EventKind): 'incident' | 'record' {
  const family = eventKinds.get(kind)!.family;
  return family === 'violence' || family === 'military' ? 'incident' : 'record';
}
