// English words for people and for what is done to them. Data only: the grammar that uses them is in mentions/.
import type { HarmClass, HarmOutcome } from '../../../model/index.ts';

const people: readonly (readonly [HarmClass, string])[] = [
  [
    'unknown',
    // Where someone lives or belongs says nothing of whether they fight, and neither does a police or guard's post.
    `people person persons victim victims other others individual individuals resident residents villager villagers local locals inhabitant
    inhabitants citizen citizens national nationals compatriot compatriots countryman countrymen native natives member members official officials
    employee employees worker workers labourer labourers laborer laborers staff staffer staffers survivor survivors relative relatives brother
    brothers sibling siblings cousin cousins friend friends neighbour neighbours neighbor neighbors youth youths teenager teenagers teen teens
    adult adults son sons daughter daughters parent parents twin twins driver drivers guard guards bodyguard bodyguards policeman policemen police officer
    officers cop cops deputy deputies politician politicians mayor mayors leader leaders activist activists lawyer lawyers judge judges prosecutor prosecutors
    priest priests imam imams cleric clerics monk monks nun nuns pastor pastors bishop bishops preacher preachers sheikh sheikhs elder elders engineer
    engineers technician technicians miner miners builder builders baker bakers guide guides cook cooks cleaner cleaners
    peacekeeper peacekeepers observer observers monitor monitors diplomat diplomats ambassador ambassadors minister ministers governor governors
    foreigner foreigners migrant migrants tourist tourists visitor visitors suspect suspects attacker attackers assailant assailants
    bomber bombers shooter shooters perpetrator perpetrators  crewman crewmen crew sailor sailors pilot pilots captain captains
    envoy envoys aide aides delegate delegates MP MPs candidate candidates cadet cadets chief chiefs tribesman tribesmen nomad nomads bedouin guest
    soul souls colleague colleagues protester protesters demonstrator demonstrators supporter supporters rioter rioters strikers
    smuggler smugglers peasant peasants settler settlers guest guests client clients customer customers occupant occupants bodies
    body corpse corpses trucker truckers taxi-driver actor singer player players athlete athletes musician musicians hunter hunters robber robbers burglar
    burglars gang-member gangster gangsters dealer dealers businessman businessmen businesswoman shopkeeper shopkeepers clerk clerks
    sheriff agent agents veteran veterans tenant tenants homeowner patron patrons participant participants roommate boyfriend girlfriend
    coworker classmate classmates stepson stepdaughter stepfather nephew nephews niece nieces grandson granddaughter grandchildren grandchild
    Muslims Christians Jews Druze Alawites Kurds Yazidis Yezidis Sunnis Shiites Shias Hazaras Rohingya Palestinians`,
  ],
  [
    'civilian',
    `civilian civilians noncombatant noncombatants bystander bystanders passer-by passers-by passerby passersby shopper shoppers worshipper
    worshippers worshiper worshipers mourner mourners patient patients passenger passengers commuter commuters pilgrim pilgrims churchgoer churchgoers
    farmer farmers fisherman fishermen shepherd shepherds herder herders vendor vendors stallholder stallholders trader traders
    beachgoer beachgoers concertgoer concertgoers pedestrian pedestrians picnicker picnickers reveller revellers`,
  ],
  [
    'child',
    `child children boy boys girl girls infant infants baby babies toddler toddlers minor minors schoolchild schoolchildren schoolboy schoolboys
    schoolgirl schoolgirls newborn newborns kid kids orphan orphans foetus`,
  ],
  [
    'woman',
    `woman women mother mothers mom moms mum mums wife wives widow widows lady ladies grandmother grandmothers aunt aunts female females sister sisters stepmother ex-wife housewife housewives`,
  ],
  [
    'man',
    'man men father fathers dad dads husband husbands uncle uncles grandfather grandfathers gentleman gentlemen male males',
  ],
  ['older-person', 'pensioner pensioners elderly'],
  ['family', 'family families household households couple couples'],
  [
    'medical-worker',
    `doctor doctors nurse nurses medic medics paramedic paramedics surgeon surgeons midwife midwives physician physicians pharmacist pharmacists
    anaesthetist anaesthetists paediatrician pediatrician dentist dentists medical-worker medical-workers health-worker health-workers
    healthcare-worker healthcare-workers medical-staff hospital-staff hospital-worker hospital-workers health-staff ambulance-driver
    ambulance-drivers ambulance-worker ambulance-workers medical-personnel`,
  ],
  [
    'aid-worker',
    `aid-worker aid-workers relief-worker relief-workers humanitarian-worker humanitarian-workers aid-staff humanitarian-staff humanitarian humanitarians
    aid-volunteer aid-volunteers relief-volunteer relief-volunteers`,
  ],
  [
    'journalist',
    `journalist journalists reporter reporters photographer photographers cameraman cameramen correspondent correspondents photojournalist
    photojournalists newsman newsmen media-worker media-workers press-worker blogger bloggers editor editors broadcaster`,
  ],
  [
    'rescuer',
    `rescuer rescuers firefighter firefighters fireman firemen first-responder first-responders rescue-worker rescue-workers civil-defence-worker
    civil-defense-worker emergency-worker emergency-workers helmets`,
  ],
  [
    'teacher-or-student',
    'teacher teachers student students pupil pupils professor professors lecturer lecturers headteacher principal educator educators',
  ],
  ['displaced-person', 'refugee refugees idp idps evacuee evacuees returnee returnees asylum-seeker asylum-seekers displaced'],
  ['detainee', 'prisoner prisoners detainee detainees inmate inmates hostage hostages captive captives'],
  [
    'combatant',
    `soldier soldiers fighter fighters militant militants rebel rebels gunman gunmen insurgent insurgents troop troops serviceman servicemen
    servicewoman servicewomen militiaman militiamen guerrilla guerrillas guerilla guerillas jihadist jihadists jihadi jihadis terrorist terrorists extremist
    extremists paramilitary paramilitaries combatant combatants commander commanders conscript conscripts recruit recruits mercenary mercenaries
    marine marines sniper snipers infantryman infantrymen commando commandos general colonel lieutenant sergeant corporal airman airmen`,
  ],
];

/** Who a noun names: the class of harm, by word form in lower case; two-word names are joined by a hyphen. */
export const peopleNouns: ReadonlyMap<string, HarmClass> = new Map(
  people.flatMap(([code, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((word) => [word.toLowerCase(), code] as const),
  ),
);

/** Forms that name one person; only these make a count of "a", "an" or "one". */
export const pluralOnly: ReadonlySet<string> = new Set(
  'people persons others children men women police staff troops families households elderly displaced helmets crew'.split(' '),
);

/** Words before a noun of unknown class that settle it: "civilian deaths", "army officers". */
export const classModifiers: ReadonlyMap<string, HarmClass> = new Map([
  ['civilian', 'civilian'],
  ['child', 'child'],
  ['infant', 'child'],
  ['underage', 'child'],
  ['elderly', 'older-person'],
  ['military', 'combatant'],
  ['army', 'combatant'],
  ['rebel', 'combatant'],
  ['displaced', 'displaced-person'],
]);

/** Nouns that name no one even though they end like people, or that may be struck in number. */
export const notPeople: ReadonlySet<string> = new Set(
  `helicopter helicopters mortar mortars crater craters centre centres center centers corner corners border borders river rivers
  quarter quarters tower towers number numbers order orders letter letters meter meters metre metres kilometre kilometres kilometer kilometers
  hour hours year years computer computers shelter shelters trailer trailers bunker bunkers launcher launchers tanker tankers paper papers
  charter matter matters water waters winter summer weather power powers rumour rumours factor factors door doors floor floors
  october november december september account accounts restaurant restaurants plant plants incident incidents
  event events vehicle vehicles car cars convoy house houses home homes building buildings hospital hospitals school schools
  round rounds shot shots bullet bullets shell shells rocket rockets missile missiles bomb bombs strike strikes raid raids attack attacks
  airstrike airstrikes drone drones tank tanks truck trucks bus buses plane planes aircraft village villages town towns city cities district districts
  day days week weeks month months minute minutes second seconds night nights time times mile miles foot feet percent per dollar dollars euro euros pound
  pounds tonne tonnes ton tons cow cows sheep goat goats animal animals dog dogs horse horses camel camels chicken chickens livestock bird birds fish
  group groups side sides party parties country countries state states nation nations province provinces part parts area areas place places site sites`
    .trim()
    .split(/\s+/),
);

/** Endings of nouns that name someone by what they do. */
export const personEndings =
  /(?:(?:[^aeiou]|ee|ai)(?:er|or)s?|ists?|men|women|woman|[^e]man|ians?|ees|persons?|people|workers?)$/;

export type HarmForm =
  /** "killed 12", "12 were killed", "killing 12" */
  | 'verb'
  /** "12 died" */
  | 'subject'
  /** "12 dead" */
  | 'state'
  /** "12 deaths", "the death of 12" */
  | 'noun';

interface HarmWord {
  readonly outcome: HarmOutcome;
  readonly form: HarmForm;
}

const outcomes: readonly (readonly [HarmOutcome, HarmForm, string])[] = [
  [
    'killed',
    'verb',
    `kill kills killed killing slay slays slain slew slaying murder murders murdered murdering massacre massacres massacred massacring execute executes
    executed executing behead beheads beheaded beheading assassinate assassinates assassinated assassinating slaughter slaughters slaughtered slaughtering
    lynch lynched martyr martyred hanged electrocuted strangled poisoned drowned suffocated incinerated decapitated`,
  ],
  ['killed', 'subject', 'die dies died dying perish perishes perished perishing succumb succumbs succumbed suffocate'],
  ['killed', 'state', 'dead deceased'],
  [
    'killed',
    'noun',
    'death deaths fatality fatalities killing killings murder murders execution executions massacre assassination assassinations slaying slayings bodies body corpses remains beheading beheadings',
  ],
  [
    'injured',
    'verb',
    'injure injures injured injuring wound wounds wounded wounding maim maims maimed maiming hurt hurts hurting burned burnt mutilated paralysed paralyzed hospitalised hospitalized',
  ],
  ['injured', 'noun', 'injury injuries wounding woundings'],
  ['casualties', 'verb', 'shoot shoots shot gunned gunning'],
  ['casualties', 'noun', 'casualty casualties shooting shootings'],
  ['missing', 'subject', 'disappear disappears disappeared disappearing vanish vanished vanishing'],
  ['missing', 'state', 'missing unaccounted'],
  ['missing', 'noun', 'disappearance disappearances'],
  [
    'detained',
    'verb',
    'detain detains detained detaining arrest arrests arrested arresting imprison imprisons imprisoned imprisoning jail jails jailed jailing intern interned',
  ],
  ['detained', 'noun', 'detention detentions arrest arrests imprisonment'],
  ['abducted', 'verb', 'abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping kidnaped kidnaping'],
  ['abducted', 'noun', 'abduction abductions kidnapping kidnappings'],
  ['displaced', 'verb', 'displace displaces displaced displacing uproot uproots uprooted uprooting'],
  ['displaced', 'subject', 'flee flees fled fleeing'],
  ['displaced', 'noun', 'displacement displacements'],
  ['besieged', 'verb', 'besiege besieges besieged besieging'],
  ['evacuated', 'verb', 'evacuate evacuates evacuated evacuating'],
  ['evacuated', 'noun', 'evacuation evacuations'],
];

/** What a word form says was done to people, in each grammatical form it can have. */
export const harmWords: ReadonlyMap<string, readonly HarmWord[]> = (() => {
  const map = new Map<string, HarmWord[]>();
  for (const [outcome, form, list] of outcomes)
    for (const word of list.trim().split(/\s+/)) {
      const known = map.get(word) ?? [];
      if (!known.some((each) => each.form === form)) map.set(word, [...known, { outcome, form }]);
    }
  return map;
})();

/** Nouns of harm that count events and not people: "two shootings", "three massacres". */
export const processes: ReadonlySet<string> = new Set(
  'shooting shootings massacre massacres detention detentions imprisonment displacement displacements evacuation evacuations execution beheading wounding'.split(
    ' ',
  ),
);

/** Words before a number of people that make it a part of a whole just told. */
export const partMarkers: readonly (readonly string[])[] = [
  'including',
  'included',
  'among them',
  'amongst them',
  'among whom',
  'amongst whom',
  'among which',
  'of whom',
  'out of whom',
  'of which',
  'out of which',
  'of them',
  'out of them',
  'of these',
  'of those',
  'among these',
  'among those',
  'out of these',
].map((phrase) => phrase.split(' '));
