import type { ConflictParty, Entity } from '../model/index.ts';
import { isoOf, nameOf } from './states.ts';

// Who is a side of a conflict. A State that stands for a group that fights it would be the worst error of the room, so a name
// counts for a State only where it says so, and a name that names nobody is no side at all.

/** Several States under one name: one side, whose members are asked for. */
export const coalition = 'a coalition of States';
const anyCoalition = /\b(?:coalition|alliance|allies|axis)\b/iu;
const coalitionOfStates =
  /^(?:the )?(?:(?:entire|whole) )?(?:[\p{L}.]+[- ]led|international|global|multinational|anti-\p{L}+|counter[- ]\p{L}+)? ?(?:military )?coalition(?: (?:military )?(?:forces?|aircraft|warplanes|jets|troops|planes))?$/iu;

/** Words by which a group fights a State, even where its name also holds the State's own. */
const ofRebels =
  /\b(?:rebel\p{L}*|opposition|insurgen\p{L}*|guerrilla\p{L}*|resistance|revolution\p{L}*|liberation|free|democratic|people['’]?s|popular|islami[cs]t?|jihad\p{L}*|separatists?|front|movement|party|union|council|cartel\p{L}*|militants?|terrorists?|mercenar\p{L}*|paramilitar\p{L}*|militias?|fighters?|tribes?|tribal|contras?|self-defen[cs]e|shining|brotherhood|national army of)\b/iu;
/** Words by which a body is an organ of a State. */
const ofState =
  /\b(?:government|regime|ministry|ministries|army|armed forces|forces?|air force|navy|naval|marines?|coast guard|military|police|carabineros|gendarmerie|troops?|soldiers?|units?|warplanes|aircraft|jets|helicopters|security|intelligence|presidency|administration|authorities|leadership|command|commands|department|guards?|state|kremlin|pentagon|defen[cs]e)\b/iu;
/** The same for a group whose State is not given: names of regular forces. */
const regular =
  /\b(?:army|armed forces|air force|navy|national guard|security forces|defen[cs]e forces|police|troops|soldiers|warplanes)\b/iu;
/** A unit is nobody's until the file says whose it is. */
const ofUnit =
  /\b(?:divisions?|brigades?|battalions?|regiments?|squadrons?|batter(?:y|ies)|companies|platoons?|garrisons?|task force|command|units?|paratroopers|guard|operator)\b/iu;

/** Words before a common name that name no one group. */
const anyAdjective =
  /^(?:the|a|an|some|several|many|certain|various|other|another|more|additional|all|both|those|these|same|main|new|local|foreign|foreign-backed|western-backed|armed|heavily|militant|unknown|unidentified|masked|hooded|hired|alleged|suspected|violent|brutal|extremist|terrorist|islamist|moderate|leftist|rightist|left-wing|right-wing|criminal|common|real|internal|enemy|partner|dedicated|complete|entire|whole|legitimate|courageous|honest|comrade|ground|social|democratic|progressive|political|public|interested|private|right|left|wing|death|suicide|security|\d+|two|three|four|five|six|ten|dozens of|hundreds of|urban|self-styled|military|guerrilla|-wing)\s+/iu;
const anyRebels =
  /^(?:rebel|opposition|insurgent|anti-government|guerrilla|rebellion)s?(?: (?:group|fighter|force|faction|hold-out|unit|troop|organi[sz]ation)s?)?$/iu;
const anyLoyalists = /^pro-government (?:armed group|militia|force|fighter)s?$/iu;
const anyGovernment =
  /^(?:government|regime|army|military|national army|armed forces|air force|navy|security forces|national police|police|government['’]s army)(?: (?:forces?|troops|soldiers|army|warplanes|aircraft|units?))?$/iu;
/** Common names that say that people fight and not for whom. */
const nobody =
  /^(?:enem(?:y|ies)|fighters?|gunm[ae]n|terrorists?|militants?|extremists?|subversives?|attackers?|assailants?|kidnappers?|bodyguards?|guards?|deserters|m[ae]n|individuals|persons|elements|combatants?|soldiers?|troops|paratroopers|units?|forces?|groups?|cells?|squads?|organi[sz]ations?|militias?|militiamen|mercenaries|commandos?|artillery|bombers?|gangs?|cartels?|partners?|sides?|parties|army|division|guard|paramilitar(?:y|ies)|(?:paramilitary|terrorist|extremist|armed) (?:groups?|forces|gangs?|cells?|organi[sz]ations?|men|units?))$/iu;

/** The State whose regular forces a name speaks of by its first word: "Guatemalan army", "Jordan Armed Forces". */
function stateBy(name: string): string | null {
  const word = /^[\p{L}.]+/u.exec(name)?.[0] ?? '';
  for (const ending of ['', 'i', 'n', 'an', 'ian', 'ese', 'ish'])
    if (word.endsWith(ending)) {
      const stem = word.slice(0, word.length - ending.length);
      const iso = stem.length > 3 ? (isoOf(stem) ?? isoOf(`${stem}a`)) : null;
      if (iso) return iso;
    }
  return null;
}

/**
 * The side that an entity belongs to: a State by its code, a named group by its name, nameless rebels as one side, the nameless
 * government of the place, or a coalition of States. Null for names that name nobody, for units whose State is not given, and for
 * persons: whose national somebody is does not say for whom they act.
 */
export function sideOf(entity: Entity | undefined): ConflictParty | null {
  if (!entity) return null;
  const group = entity.kind === 'armed-group';
  const name = entity.name
    .replace(/["“”„]/gu, '')
    .trim()
    .replace(/^the /iu, '');
  if (coalitionOfStates.test(name)) return { name: coalition, kind: 'state', state: null };
  if (anyLoyalists.test(name)) return { name: 'pro-government armed groups', kind: 'armed-group', state: null };
  let plain = name;
  while (anyAdjective.test(plain)) plain = plain.replace(anyAdjective, '');
  const demonym = entity.state !== null ? plain.replace(/^\S+\s+/u, '') : plain;
  if (group && (anyRebels.test(plain) || anyRebels.test(demonym))) return { name: 'rebels', kind: 'armed-group', state: null };
  const state = entity.state === null ? null : { name: nameOf(entity.state), kind: 'state' as const, state: entity.state };
  if (entity.kind === 'state') return state;
  if (state && (group || entity.kind === 'organisation' || entity.kind === 'role') && ofState.test(name) && !ofRebels.test(name))
    return state;
  // An army that the file does not tie to a State is that of the government; in a file on one State there is one.
  if (anyGovernment.test(name) && entity.state === null) return { name: 'the government', kind: 'state', state: null };
  if (!group || nobody.test(plain) || nobody.test(name) || anyCoalition.test(name)) {
    // A coalition of local groups is a group by its name; what is only called an ally or an axis is nobody.
    return group && /\bcoalition\b/iu.test(name) ? { name, kind: 'armed-group', state: null } : null;
  }
  if (!ofRebels.test(name)) {
    const by = regular.test(name) ? stateBy(name) : null;
    if (by) return { name: nameOf(by), kind: 'state', state: by };
    if (regular.test(name) || ofUnit.test(name)) return null;
  }
  return { name: coreOf(name), kind: 'armed-group', state: null };
}

/** "Fighters of the Tarsk Front" and "Tarsk Front militants" are the Tarsk Front; what is written with a capital is part of the name. */
function coreOf(name: string): string {
  const core = name
    .replace(
      /^(?:fighters|members|militants|gunmen|forces|soldiers|troops|rebels|units|elements) (?:of|from) (?:the )?(?=\p{L})/iu,
      '',
    )
    .replace(/ (?:rebels|fighters|militants|insurgents|gunmen|forces|soldiers|troops|militia|militiamen|group)$/u, '');
  return /\p{Lu}/u.test(core) ? core : name;
}

/** Names of regular troops that no State is given for. */
const regulars =
  /\b(?:soldiers?|troops|infantry|polic\p{L}*|carabineros|military (?:patrols?|units?|garrisons?)|army (?:patrols?|units?|garrisons?)|counter-?insurgen\p{L}*)\b/iu;

/** The government of the place for troops that only the fight against an armed group makes known: soldiers fought guerrillas. */
export const regularsOf = (entity: Entity | undefined): ConflictParty | null =>
  entity?.kind === 'armed-group' &&
  entity.state === null &&
  regulars.test(entity.name) &&
  !ofRebels.test(entity.name.replace(/counter-?insurgen\p{L}*/giu, ''))
    ? { name: 'the government', kind: 'state', state: null }
    : null;

export const sideKey = ({ kind, state, name }: ConflictParty): string =>
  kind === 'state'
    ? `state:${state ?? (name === coalition ? 'coalition' : 'government')}`
    : `group:${(/^\p{Lu}\S*s$/u.test(name) ? name.slice(0, -1) : name).toLowerCase()}`;
