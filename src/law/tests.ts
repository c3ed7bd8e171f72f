import type { Claim, ClaimId, HarmClass } from '../model/index.ts';
import type { ElementTest } from './crimes/crime.ts';
import {
  type Case,
  civilianObjects,
  civilians,
  ids,
  medical,
  military,
  protectedBuildings,
  relief,
  speaksAgainst,
  tookPlace,
} from './evidence.ts';

/** Which words bear on one element, on each side, and what an investigator would still have to find out. */
export interface Bearing {
  readonly for: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly missing: readonly string[];
  readonly because: string;
}

const nothing = (because: string, ...missing: string[]): Bearing => ({ for: [], against: [], missing, because });

/** Claims that bear, with one sentence that says what they say; without any, what is missing. */
function bearing(on: readonly Claim[], against: readonly Claim[], says: string, ...missing: string[]): Bearing {
  const because =
    on.length === 0 && against.length === 0
      ? 'No words in the file bear on this.'
      : [on.length > 0 ? `${counted(on.length)} ${says}` : '', against.length > 0 ? `${counted(against.length)} against it` : '']
          .filter(Boolean)
          .join('; ')
          .concat('.');
  return {
    for: ids(on),
    against: ids(against),
    missing: on.length === 0 || against.length > 0 ? missing : missing.slice(1),
    because,
  };
}

const counted = (n: number) => (n === 1 ? 'One claim speaks' : `${n} claims speak`);

const strikes = new Set(['attack', 'killing', 'injury', 'casualties', 'destruction', 'weapon-use', 'offensive', 'siege']);
const withTarget = (one: Case, classes: ReadonlySet<string>) =>
  one.claims.filter((claim) => tookPlace(claim) && claim.targets.some((target) => classes.has(target.class)));
const against = (one: Case) => one.claims.filter(speaksAgainst);
const worded = (one: Case, pattern: RegExp) =>
  one.claims.filter((claim) => tookPlace(claim) && pattern.test(one.file.words(claim)));
const harmed = (one: Case, classes: ReadonlySet<HarmClass>, outcomes: ReadonlySet<string>) =>
  one.claims.filter(
    (claim) =>
      tookPlace(claim) && claim.harms.some((harm) => classes.has(harm.class) && outcomes.has(harm.outcome) && harm.max !== 0),
  );

const protectedPeople: ReadonlySet<HarmClass> = new Set([
  'civilian',
  'child',
  'woman',
  'older-person',
  'family',
  'medical-worker',
  'aid-worker',
  'journalist',
  'rescuer',
  'teacher-or-student',
  'displaced-person',
  'detainee',
]);
const anyHarm = new Set(['killed', 'injured', 'casualties']);

// Words that speak of aim or of the want of it. They bear on intent; they do not establish it.
const aimed =
  /\b(?:deliberate|deliberately|intentional|intentionally|targeted|targeting|on purpose|systematic|systematically|double[- ]tap|keep (?:hitting|bombing|striking|attacking)|kept (?:hitting|bombing|striking|attacking)|again and again|repeatedly)\b/i;
const notAimed =
  /\b(?:mistake|mistaken|mistakenly|accident|accidental|accidentally|by error|in error|unintended|stray|malfunction|misfired?)\b/i;
// Words that would take protection away: military use, fighters present, a warning given.
const militaryUse =
  /\b(?:command (?:post|centre|center)|headquarters|weapons? (?:depot|store|cache)|ammunition|military (?:base|target|position|use|purposes|objective)|used as a base|fighters (?:inside|in the building|were hiding|sheltering)|firing position|fired from|launch(?:ing)? site|human shields?)\b/i;
const warned =
  /\b(?:warned (?:people|residents|civilians|staff|the hospital)|warnings? (?:was|were|had been) (?:given|issued)|ordered to (?:leave|evacuate)|told to evacuate)\b/i;
const notified =
  /\b(?:coordinates|deconflict\w*|notified|notification|clearly marked|marked with|emblem|red crescent|red cross|prior notice|permits?|agreed route)\b/i;

/** Every test that an element can name. Each looks at claims only, so that adding a claim against never adds support. */
export const tests: Readonly<Record<ElementTest, (one: Case) => Bearing>> = {
  attack: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && strikes.has(claim.kind)),
      against(one),
      'of an attack that took place',
      'Did an attack take place: remnants, craters, imagery, flight or radio records?',
    ),
  'attack-on-civilians': (one) =>
    bearing(
      [...new Set([...withTarget(one, civilians), ...harmed(one, protectedPeople, anyHarm)])],
      worded(one, militaryUse),
      'of civilians attacked or harmed; being harmed is not yet being the object',
      'Who was at the place: names, ages, what they were doing?',
      'Was there a military objective near, and how near?',
    ),
  'attack-on-civilian-objects': (one) =>
    bearing(
      withTarget(one, civilianObjects),
      [...new Set([...worded(one, militaryUse), ...withTarget(one, military)])],
      'of a civilian object struck',
      'What was the object used for on that day?',
      'Was there a military objective near, and how near?',
    ),
  'attack-on-protected-building': (one) =>
    bearing(
      withTarget(one, protectedBuildings),
      against(one),
      'of such a building struck',
      'Which building was it: name, coordinates, registry?',
      'Was the building itself struck, or something beside it?',
    ),
  'attack-on-relief': (one) =>
    bearing(
      withTarget(one, relief),
      against(one),
      'of relief people or goods struck',
      'Who ran the mission, under which mandate?',
      'Was the mission itself struck, or something beside it?',
    ),
  'attack-on-medical': (one) =>
    bearing(
      withTarget(one, medical),
      against(one),
      'of medical people or objects struck',
      'Which unit or building was it?',
      'Was it struck itself, or something beside it?',
    ),
  'not-taking-part': (one) =>
    bearing(
      harmed(one, protectedPeople, anyHarm),
      harmed(one, new Set(['combatant']), anyHarm),
      'of people harmed whom the source calls civilians or by a protected role',
      'Was anyone among them fighting, or armed, at the time?',
      'On what does the source rest when it calls them civilians?',
    ),
  'not-military-objective': (one) => {
    const use = [...new Set([...worded(one, militaryUse), ...withTarget(one, military)])];
    const warning = worded(one, warned);
    return use.length > 0 || warning.length > 0
      ? {
          ...bearing(
            [],
            [...new Set([...use, ...warning])],
            '',
            'Was the building used for fighting, by whom, since when?',
            'Was a warning given and left unheeded?',
          ),
        }
      : nothing(
          'Nobody in the file says that the place was used militarily, and nobody says that it was not.',
          'Was the building used for fighting, by whom, since when?',
          'Was a warning given, and was there time to heed it?',
          'Were wounded fighters treated there? That alone does not take its protection away.',
        );
  },
  'entitled-to-protection': (one) =>
    bearing(
      worded(one, notified),
      worded(one, militaryUse),
      'of markings, notice or permission',
      'Was anyone in the mission fighting, or was it used for military ends?',
      'Was its route notified, and to whom?',
    ),
  emblem: (one) =>
    bearing(
      worded(one, /\b(?:red cross|red crescent|emblem|clearly marked|marked with)\b/i),
      [],
      'of an emblem or marking',
      'Was a distinctive emblem shown, and could it be seen from where the attack came?',
    ),
  'intended-object': (one) => {
    const aim = worded(one, aimed);
    const error = [...worded(one, notAimed), ...against(one)];
    return bearing(
      aim,
      [...new Set(error)],
      'of aim or repetition in words; whether it shows intent is for a court',
      'What shows aim: weapon, angle, time, repetition, known coordinates?',
      'Was there a military objective that the attack may have been meant for?',
      'Has the party accused explained the attack?',
    );
  },
  'knew-protection': (one) =>
    bearing(
      worded(one, notified),
      [],
      'of notice, markings or shared coordinates',
      'Had the coordinates or the route been given to the party accused, when, by whom?',
      'Could the markings be seen?',
    ),
  'incidental-harm': (one) =>
    bearing(
      [...new Set([...harmed(one, protectedPeople, anyHarm), ...withTarget(one, civilianObjects)])],
      [],
      'of civilians or civilian objects harmed; what counts is what was to be expected',
      'What harm was to be expected with this weapon at this place and hour?',
    ),
  excessive: () =>
    nothing(
      'This is a judgement on what was expected then, and words of reports do not make it.',
      'What military advantage was expected, concrete and direct?',
      'What harm was to be expected, on what was known then?',
    ),
  'knew-harm': () =>
    nothing('No words in the file bear on what the perpetrator knew.', 'What did those who planned it know of the people there?'),
  'knew-excessive': () =>
    nothing(
      'No words in the file bear on what the perpetrator judged.',
      'What did those who planned it weigh, and on what information?',
    ),
  death: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.harms.some((harm) => harm.outcome === 'killed' && harm.max !== 0)),
      against(one),
      'of people killed',
      'Who died: names, death certificates, burials?',
      'What links these deaths to the conduct of those accused?',
    ),
  'protected-person': (one) =>
    bearing(
      harmed(one, protectedPeople, new Set([...anyHarm, 'detained', 'abducted'])),
      harmed(one, new Set(['combatant']), anyHarm),
      'of victims whom the source calls civilians or by a protected role',
      'Was any of them taking an active part in hostilities, or in whose hands were they?',
      'On what does the source rest when it names their status?',
    ),
  'displacement-ordered': (one) =>
    bearing(
      worded(one, /\b(?:ordered|forced|expelled|evict\w*|deported)\b/i),
      against(one),
      'of people ordered or forced to leave',
      'Was there an order to leave, by whom, in which words?',
    ),
  'displacement-not-justified': () =>
    nothing(
      'No words in the file bear on the reason of the order.',
      'Which reason was given, and was there another way to keep people safe?',
    ),
  'displacement-power': () => nothing('No words in the file bear on this.', 'Who held the power to make people leave?'),
  deprivation: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && (claim.kind === 'siege' || claim.kind === 'aid-denial')),
      against(one),
      'of a siege or of relief kept away',
      'What was cut off: food, water, medicine, power; since when, by whom?',
      'What did people live on, and what did relief agencies ask for?',
    ),
  'starvation-intent': (one) =>
    bearing(
      worded(one, /\b(?:starv\w+|surrender or starve|weapon of war)\b/i),
      [],
      'of starvation as a means',
      'Who decided to keep relief away, with which reason given?',
      'Were other ways of relief offered or refused?',
    ),
  destruction: (one) =>
    bearing(
      one.claims.filter(
        (claim) => tookPlace(claim) && (claim.kind === 'destruction' || (claim.kind === 'attack' && claim.targets.length > 0)),
      ),
      against(one),
      'of objects destroyed or struck',
      'What was destroyed, and whose was it?',
    ),
  'destruction-not-necessary': (one) => bearing([], worded(one, militaryUse), '', 'Was there a military need to destroy it?'),
  appropriation: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'pillage'),
      against(one),
      'of property taken',
      'What was taken, from whom?',
    ),
  'private-use': () =>
    nothing('No words in the file bear on the use of what was taken.', 'Was it taken for private or for military use?'),
  'no-consent': () => nothing('No words in the file bear on this.', 'Did the owner agree, or was there force?'),
  'severe-pain': (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'torture'),
      against(one),
      'of torture or ill-treatment',
      'What was done, and what do medical records show?',
    ),
  'torture-purpose': (one) =>
    bearing(
      worded(one, /\b(?:confess\w*|interrogat\w*|information|punish\w*|intimidat\w*)\b/i),
      [],
      'of interrogation, punishment or the like',
      'For what purpose was it done?',
    ),
  'hostage-taking': (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'abduction'),
      against(one),
      'of people seized',
      'Who holds them, since when, where?',
    ),
  'hostage-threat': (one) =>
    bearing(
      worded(one, /\b(?:ransom|in exchange|unless|threat\w*|demand\w*)\b/i),
      [],
      'of a demand or threat',
      'What was demanded, and what was threatened?',
    ),
  'sexual-act': (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'sexual-violence'),
      against(one),
      'of sexual violence',
      'Leave this to specialists: do not interview survivors again.',
    ),
  'sexual-coercion': () =>
    nothing(
      'Whether there was coercion is for specialists to establish.',
      'Leave this to specialists: do not interview survivors again.',
    ),
  'gas-used': (one) =>
    bearing(
      one.claims.filter(
        (claim) =>
          tookPlace(claim) &&
          (claim.detail === 'chemical-attack' || claim.weapons.some((weapon) => weapon.class.startsWith('chemical'))),
      ),
      against(one),
      'of a chemical or a gas',
      'Which substance: samples, chain of custody, laboratory?',
    ),
  'gas-harmful': (one) =>
    bearing(
      worded(one, /\b(?:suffocat\w*|foaming|chok\w*|convuls\w*|sarin|chlorine|nerve agent|mustard)\b/i),
      [],
      'of effects or a named agent',
      'What do medical records show?',
    ),
  imprisonment: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && (claim.kind === 'detention' || claim.kind === 'abduction')),
      against(one),
      'of people detained',
      'Who holds whom, since when, where?',
    ),
  'imprisonment-unlawful': () =>
    nothing('No words in the file bear on the ground of the detention.', 'Was there a charge, a judge, a lawyer?'),
  'coerced-movement': (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'displacement'),
      against(one),
      'of people made to leave',
      'What made people leave, and could they choose to stay?',
    ),
  'movement-unlawful': () =>
    nothing('No words in the file bear on a lawful ground.', 'Was it for their own safety, for how long, and could they return?'),
  'lawfully-present': () => nothing('No words in the file bear on this.', 'Were they residents of the place?'),
  'use-of-children': (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'recruitment'),
      against(one),
      'of recruitment',
      'Who was taken, by whom, for which tasks?',
    ),
  'under-fifteen': () => nothing('No words in the file bear on ages under fifteen.', 'How old were they, by which record?'),
  shields: (one) =>
    bearing(
      one.claims.filter((claim) => tookPlace(claim) && claim.kind === 'human-shields'),
      against(one),
      'of people used as shields',
      'Who was moved or kept where, by whom?',
    ),
  'shield-intent': () => nothing('No words in the file bear on the intent.', 'What shows that shielding was the aim?'),
  'conflict-international': (one) => ({
    for: one.file.conflict.international,
    against: [],
    missing:
      one.file.conflict.international.length > 0
        ? []
        : ['Did one State use force against another, or occupy it, at this time and place?'],
    because:
      one.file.conflict.international.length > 0
        ? 'Claims in the file speak of force between States.'
        : 'No words in the file speak of force between States.',
  }),
  'conflict-non-international': (one) => nonInternational(one),
  'conflict-protracted': (one) => {
    const found = nonInternational(one);
    const long = one.file.conflict.protracted;
    return {
      ...found,
      for: found.for.length > 0 ? [...new Set([...found.for, ...long])] : [],
      missing: long.length > 0 ? found.missing : [...found.missing, 'Since when has the fighting gone on?'],
      because: long.length > 0 && found.for.length > 0 ? `${found.because} Some speak of its length.` : found.because,
    };
  },
  nexus: (one) =>
    one.incident.kind === 'attack' || one.incident.kind === 'siege' || one.incident.kind === 'offensive'
      ? bearing(
          one.claims.filter((claim) => tookPlace(claim) && claim.actors.length > 0),
          [],
          'of a party that carried it out',
          'Who carried it out, and was that party fighting in this conflict?',
        )
      : nothing('No words in the file tie the conduct to the conflict.', 'Who did it, and as part of which fighting?'),
  'aware-of-conflict': () =>
    nothing(
      'Not assessed from reports: it follows as a rule from a part in the fighting.',
      'Which unit was it, and had it fought there before?',
    ),
  'attack-on-population': (one) => {
    const acts = one.file.claims.filter(
      (claim) =>
        tookPlace(claim) &&
        (claim.kind === 'attack' || claim.kind === 'killing') &&
        claim.harms.some((harm) => protectedPeople.has(harm.class)),
    );
    return bearing(
      acts,
      [],
      'in the whole file of acts that harmed civilians',
      'Are these acts one course of conduct by one side?',
    );
  },
  policy: (one) =>
    bearing(
      one.file.claims.filter(
        (claim) =>
          tookPlace(claim) &&
          /\b(?:policy|systematic\w*|campaign of|strategy of|surrender or starve)\b/i.test(one.file.words(claim)) &&
          claim.kind !== 'statement',
      ),
      [],
      'in the whole file of a policy or system',
      'What shows a policy: orders, repetition, means, reward, silence?',
    ),
  scale: (one) => {
    const counts = one.file.claims.filter(
      (claim) =>
        tookPlace(claim) &&
        claim.harms.some((harm) => harm.outcome === 'killed' && protectedPeople.has(harm.class) && (harm.min ?? 0) >= 30),
    );
    return bearing(
      counts,
      [],
      'in the whole file of many civilians killed',
      'How many victims, over which area and time?',
      'Which pattern speaks against chance?',
    );
  },
  'part-of-attack': () =>
    nothing(
      'Whether this act is part of a wider attack is to be judged over the whole file.',
      'What ties this act to the others: unit, weapon, object, time of day?',
    ),
  'knew-of-attack': () =>
    nothing('No words in the file bear on what the perpetrator knew.', 'What did those accused know of the other acts?'),
};

function nonInternational(one: Case): Bearing {
  const found = one.file.conflict.nonInternational;
  return {
    for: found,
    against: [],
    missing:
      found.length > 0
        ? ['How is the armed group organised?']
        : ['Is an organised armed group a party to the fighting, and how intense is it?'],
    because:
      found.length > 0
        ? 'Claims in the file speak of fighting in which an armed group takes part.'
        : 'No words in the file speak of fighting with an armed group.',
  };
}
