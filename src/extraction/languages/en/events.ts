// English words that tell of events, with the places in the sentence where their roles stand. Data only: how a place is found
// in a sentence is in events/slots.ts. Lemmas propose; what they need around them, and the parse, decide.
import type { EventKind } from '../../../model/index.ts';

/**
 * What stands in a place: someone who acts (`agent`), helps (`supporter`), takes part (`participant`), is helped or addressed
 * (`beneficiary`, `recipient`), asks (`requester`), receives guests (`host`), is blamed (`accused`); or what is struck (`target`), struck with (`weapon`),
 * harmed (`victim`, told by the harms), or only a place (`place`) or a subject matter (`theme`).
 */
export type Role =
  | 'agent'
  | 'supporter'
  | 'participant'
  | 'beneficiary'
  | 'recipient'
  | 'requester'
  | 'speaker'
  | 'accused'
  | 'visitor'
  | 'host'
  | 'drafter'
  | 'target'
  | 'weapon'
  | 'victim'
  | 'place'
  | 'theme';

/** Where in the clause: `subj` and `obj` as of the active voice, `poss`, `dem` (a demonym or noun before it), or a preposition. */
export type Slot = string;

/**
 * What must be there for the word to tell of this event at all: an object of a class, a subject of a class, any filled place.
 * `party`: a state, armed group or organisation; `armed`: who can fight; `ground`: a place or territory; `person`: people or a person.
 */
export type Need =
  | 'obj:party'
  | 'obj:ground'
  | 'obj:target'
  | 'obj:weapon'
  | 'obj:person'
  | 'obj:any'
  | 'subj:weapon'
  | 'subj:munition'
  | 'subj:strike'
  | 'subj:armed'
  | 'subj:party'
  | 'subj:person'
  | 'any'
  | 'to:any'
  | 'into:any'
  | 'poss:any'
  | 'by:any'
  | 'for:any'
  | 'subj:draft'
  | 'subj:aid'
  | 'subj:leader'
  | 'obj:guest'
  | 'to:party'
  | 'to:armed'
  | 'to:person'
  | 'obj:armed'
  | 'with:party'
  | 'between:party'
  | 'with:person'
  | 'poss:party'
  | 'poss:person'
  | 'with:weapon'
  | 'of:weapon'
  | 'for:party'
  | 'with:any'
  | 'to:court';

export interface Frame {
  readonly kind: EventKind;
  readonly detail: string | null;
  readonly form: 'verb' | 'noun';
  /** Lemmas in order; the first carries the grammar, each further one follows within a few words ("take … control"). */
  readonly words: readonly string[];
  readonly roles: ReadonlyMap<Slot, Role>;
  /** One of these must hold; empty when the word alone is enough. */
  readonly needs: readonly Need[];
}

const strike = 'subj=agent obj=target on=target at=target against=target with=weapon into=target';
const struck = 'poss=agent dem=agent by=agent of=target on=target against=target at=target with=weapon over=target';
const taking = 'subj=agent obj=place from=target of=place against=target';
const speaking = 'subj=speaker';

type Row = readonly [kind: EventKind, detail: string | null, form: 'verb' | 'noun', words: string, roles: string, needs?: string];

/** `a/b+c`: a or b, followed within a few words by c. */
const rows: readonly Row[] = [
  // --- attacks ---
  ['attack', null, 'verb', 'bomb bombard', strike],
  ['attack', 'shelling', 'verb', 'shell', strike],
  ['attack', 'airstrike', 'verb', 'strafe airstrike', strike],
  ['attack', null, 'verb', 'pound pummel batter hammer rake', strike, 'obj:target obj:ground subj:strike subj:weapon'],
  [
    'attack',
    null,
    'verb',
    'hit strike target',
    strike,
    'obj:target obj:ground obj:party obj:person subj:strike subj:weapon subj:armed',
  ],
  ['attack', null, 'verb', 'attack assault', strike, 'obj:target obj:ground obj:party obj:person obj:any'],
  ['attack', 'ground-attack-on-civilians', 'verb', 'ambush', strike],
  ['attack', null, 'verb', 'ram', 'subj=agent into=target', 'into:any'],
  ['offensive', null, 'verb', 'invade', strike, 'subj:party subj:armed'],
  ['attack', null, 'verb', 'storm raid', strike, 'obj:target obj:ground obj:party'],
  ['attack', null, 'verb', 'fire+at fire+on fire+into open+fire', 'subj=agent on=target at=target into=target'],
  [
    'attack',
    null,
    'verb',
    'fire launch lob hurl',
    'subj=agent obj=weapon on=target at=target into=target against=target',
    'obj:weapon',
  ],
  ['attack', 'airstrike', 'verb', 'drop', 'subj=agent obj=weapon on=target over=target', 'obj:weapon'],
  [
    'attack',
    null,
    'verb',
    'land fall crash slam rain plough plow rip tear',
    'subj=agent on=target in=target near=target into=target through=target',
    'subj:munition',
  ],
  [
    'attack',
    null,
    'verb',
    'explode detonate go+off',
    'subj=agent in=place near=target at=target outside=target beside=target by=agent',
    'subj:munition',
  ],
  ['attack', 'remote-explosive', 'verb', 'blow+up', 'subj=agent obj=target', 'obj:target obj:ground obj:any'],
  [
    'attack',
    'ground-attack-on-civilians',
    'verb',
    'gun+down shoot',
    'subj=agent obj=victim at=target',
    'obj:person obj:party obj:any',
  ],
  ['clash', 'interception', 'verb', 'shoot/bring+down intercept', 'subj=agent obj=weapon', 'obj:weapon'],
  ['attack', 'ground-attack-on-civilians', 'verb', 'shoot+down', 'subj=agent obj=victim', 'obj:person'],
  ['attack', 'ground-attack-on-civilians', 'verb', 'hack stab slash', 'subj=agent obj=victim at=target', 'obj:person'],
  ['attack', 'sniping', 'verb', 'snipe', 'subj=agent at=target obj=target'],
  ['attack', 'airstrike', 'noun', 'airstrike airraid airattack warplane+strike', struck],
  ['attack', 'drone-strike', 'noun', 'dronestrike droneattack', struck],
  ['attack', 'shelling', 'noun', 'shelling cannonade mortaring', struck],
  ['attack', 'shelling', 'noun', 'rocket+fire artillery+fire mortar+fire shell+fire tank+fire', struck],
  ['attack', null, 'verb', 'firebomb dynamite machinegun', strike],
  ['attack', null, 'noun', 'bombing bombardment barrage salvo', struck],
  ['attack', null, 'noun', 'strike attack raid assault ambush', struck],
  ['attack', 'remote-explosive', 'noun', 'carbombing', struck],
  ['attack', null, 'noun', 'explosion blast', 'by=agent in=place at=target near=target'],
  ['attack', 'ground-attack-on-civilians', 'noun', 'shooting', struck],
  // --- people killed, hurt, held ---
  ['killing', null, 'verb', 'kill slay slaughter murder', 'subj=agent obj=victim with=weapon at=target'],
  ['killing', null, 'verb', 'die perish', 'subj=victim'],
  ['killing', null, 'verb', 'lose+life', 'subj=victim'],
  ['killing', null, 'verb', 'claim/cost/take+life', 'subj=agent of=victim'],
  ['killing', null, 'verb', 'leave+dead', 'subj=agent obj=victim'],
  ['killing', 'execution', 'verb', 'execute behead lynch hang', 'subj=agent obj=victim', 'obj:person obj:party'],
  ['killing', 'execution', 'verb', 'assassinate', 'subj=agent obj=victim'],
  ['killing', 'ground-attack-on-civilians', 'verb', 'massacre', 'subj=agent obj=victim'],
  ['killing', 'ground-attack-on-civilians', 'noun', 'massacre', 'poss=agent by=agent of=victim'],
  ['killing', 'execution', 'noun', 'execution assassination', 'poss=agent by=agent of=victim'],
  ['killing', null, 'noun', 'killing murder slaughter', 'poss=agent by=agent of=victim'],
  ['killing', null, 'noun', 'death', 'of=victim'],
  ['injury', null, 'verb', 'injure wound maim', 'subj=agent obj=victim with=weapon at=target'],
  ['injury', null, 'verb', 'lose+leg lose+arm lose+hand lose+foot lose+eye lose+limb', 'subj=victim'],
  ['casualties', null, 'noun', 'casualty', 'of=victim among=victim'],
  ['detention', null, 'verb', 'arrest detain imprison jail intern', 'subj=agent obj=victim'],
  ['detention', null, 'verb', 'round+up', 'subj=agent obj=victim'],
  ['detention', null, 'noun', 'arrest detention imprisonment', 'poss=victim by=agent of=victim', 'any'],
  ['detention', null, 'noun', 'custody', 'of=agent', 'any'],
  ['abduction', null, 'verb', 'abduct kidnap', 'subj=agent obj=victim'],
  ['abduction', null, 'verb', 'take/hold+hostage', 'subj=agent obj=victim'],
  ['abduction', null, 'verb', 'take/drag/lead+away snatch', 'subj=agent obj=victim', 'obj:person'],
  ['abduction', null, 'noun', 'abduction kidnapping hostagetaking', 'by=agent of=victim'],
  ['torture', null, 'verb', 'torture mistreat electrocute', 'subj=agent obj=victim'],
  ['torture', null, 'verb', 'beat', 'subj=agent obj=victim', 'obj:person'],
  ['torture', null, 'verb', 'whip flog waterboard', 'subj=agent obj=victim', 'obj:person'],
  ['torture', null, 'noun', 'torture illtreatment', 'by=agent of=victim'],
  ['sexual-violence', null, 'verb', 'rape', 'subj=agent obj=victim'],
  ['sexual-violence', null, 'noun', 'rape', 'by=agent of=victim'],
  ['sexual-violence', null, 'noun', 'sexual+violence sexual+assault sexual+abuse', 'by=agent of=victim against=victim', 'any'],
  ['displacement', null, 'verb', 'displace expel deport uproot evict', 'subj=agent obj=victim from=place'],
  ['displacement', null, 'verb', 'force/drive+leave force/drive+flee', 'subj=agent obj=victim from=place'],
  ['displacement', null, 'verb', 'flee', 'subj=victim obj=place from=place to=place'],
  ['displacement', null, 'verb', 'force/drive+out', 'subj=agent obj=victim of=place', 'obj:person'],
  ['displacement', null, 'noun', 'displacement exodus deportation expulsion eviction', 'by=agent of=victim from=place'],
  ['siege', null, 'verb', 'besiege encircle blockade', 'subj=agent obj=target'],
  ['siege', null, 'verb', 'surround', 'subj=agent obj=target', 'subj:armed subj:party'],
  ['siege', null, 'verb', 'lay/lie+siege', 'subj=agent to=target'],
  ['siege', null, 'verb', 'cut+off', 'subj=agent obj=target', 'obj:ground obj:target'],
  ['siege', null, 'noun', 'siege blockade encirclement', 'poss=agent by=agent of=target on=target'],
  [
    'destruction',
    null,
    'verb',
    'destroy demolish raze flatten damage gut wreck bulldoze torch burn',
    'subj=agent obj=target',
    'obj:target obj:ground obj:any',
  ],
  ['destruction', null, 'verb', 'set+fire set+ablaze', 'subj=agent obj=target to=target', 'obj:target obj:ground obj:any'],
  ['destruction', null, 'noun', 'destruction demolition', 'poss=agent by=agent of=target', 'any'],
  ['pillage', null, 'verb', 'loot pillage ransack plunder', 'subj=agent obj=target'],
  ['pillage', null, 'noun', 'looting pillage', 'by=agent of=target'],
  [
    'recruitment',
    null,
    'verb',
    'recruit/conscript/enlist+child recruit/conscript/enlist+boy recruit/conscript/enlist+minor',
    'subj=agent',
  ],
  ['human-shields', null, 'verb', 'use+shield', 'subj=agent obj=victim'],
  // --- aid ---
  [
    'aid-denial',
    null,
    'verb',
    'block/deny/obstruct/prevent/hinder/refuse/withhold/stop/bar/restrict+aid block/deny/obstruct/prevent/hinder/refuse/stop/turn/bar+convoy block/deny/obstruct/prevent/hinder/refuse/withhold/bar/restrict+access block/deny/withhold+relief block/deny/withhold+medicine block/deny/withhold+supply stop/halt/turn/delay+supply block/obstruct/hinder/delay/deny/stop+delivery',
    'subj=agent to=victim from=agent',
  ],
  [
    'aid-denial',
    null,
    'verb',
    'loot/remove/confiscate/strip+medicine loot/remove/confiscate/strip+supply loot/seize/confiscate+aid',
    'subj=agent from=target',
  ],
  [
    'aid',
    null,
    'verb',
    'deliver/bring/send/distribute/provide/give/supply/get/carry/ship+aid deliver/bring/send/distribute/provide/give/supply+relief deliver/bring/send/distribute/provide/give+assistance deliver/bring/send/distribute+food deliver/bring/send/distribute+medicine deliver/bring/send+supply',
    'subj=agent to=beneficiary inside=place into=place',
  ],
  ['aid', null, 'verb', 'need/want/demand/secure/guarantee/allow/grant+access', 'subj=requester'],
  ['aid', null, 'verb', 'enter reach', 'subj=theme obj=place', 'subj:aid'],
  [
    'aid',
    null,
    'noun',
    'aiddelivery humanitarian+aid medical+aid food+aid relief+supply humanitarian+assistance',
    'to=beneficiary by=agent for=beneficiary from=agent',
    'to:any for:any by:any',
  ],
  ['aid', null, 'noun', 'humanitarian+access unhindered+access safe+access', 'to=place for=beneficiary'],
  // --- war ---
  [
    'offensive',
    null,
    'noun',
    'offensive counteroffensive airoffensive',
    'poss=agent dem=agent by=agent of=agent on=target against=target',
  ],
  ['offensive', null, 'noun', 'invasion incursion', 'poss=agent dem=agent by=agent of=place into=place', 'any'],
  ['offensive', null, 'noun', 'advance onslaught', 'poss=agent dem=agent by=agent of=agent on=target against=target', 'any'],
  [
    'offensive',
    null,
    'noun',
    'bombing+campaign air+campaign military+campaign military+operation ground+operation',
    'poss=agent dem=agent by=agent against=target on=target',
  ],
  ['clash', null, 'verb', 'clash skirmish', 'subj=participant with=participant'],
  [
    'clash',
    null,
    'verb',
    'fight battle',
    'subj=participant obj=participant against=participant with=participant',
    'obj:party obj:armed subj:armed',
  ],
  ['clash', null, 'verb', 'overpower repel repulse outgun rout', 'subj=agent obj=target'],
  ['clash', null, 'verb', 'exchange+fire trade+fire', 'subj=participant with=participant'],
  [
    'clash',
    null,
    'noun',
    'clash fighting firefight gunbattle skirmish shootout gunfight',
    'between=participant with=participant of=place',
  ],
  ['clash', null, 'noun', 'battle', 'between=participant with=participant for=place'],
  [
    'territorial-change',
    'taken',
    'verb',
    'seize capture recapture retake overrun conquer reclaim occupy liberate',
    taking,
    'obj:ground obj:target',
  ],
  ['territorial-change', 'taken', 'verb', 'take/seize/gain/regain/retake/win/assume+control', 'subj=agent of=place over=place'],
  ['territorial-change', 'taken', 'verb', 'take retake', taking, 'obj:ground'],
  ['territorial-change', 'taken', 'verb', 'push/drive/force+back', 'subj=agent obj=place'],
  ['territorial-change', 'taken', 'verb', 'make/score+advance make/score+gain gain+ground', 'subj=agent in=place into=place'],
  ['territorial-change', 'taken', 'verb', 'advance', 'subj=agent into=place on=place towards=place in=place', 'subj:armed'],
  ['territorial-change', 'taken', 'verb', 'drive/push+out', 'subj=agent obj=target of=place', 'obj:party obj:armed'],
  ['territorial-change', 'lost', 'verb', 'fall+to', 'subj=place to=agent'],
  [
    'territorial-change',
    'lost',
    'verb',
    'lose+control lose+ground lose+territory cede+territory surrender+territory',
    'subj=agent of=place',
  ],
  ['territorial-change', 'taken', 'noun', 'capture recapture takeover', 'poss=agent by=agent of=place', 'any'],
  ['movement', null, 'verb', 'move march redeploy regroup', 'subj=agent to=place towards=place into=place', 'subj:armed'],
  ['movement', null, 'verb', 'enter', 'subj=agent obj=place', 'subj:armed'],
  [
    'movement',
    'withdrawal',
    'verb',
    'withdraw retreat pull+out pull+back',
    'subj=agent obj=agent from=place',
    'subj:armed obj:armed',
  ],
  ['movement', 'withdrawal', 'noun', 'withdrawal retreat pullout', 'poss=agent by=agent of=agent from=place', 'any'],
  ['deployment', null, 'verb', 'deploy station', 'subj=agent obj=weapon to=place in=place', 'obj:any'],
  [
    'deployment',
    'base',
    'verb',
    'set/build/establish/open/construct/create+base set+outpost build/establish+outpost',
    'subj=agent in=place at=place',
  ],
  [
    'deployment',
    null,
    'verb',
    'send/dispatch+troop send/dispatch+soldier send/dispatch+warship send/dispatch+force send/dispatch+frigate send/dispatch+ship send/dispatch+tank send/dispatch+peacekeeper send/dispatch+adviser send/dispatch+observer send/dispatch+reinforcement send/dispatch+battalion send/dispatch+warplane',
    'subj=agent to=place',
  ],
  ['deployment', null, 'noun', 'deployment', 'poss=agent dem=agent by=agent in=place to=place', 'any'],
  ['military-support', null, 'verb', 'support back', 'subj=supporter obj=beneficiary with=weapon', 'obj:party'],
  ['military-support', null, 'verb', 'arm train equip', 'subj=supporter obj=beneficiary', 'obj:party obj:armed'],
  [
    'military-support',
    null,
    'verb',
    'supply/provide/send/ship/sell/deliver+weapon supply/provide/send/ship/sell/deliver+arm',
    'subj=supporter to=beneficiary',
    'to:any',
  ],
  [
    'military-support',
    null,
    'noun',
    'support backing',
    'poss=supporter by=supporter from=supporter for=beneficiary to=beneficiary of=beneficiary',
    'for:party',
  ],
  [
    'military-support',
    null,
    'noun',
    'military+aid military+assistance',
    'poss=supporter from=supporter to=beneficiary for=beneficiary',
    'any',
  ],
  ['weapon-use', null, 'verb', 'use employ', 'subj=agent obj=weapon against=target in=place', 'obj:weapon'],
  ['weapon-use', null, 'verb', 'come arrive', 'subj=agent with=weapon', 'with:weapon'],
  ['weapon-use', null, 'noun', 'use', 'poss=agent by=agent of=weapon against=target', 'of:weapon'],
  // --- votes are read by votes.ts; these rows tell it what a draft is made to do ---
  ['draft', null, 'verb', 'stand+for provide+for', 'subj=theme', 'subj:draft'],
  ['draft', null, 'verb', 'include contain seek', 'subj=theme', 'subj:draft'],
  // --- diplomacy ---
  ['ceasefire', null, 'noun', 'ceasefire truce armistice', 'between=participant with=participant by=participant'],
  ['ceasefire', null, 'noun', 'cessation+hostility end+hostility halt+hostility', 'between=participant'],
  [
    'ceasefire',
    null,
    'verb',
    'cease/stop/halt+fire cease/stop/halt/end+fighting cease/stop/halt/end+hostility',
    'subj=participant',
  ],
  ['ceasefire-breach', null, 'verb', 'violate/break/breach+ceasefire violate/break/breach+truce', 'subj=agent'],
  ['ceasefire-breach', null, 'noun', 'violation/breach/collapse+ceasefire violation/breach/collapse+truce', 'by=agent'],
  [
    'agreement',
    null,
    'verb',
    'sign/reach/strike/conclude/broker/secure+agreement sign/reach/strike/conclude/broker/secure+deal sign/reach+accord sign+pact',
    'subj=participant with=participant between=participant',
  ],
  ['agreement', null, 'verb', 'agree', 'subj=participant with=participant', 'to:any subj:party subj:leader with:party'],
  ['agreement', null, 'noun', 'agreement deal accord pact', 'between=participant with=participant', 'between:party'],
  ['cooperation', 'suspended', 'verb', 'suspend/end/freeze/halt/break/cut/stop+cooperation', 'subj=agent with=participant'],
  ['cooperation', null, 'verb', 'cooperate collaborate', 'subj=participant with=participant', 'any'],
  [
    'cooperation',
    null,
    'noun',
    'cooperation',
    'poss=participant between=participant with=participant',
    'with:party between:party',
  ],
  ['meeting', null, 'verb', 'meet', 'subj=participant obj=participant with=participant', 'obj:person with:person'],
  ['meeting', null, 'verb', 'hold+talk hold+meeting', 'subj=participant with=participant'],
  ['meeting', null, 'verb', 'receive host', 'subj=host obj=participant', 'obj:guest'],
  [
    'meeting',
    null,
    'noun',
    'meeting talk summit',
    'poss=participant between=participant with=participant of=participant subject=participant',
    'with:party between:party poss:party poss:person with:person of:leader',
  ],
  ['visit', null, 'verb', 'visit', 'subj=visitor obj=place', 'subj:person subj:party'],
  ['visit', null, 'verb', 'travel fly arrive', 'subj=visitor to=place in=place at=place', 'subj:leader'],
  [
    'visit',
    null,
    'noun',
    'visit trip',
    'poss=visitor by=visitor of=visitor to=place in=place subject=visitor',
    'poss:any to:any by:any',
  ],
  [
    'offer',
    null,
    'verb',
    'offer promise pledge guarantee propose',
    'subj=agent to=recipient iobj=recipient obj=recipient',
    'obj:any',
  ],
  // "offered to open a corridor"
  ['offer', null, 'verb', 'offer promise pledge', 'subj=agent to=recipient', 'subj:any'],
  ['offer', null, 'verb', 'grant/declare/announce+amnesty', 'subj=agent to=recipient'],
  ['offer', null, 'verb', 'allow permit let', 'subj=agent obj=recipient', 'obj:armed obj:person obj:party'],
  ['offer', null, 'noun', 'offer proposal', 'poss=agent by=agent from=agent to=recipient'],
  ['demand', null, 'verb', 'demand', 'subj=requester'],
  ['demand', null, 'verb', 'urge implore beseech', 'subj=requester obj=recipient', 'obj:any'],
  ['demand', null, 'verb', 'call/appeal+for call+on', 'subj=requester on=recipient to=recipient'],
  ['demand', null, 'verb', 'press/push+for', 'subj=requester'],
  ['demand', null, 'noun', 'demand', 'poss=requester by=requester', 'any'],
  ['sanction', null, 'verb', 'impose/slap/lift/tighten/extend/threaten+sanction', 'subj=agent on=recipient against=recipient'],
  ['sanction', null, 'noun', 'sanction embargo', 'poss=agent dem=agent by=agent against=recipient on=recipient', 'any'],
  ['evacuation', null, 'verb', 'evacuate', 'subj=participant obj=participant from=place to=place'],
  ['evacuation', null, 'noun', 'evacuation', 'of=participant from=place by=agent'],
  // --- justice ---
  ['investigation', null, 'verb', 'investigate probe', 'subj=agent by=agent'],
  ['investigation', null, 'noun', 'investigation inquiry probe', 'poss=agent by=agent'],
  ['referral', null, 'verb', 'refer', 'subj=agent to=recipient', 'to:court'],
  [
    'referral',
    null,
    'verb',
    'take/bring/submit+matter take/bring/submit+case take/bring+situation',
    'subj=agent to=recipient',
    'to:court',
  ],
  ['referral', null, 'noun', 'referral', 'poss=agent by=agent to=recipient'],
  ['prosecution', null, 'verb', 'prosecute indict convict sentence', 'subj=agent obj=target', 'obj:any'],
  ['prosecution', null, 'verb', 'charge', 'subj=agent obj=target', 'with:any'],
  [
    'prosecution',
    null,
    'verb',
    'hold+accountable bring+justice face+justice face+trial put+trial live+responsibility',
    'subj=agent',
  ],
  [
    'prosecution',
    null,
    'noun',
    'indictment prosecution trial warrant',
    'poss=target by=agent of=target against=target for=target',
  ],
  // --- speech; speaker and content come from the attribution ---
  ['accusation', null, 'verb', 'accuse', 'subj=speaker obj=accused'],
  ['accusation', null, 'verb', 'blame', 'subj=speaker obj=accused on=accused'],
  ['accusation', null, 'verb', 'hold+responsible', 'subj=speaker obj=accused'],
  ['accusation', null, 'verb', 'attribute ascribe', 'subj=speaker to=accused', 'to:party to:armed to:person'],
  ['accusation', null, 'noun', 'accusation allegation', 'poss=speaker by=speaker against=accused', 'any'],
  ['condemnation', null, 'verb', 'condemn denounce decry deplore slam', speaking],
  [
    'condemnation',
    null,
    'verb',
    'express/voice+outrage express/voice+alarm express/voice+condemnation express/voice+horror',
    speaking,
  ],
  ['condemnation', null, 'noun', 'condemnation outcry', 'poss=speaker by=speaker from=speaker'],
  ['denial', null, 'verb', 'deny refute', speaking],
  [
    'denial',
    null,
    'verb',
    'reject/dismiss+accusation reject/dismiss+allegation reject/dismiss+claim reject/dismiss+report',
    speaking,
  ],
  ['admission', null, 'verb', 'claim/accept/admit/acknowledge+responsibility', speaking],
  ['admission', null, 'verb', 'admit', speaking],
  ['statement', 'position', 'verb', 'stand+against stand+by oppose', speaking, 'subj:party subj:person'],
  ['warning', null, 'verb', 'warn', 'subj=speaker obj=recipient'],
  ['warning', null, 'verb', 'issue+warning', 'subj=speaker to=recipient'],
];

const parse = (text: string): ReadonlyMap<Slot, Role> =>
  new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [Slot, Role]),
  );

function expand(words: string): string[][] {
  let out: string[][] = [[]];
  for (const part of words.split('+')) out = out.flatMap((before) => part.split('/').map((word) => [...before, word]));
  return out;
}

function build(): Readonly<Record<Frame['form'], ReadonlyMap<string, readonly Frame[]>>> {
  const frames = { verb: new Map<string, Frame[]>(), noun: new Map<string, Frame[]>() };
  for (const [kind, detail, form, words, roles, needs = ''] of rows)
    for (const list of words.split(' ').flatMap(expand)) {
      const frame: Frame = {
        kind,
        detail,
        form,
        words: list,
        roles: parse(roles),
        needs: needs.split(' ').filter(Boolean) as Need[],
      };
      const [first = ''] = list;
      frames[form].set(first, [...(frames[form].get(first) ?? []), frame]);
    }
  // Longer frames first: "take control" before "take".
  for (const form of [frames.verb, frames.noun])
    for (const list of form.values()) list.sort((a, b) => b.words.length - a.words.length);
  return frames;
}

/** Frames of verbs and of nouns by the first lemma, with hyphens and spaces left out; longer frames first. */
export const frames = build();

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that carry out what their object, or their passive subject, names. */
export const lightVerbs = set(
  'launch carry conduct wage mount stage commit perpetrate execute unleash begin start continue resume intensify step cause conduct perform make undertake lead order escalate open',
);
/** Participles after a noun of event: "offensive backed by X" gives a supporter, never an agent. */
export const supportingVerbs = set('back support aid assist help finance fund arm');
/** After a hyphen: what the word before it does to the noun ("rebel-held": nothing to the event). */
export const hyphenRoles: ReadonlyMap<string, Role | null> = new Map<string, Role | null>([
  ['backed', 'supporter'],
  ['supported', 'supporter'],
  ['sponsored', 'supporter'],
  ['led', 'agent'],
  ['held', null],
  ['controlled', null],
  ['run', null],
  ['drafted', 'drafter'],
]);

/** Modifiers and heads that say with what an attack was made: word → detail code of the attack vocabulary. */
export const attackDetails: ReadonlyMap<string, string> = new Map(
  [
    ['airstrike', 'air aerial airborne warplane jet aircraft plane airplane airstrike airraid'],
    ['drone-strike', 'drone uav unmanned quadcopter'],
    ['helicopter-attack', 'helicopter gunship'],
    ['shelling', 'mortar artillery rocket missile shell tank howitzer ballistic cruise shelling'],
    ['suicide-bombing', 'suicide'],
    ['remote-explosive', 'car roadside truck ied landmine mine vbied booby'],
    ['chemical-attack', 'chemical gas chlorine sarin nerve toxic'],
    ['grenade', 'grenade'],
    ['sniping', 'sniper'],
    ['ground-attack-on-civilians', 'gunman gun knife machete arson'],
  ].flatMap(([detail, words]) => words!.split(' ').map((word) => [word, detail!] as const)),
);

/** Heads that never name an event although the word could: "heart attack", "hunger strike". */
export const notEvents: ReadonlySet<string> = set(
  'heart panic asthma hunger labour labor general rail teachers wildcat lightning election electoral advertising publicity marketing political presidential blockbuster verbal personal cyber penalty free price trade',
);

/** Names of crimes and wrongs that a speaker gives to acts. */
export const legalNames: readonly (readonly string[])[] = [
  ['war', 'crime'],
  ['crime', 'against', 'humanity'],
  ['genocide'],
  ['ethnic', 'cleansing'],
  ['collective', 'punishment'],
  ['terrorism'],
  ['atrocity'],
  ['barbarism'],
  ['barbaric'],
  ['massacre'],
  ['aggression'],
  ['violation', 'of', 'international'],
];
/** Verbs under which such a name is given: "called … a war crime", "amounts to". */
export const namingVerbs = set(
  'call label term brand deem describe characterise characterize constitute amount denounce condemn consider qualify be represent commit',
);

/** Nouns for people who can act in war, when no entity was made of them. */
export const armedNouns = set(
  'force troop army military soldier rebel militant gunman fighter insurgent police policeman militia militiaman group faction regime government coalition attacker assailant jihadist terrorist guerrilla brigade battalion regiment army navy junta paramilitary commando sniper bomber extremist armed-group opposition separatist man power country nation state bloc ally side party authority',
);
/** Nouns for those who act by office. */
export const actingNouns = set(
  'prosecutor court judge tribunal official ministry commission parliament council agency office spokesman spokeswoman guard',
);
/** Nouns for machines of war: whose they are is told by the word before them. */
export const platformNouns = set(
  'warplane plane jet aircraft helicopter gunship drone bomber fighter-jet tank artillery gun gunboat warship cannon battery missile rocket shell bomb airstrike strike bombing shelling bombardment attack raid offensive weapon air-force airforce',
);
/** Nouns for ground. */
export const groundNouns = set(
  'city town village area part district neighbourhood neighborhood quarter suburb region province territory front frontline front-line line hold-out holdout stronghold enclave pocket base airport airbase bridge hill road highway crossing checkpoint post position camp square border side east west north south port island centre center outskirts countryside',
);
/** Nouns for people. */
export const personNouns = set(
  'people person civilian resident villager man woman child boy girl family worker journalist reporter doctor nurse medic patient teacher student pupil worshipper passer-by protester demonstrator prisoner detainee refugee fighter soldier policeman officer driver farmer trader shopper president minister leader official secretary envoy chief diplomat ambassador counterpart general commander',
);
/** Who travels as a matter of state. */
export const leaderNouns = set(
  'president minister leader secretary envoy chief diplomat ambassador delegation counterpart chancellor king premier commissioner chairman delegate emissary mediator investigator inspector team',
);
export const aidNouns = set('aid relief convoy supply food medicine assistance lorry truck shipment');
export const courtNouns = set('court tribunal icc prosecutor council justice');
/** Verbs whose object does what the next verb says ("allowed the convoy to pass"); any other verb keeps its own subject. */
export const objectControl = set(
  'allow permit let enable force compel order urge ask tell help assist prompt cause lead push encourage persuade invite want expect instruct require leave see watch hear find prevent stop keep authorise authorize',
);
/** What one has in mind oneself: whose plan it is, is who does what is planned. */
export const ownNouns = set(
  'plan intention decision aim goal hope ambition desire idea readiness willingness effort attempt bid right offer promise pledge threat',
);
/** Subjects that stand for what they name and never act: no actor is made of them. */
export const neverActors = set(
  'it there this that what which who one both many some thing fact situation day week month year concern tension vote resolution draft text proposal report meeting visit war conflict city town village area number toll casualty people civilian child woman resident victim',
);
