import { type Crime, againstHumanity, warCrime } from './crime.ts';

export type { Crime, Element, ElementTest } from './crime.ts';

// The crimes that reports of attacks on civilians most often bear on, each in both kinds of conflict where the Statute knows
// both. The questions are ours; the articles are named so that a reader can look up the binding text.
// Authority: Rome Statute of the International Criminal Court, Articles 7 and 8; Elements of Crimes (ICC, 2011 edition).

const attackingCivilians = [
  ['material', 'Was an attack carried out?', 'attack'],
  ['material', 'Was its object civilians, as a population or as individuals?', 'attack-on-civilians'],
  ['material', 'Were they civilians who took no direct part in hostilities at the time?', 'not-taking-part'],
  ['mental', 'Was it meant that civilians be the object of the attack?', 'intended-object'],
] as const;

const attackingCivilianObjects = [
  ['material', 'Was an attack carried out?', 'attack'],
  ['material', 'Was its object civilian, and not a military objective?', 'attack-on-civilian-objects'],
  ['mental', 'Was it meant that such an object be attacked?', 'intended-object'],
] as const;

const attackingRelief = [
  ['material', 'Was an attack carried out?', 'attack'],
  [
    'material',
    'Was its object people or things engaged in humanitarian assistance or peacekeeping under the Charter?',
    'attack-on-relief',
  ],
  ['material', 'Did they have, at the time, the protection that civilians and civilian objects have?', 'entitled-to-protection'],
  ['mental', 'Was it meant that they be the object of the attack?', 'intended-object'],
  [
    'mental',
    'Did the perpetrator know the facts that protected them: markings, notice given, an agreed route?',
    'knew-protection',
  ],
] as const;

const attackingProtectedBuildings = [
  ['material', 'Was an attack carried out?', 'attack'],
  [
    'material',
    'Was its object a hospital, a place for the sick and wounded, or a building of religion, education, art, science, charity or history?',
    'attack-on-protected-building',
  ],
  ['material', 'Was that building no military objective at the time?', 'not-military-objective'],
  ['mental', 'Was it meant that this building be the object of the attack?', 'intended-object'],
] as const;

const attackingEmblems = [
  ['material', 'Were medical people, buildings, units or transports attacked?', 'attack-on-medical'],
  ['material', 'Did they show a distinctive emblem or other sign of protection under the Geneva Conventions?', 'emblem'],
  ['mental', 'Was it meant that people or things so marked be the object of the attack?', 'intended-object'],
] as const;

const killing = [
  ['material', 'Did the perpetrator kill one or more people, or cause their death?', 'death'],
  [
    'material',
    'Were those killed protected: taking no active part in hostilities, or in the hands of the adversary?',
    'protected-person',
  ],
  ['mental', 'Did the perpetrator know the facts that protected them?', 'knew-protection'],
] as const;

const starvation = [
  ['material', 'Were civilians deprived of what they need to survive, also by keeping relief from them?', 'deprivation'],
  ['mental', 'Was it meant to starve civilians as a method of warfare?', 'starvation-intent'],
] as const;

const destroying = [
  ['material', 'Was property of the adversary destroyed or seized?', 'destruction'],
  [
    'material',
    'Was that property protected from it by the law of armed conflict, and the necessity of war no reason?',
    'destruction-not-necessary',
  ],
] as const;

const pillage = [
  ['material', 'Was property taken?', 'appropriation'],
  ['mental', 'Was it taken to deprive the owner and for private or personal use?', 'private-use'],
  ['material', 'Did the owner not consent?', 'no-consent'],
] as const;

const torture = [
  ['material', 'Was severe pain or suffering of body or mind inflicted?', 'severe-pain'],
  [
    'mental',
    'Was there a purpose such as information, a confession, punishment, intimidation or discrimination?',
    'torture-purpose',
  ],
  [
    'material',
    'Was the victim protected: taking no active part in hostilities, or in the hands of the adversary?',
    'protected-person',
  ],
] as const;

const hostages = [
  ['material', 'Were people seized, detained or held hostage?', 'hostage-taking'],
  ['mental', 'Was it to compel someone to act, under a threat to kill, injure or keep holding them?', 'hostage-threat'],
  [
    'material',
    'Were they protected: taking no active part in hostilities, or in the hands of the adversary?',
    'protected-person',
  ],
] as const;

const rape = [
  ['material', 'Was there an act of a sexual nature as the Elements describe it?', 'sexual-act'],
  ['material', 'Was it by force, threat, coercion, or against a person unable to consent?', 'sexual-coercion'],
] as const;

const gas = [
  ['material', 'Was a gas or a like substance or device used?', 'gas-used'],
  ['material', 'Does it kill or seriously harm health by its asphyxiating or toxic properties?', 'gas-harmful'],
] as const;

const children = [
  [
    'material',
    'Were people taken into armed forces or groups, or used to take an active part in hostilities?',
    'use-of-children',
  ],
  ['material', 'Were they under fifteen, as the perpetrator knew or should have known?', 'under-fifteen'],
] as const;

/** The instrument: crimes of the Rome Statute as data. A second instrument is another list of the same form. */
export const crimes: readonly Crime[] = [
  warCrime('rs.8.2.e.i', 'Article 8(2)(e)(i)', 'Attacking civilians', 'protracted', attackingCivilians, {
    counterpart: 'rs.8.2.b.i',
  }),
  warCrime('rs.8.2.b.i', 'Article 8(2)(b)(i)', 'Attacking civilians', 'international', attackingCivilians, {
    counterpart: 'rs.8.2.e.i',
  }),
  // No counterpart in Article 8(2)(e): objects as such are protected there only as named buildings or by (xii).
  warCrime('rs.8.2.b.ii', 'Article 8(2)(b)(ii)', 'Attacking civilian objects', 'international', attackingCivilianObjects),
  warCrime(
    'rs.8.2.e.iii',
    'Article 8(2)(e)(iii)',
    'Attacking humanitarian assistance or peacekeeping',
    'protracted',
    attackingRelief,
    { counterpart: 'rs.8.2.b.iii' },
  ),
  warCrime(
    'rs.8.2.b.iii',
    'Article 8(2)(b)(iii)',
    'Attacking humanitarian assistance or peacekeeping',
    'international',
    attackingRelief,
    { counterpart: 'rs.8.2.e.iii' },
  ),
  // No counterpart in Article 8(2)(e).
  warCrime('rs.8.2.b.iv', 'Article 8(2)(b)(iv)', 'Attack with clearly excessive incidental harm', 'international', [
    ['material', 'Was an attack carried out?', 'attack'],
    [
      'material',
      'Was it such as to cause incidental death or injury to civilians, or damage to civilian objects or nature?',
      'incidental-harm',
    ],
    [
      'material',
      'Would that harm be clearly excessive against the concrete and direct military advantage expected?',
      'excessive',
    ],
    ['mental', 'Did the perpetrator know that the attack would cause such harm?', 'knew-harm'],
    ['mental', 'Did the perpetrator know, on what was known then, that the harm would be clearly excessive?', 'knew-excessive'],
  ]),
  warCrime(
    'rs.8.2.e.iv',
    'Article 8(2)(e)(iv)',
    'Attacking hospitals and other protected buildings',
    'protracted',
    attackingProtectedBuildings,
    { counterpart: 'rs.8.2.b.ix' },
  ),
  warCrime(
    'rs.8.2.b.ix',
    'Article 8(2)(b)(ix)',
    'Attacking hospitals and other protected buildings',
    'international',
    attackingProtectedBuildings,
    { counterpart: 'rs.8.2.e.iv' },
  ),
  warCrime(
    'rs.8.2.e.ii',
    'Article 8(2)(e)(ii)',
    'Attacking people or objects under a distinctive emblem',
    'protracted',
    attackingEmblems,
    { counterpart: 'rs.8.2.b.xxiv' },
  ),
  warCrime(
    'rs.8.2.b.xxiv',
    'Article 8(2)(b)(xxiv)',
    'Attacking people or objects under a distinctive emblem',
    'international',
    attackingEmblems,
    { counterpart: 'rs.8.2.e.ii' },
  ),
  warCrime('rs.8.2.c.i.1', 'Article 8(2)(c)(i)-1', 'Murder', 'non-international', killing, { counterpart: 'rs.8.2.a.i' }),
  warCrime('rs.8.2.a.i', 'Article 8(2)(a)(i)', 'Wilful killing', 'international', killing, { counterpart: 'rs.8.2.c.i.1' }),
  warCrime('rs.8.2.e.viii', 'Article 8(2)(e)(viii)', 'Ordering the displacement of civilians', 'protracted', [
    ['material', 'Was the displacement of civilians ordered?', 'displacement-ordered'],
    ['material', 'Was the order without reason in their security or in military necessity?', 'displacement-not-justified'],
    ['material', 'Could the perpetrator bring the displacement about by giving that order?', 'displacement-power'],
  ]),
  warCrime('rs.8.2.e.xix', 'Article 8(2)(e)(xix)', 'Starvation of civilians as a method of warfare', 'protracted', starvation, {
    counterpart: 'rs.8.2.b.xxv',
    amendment: 'Assembly of States Parties, December 2019 (number of the sub-paragraph unconfirmed)',
  }),
  warCrime(
    'rs.8.2.b.xxv',
    'Article 8(2)(b)(xxv)',
    'Starvation of civilians as a method of warfare',
    'international',
    starvation,
    { counterpart: 'rs.8.2.e.xix' },
  ),
  warCrime('rs.8.2.e.xii', 'Article 8(2)(e)(xii)', 'Destroying or seizing property of the adversary', 'protracted', destroying, {
    counterpart: 'rs.8.2.b.xiii',
  }),
  warCrime(
    'rs.8.2.b.xiii',
    'Article 8(2)(b)(xiii)',
    'Destroying or seizing property of the adversary',
    'international',
    destroying,
    { counterpart: 'rs.8.2.e.xii' },
  ),
  warCrime('rs.8.2.e.v', 'Article 8(2)(e)(v)', 'Pillage', 'protracted', pillage, { counterpart: 'rs.8.2.b.xvi' }),
  warCrime('rs.8.2.b.xvi', 'Article 8(2)(b)(xvi)', 'Pillage', 'international', pillage, { counterpart: 'rs.8.2.e.v' }),
  warCrime('rs.8.2.c.i.4', 'Article 8(2)(c)(i)-4', 'Torture', 'non-international', torture, { counterpart: 'rs.8.2.a.ii.1' }),
  warCrime('rs.8.2.a.ii.1', 'Article 8(2)(a)(ii)-1', 'Torture', 'international', torture, { counterpart: 'rs.8.2.c.i.4' }),
  warCrime('rs.8.2.c.iii', 'Article 8(2)(c)(iii)', 'Taking hostages', 'non-international', hostages, {
    counterpart: 'rs.8.2.a.viii',
  }),
  warCrime('rs.8.2.a.viii', 'Article 8(2)(a)(viii)', 'Taking hostages', 'international', hostages, {
    counterpart: 'rs.8.2.c.iii',
  }),
  warCrime('rs.8.2.e.vi.1', 'Article 8(2)(e)(vi)-1', 'Rape', 'protracted', rape, { counterpart: 'rs.8.2.b.xxii.1' }),
  warCrime('rs.8.2.b.xxii.1', 'Article 8(2)(b)(xxii)-1', 'Rape', 'international', rape, { counterpart: 'rs.8.2.e.vi.1' }),
  warCrime('rs.8.2.e.xiv', 'Article 8(2)(e)(xiv)', 'Using prohibited gases', 'protracted', gas, {
    counterpart: 'rs.8.2.b.xviii',
    amendment: 'Kampala, 10 June 2010',
  }),
  warCrime('rs.8.2.b.xviii', 'Article 8(2)(b)(xviii)', 'Using prohibited gases', 'international', gas, {
    counterpart: 'rs.8.2.e.xiv',
  }),
  warCrime('rs.8.2.e.vii', 'Article 8(2)(e)(vii)', 'Using or recruiting children', 'protracted', children, {
    counterpart: 'rs.8.2.b.xxvi',
  }),
  warCrime('rs.8.2.b.xxvi', 'Article 8(2)(b)(xxvi)', 'Using or recruiting children', 'international', children, {
    counterpart: 'rs.8.2.e.vii',
  }),
  // No counterpart in Article 8(2)(e).
  warCrime('rs.8.2.b.xxiii', 'Article 8(2)(b)(xxiii)', 'Using protected people as shields', 'international', [
    ['material', 'Were civilians or other protected people moved, or their place used, by the perpetrator?', 'shields'],
    ['mental', 'Was it meant to keep a military objective from attack, or to shield or further operations?', 'shield-intent'],
  ]),
  againstHumanity('rs.7.1.a', 'Article 7(1)(a)', 'Murder as a crime against humanity', [
    ['material', 'Did the perpetrator kill one or more people, or cause their death?', 'death'],
  ]),
  againstHumanity('rs.7.1.d', 'Article 7(1)(d)', 'Deportation or forcible transfer', [
    ['material', 'Were people made to leave by expulsion or other coercion?', 'coerced-movement'],
    ['material', 'Was there no ground for it under international law?', 'movement-unlawful'],
    ['material', 'Were they lawfully present where they were made to leave from, as the perpetrator knew?', 'lawfully-present'],
  ]),
  againstHumanity('rs.7.1.e', 'Article 7(1)(e)', 'Imprisonment as a crime against humanity', [
    ['material', 'Were people imprisoned or otherwise severely deprived of liberty?', 'imprisonment'],
    [
      'material',
      'Was it so grave as to break fundamental rules of international law, as the perpetrator knew?',
      'imprisonment-unlawful',
    ],
  ]),
  againstHumanity('rs.7.1.f', 'Article 7(1)(f)', 'Torture as a crime against humanity', [
    [
      'material',
      'Was severe pain or suffering of body or mind inflicted on a person in custody or under control?',
      'severe-pain',
    ],
  ]),
];

export const crimeById: ReadonlyMap<string, Crime> = new Map(crimes.map((crime) => [crime.id, crime]));
