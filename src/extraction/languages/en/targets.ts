// English names of what is struck: class code and lemmas. Codes are those of the attack vocabulary, with hyphens.

const rows: readonly (readonly [code: string, names: string])[] = [
  [
    'field-hospital',
    'field hospital|makeshift hospital|underground hospital|cave hospital|medical point|first-aid post|first aid post|aid post|trauma point',
  ],
  ['hospital', 'hospital|maternity|maternity ward|infirmary|intensive care unit|operating theatre|ward'],
  ['clinic', 'clinic|health post|dispensary|polyclinic|pharmacy|health centre|health center'],
  [
    'medical-facility',
    'medical facility|health facility|medical centre|medical center|healthcare facility|health-care facility|blood bank',
  ],
  ['ambulance', 'ambulance|paramedic vehicle'],
  ['medical-convoy', 'medical convoy|medical supply|medicine truck'],
  ['medical-worker', 'doctor|surgeon|nurse|medic|paramedic|midwife|medical worker|health worker|medical staff'],
  [
    'rescue-team',
    'rescuer|rescue worker|first responder|firefighter|white helmet|civil defence|civil defense|rescue team|rescue centre|ambulance crew|rescue crew',
  ],
  ['school', 'school|kindergarten|nursery|classroom|madrasa|primary school|secondary school|playground'],
  ['university', 'university|college|campus|dormitory|institute'],
  ['orphanage', 'orphanage'],
  ['place-of-worship', 'mosque|church|synagogue|temple|shrine|cathedral|monastery|chapel|minaret'],
  ['cultural-site', 'monument|heritage site|citadel|mausoleum|archaeological site|old city|theatre|theater'],
  ['museum', 'museum|library|archive'],
  [
    'aid-convoy',
    'aid convoy|relief convoy|humanitarian convoy|un convoy|red crescent convoy|red cross convoy|convoy|aid truck|relief truck|aid lorry',
  ],
  ['aid-warehouse', 'aid warehouse|relief store|food depot|aid depot|relief warehouse|warehouse'],
  ['aid-distribution-point', 'distribution point|food distribution|soup kitchen|aid distribution point|aid distribution'],
  ['queue-for-aid', 'queue|bread line|bread queue|food queue'],
  ['un-facility', 'un compound|un base|un school|un office|peacekeeping base|un shelter'],
  ['un-vehicle', 'un vehicle|marked vehicle|un car|un helicopter'],
  ['aid-worker', 'aid worker|humanitarian worker|relief worker|humanitarian'],
  ['peacekeeper', 'peacekeeper|blue helmet|un observer|monitor'],
  ['market', 'market|souk|bazaar|marketplace|vegetable market|market place|shopping centre|mall'],
  ['shop', 'shop|store|factory|workshop|bank|restaurant|cafe|café|hotel|business'],
  [
    'residential-building',
    'house|home|apartment|apartment block|flat|residential building|apartment building|residential block|building|shelter|basement|housing|residential area|tower block',
  ],
  [
    'town-or-village',
    'town|village|hamlet|district|neighbourhood|neighborhood|quarter|suburb|settlement|area|residential quarter',
  ],
  ['city', 'city|capital'],
  ['idp-camp', 'camp|refugee camp|displacement camp|idp camp|tent|reception centre|collective shelter|transit centre'],
  [
    'civilian-gathering',
    'funeral|wedding|wedding party|birthday party|crowd|procession|wake|bus station|gathering|demonstration|protest|vigil|rally|station',
  ],
  [
    'water-infrastructure',
    'water station|pumping station|water tower|well|water network|dam|water plant|reservoir|sewage plant|water pipeline|aqueduct|water pump|waterworks',
  ],
  [
    'power-infrastructure',
    'power station|substation|power line|power plant|gas plant|fuel depot|refinery|pipeline|pylon|electricity grid|grid|oil depot',
  ],
  ['civilian-infrastructure', 'infrastructure|civilian infrastructure|bridge|airport|port|road|railway|telephone exchange'],
  ['food-supply', 'granary|silo|flour mill|livestock|food store|grain store|mill|cattle'],
  ['bakery', 'bakery|oven'],
  ['farm', 'farm|field|orchard|greenhouse|crop|farmland|wheat field|harvest'],
  ['bus', 'bus|minibus|evacuation bus|coach|school bus'],
  ['vehicle', 'car|taxi|truck|lorry|train|vehicle|boat|ferry|fishing boat|ship|van'],
  ['media-office', 'newsroom|tv station|television station|radio station|press office|media centre|newspaper office|broadcaster'],
  ['prison', 'prison|detention centre|detention center|jail|holding cell'],
  [
    'government-building',
    'ministry|town hall|municipality|police station|court|courthouse|embassy|parliament|government building|consulate|palace',
  ],
  ['cemetery', 'cemetery|graveyard'],
  ['civilian-objects', 'civilian target|civilian object|civilian area|civilian facility|civilian site|civilian building'],
  [
    'military-base',
    'military base|base|barrack|headquarters|weapon depot|arms depot|ammunition depot|air base|airbase|airfield|army camp|military camp|outpost|command post|bunker|military airport|garrison',
  ],
  ['checkpoint', 'checkpoint|roadblock'],
  [
    'military-object',
    'military target|position|frontline|front line|trench|tank|patrol|military position|military vehicle|armoured vehicle|warship|military convoy|army convoy|military post|army post',
  ],
  [
    'combatant',
    'fighter|militant|soldier|rebel|gunman|troop|insurgent|guerrilla|policeman|militiaman|jihadist|terrorist|police officer|serviceman|commander|combatant',
  ],
  [
    'armed-group',
    'rebel group|armed group|militia|insurgent group|faction|force|army|battalion|brigade|hold-out|holdout|rebel hold-out',
  ],
  ['child', 'child|boy|girl|infant|baby|minor|teenager|toddler'],
  ['woman', 'woman|mother|wife|widow'],
  ['older-person', 'old man|old woman|elderly|grandmother|grandfather'],
  ['family', 'family'],
  ['journalist', 'journalist|reporter|photographer|cameraman|correspondent'],
  ['teacher-or-student', 'teacher|student|pupil|professor|schoolchild'],
  ['displaced-person', 'refugee|idp|evacuee|displaced person|displaced'],
  ['detainee', 'prisoner|detainee|hostage|inmate'],
  [
    'civilian',
    'civilian|resident|villager|passer-by|bystander|shopper|worshipper|patient|farmer|fisherman|protester|demonstrator|mourner|commuter|inhabitant',
  ],
  ['people', 'people|person|man|victim'],
];

/** Names of targets by the last lemma, as lists of lemmas with their class; longer names first. */
export const targetNames: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly class: string }[]> = (() => {
  const names = new Map<string, { words: readonly string[]; class: string }[]>();
  for (const [code, list] of rows)
    for (const name of list.split('|')) {
      const words = name.split(' ');
      const last = words.at(-1)!;
      names.set(last, [...(names.get(last) ?? []), { words, class: code }]);
    }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length);
  return names;
})();

/** What stands before "target", "area" or "building" and makes it civilian. */
export const civilianModifiers: ReadonlySet<string> = new Set(['civilian', 'residential', 'humanitarian']);
