// Words that say of a named person, from the words beside the name, that he or she was killed or hurt.

/** What is done to somebody: "was shot", "was fatally shot", "shot X". */
export const done: ReadonlySet<string> = words(
  'shot killed murdered struck hit wounded injured hurt stabbed slain gunned beaten executed slayed hospitalized hospitalised',
);
/** The same as it is being done: "killing X". */
export const doing: ReadonlySet<string> = words('killing shooting wounding injuring striking hitting stabbing murdering hurting');
/** What somebody suffers: "X died". */
export const undergone: ReadonlySet<string> = words('died dies dead succumbed perished');
/** What somebody has, with a wound after it: "X suffered a gunshot wound". */
export const has: ReadonlySet<string> = words('suffered sustained received suffering');
/** How somebody is found or declared, with a state after it: "X was pronounced dead". */
export const declared: ReadonlySet<string> = words('pronounced found declared listed left');
/** How somebody comes to a hospital. */
export const brought: ReadonlySet<string> = words('taken transported airlifted rushed flown brought carried driven');
export const states: ReadonlySet<string> = words(
  'dead deceased unresponsive unconscious critical serious wounded injured bleeding lifeless suffering',
);
export const wounds: ReadonlySet<string> = words('wound wounds injury injuries gunshot');
export const hospitals: ReadonlySet<string> = words('hospital hospitals center centre medical clinic infirmary');
/** What is lost or held for the dead: "the death of X", "a vigil for X". */
export const losses: ReadonlySet<string> = words(
  'death deaths killing killings murder murders slaying shooting homicide loss body bodies wounding funeral funerals',
);
export const mournings: ReadonlySet<string> = words(
  'vigil vigils funeral funerals services service memorial visitation mourning mourn',
);
export const victims: ReadonlySet<string> = words('victim victims deceased');
export const speech: ReadonlySet<string> = words('said says told tells added recalled wrote');
export const names: ReadonlySet<string> = words('identified named');
/** Whom a report calls so before it names the victim: "identified the girl as X". */
export const young: ReadonlySet<string> = words(
  'boy girl teen teenager child toddler infant baby student man woman men women children victim victims dead deceased body bodies',
);
/** Who is sought or held for it: named in the same words, and no victim. */
export const suspects: ReadonlySet<string> = words(
  'suspect suspects shooter gunman attacker assailant suspected arrested charged accused driver officer officers',
);
/** Words between a name and what was done, or before a name and after what was done. */
export const passed: ReadonlySet<string> = words(
  'was were is are has had have been being also later then fatally accidentally critically seriously severely reportedly apparently allegedly mortally who both himself all',
);
/** Words for a weapon that say nothing of its kind. */
export const anyWeapon: ReadonlySet<string> = words('gun guns weapon weapons firearm firearms arms');
export const kin: ReadonlySet<string> = words(
  'his her their its the a an and wife husband son daughter brother sister mother father friend cousin classmate girlfriend boyfriend stepdaughter stepson partner year old months month young young',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
