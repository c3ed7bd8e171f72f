// English names of weapons: class code (attack vocabulary, with hyphens) and lemmas; a longer name wins over a shorter one.

const rows: readonly (readonly [code: string, names: string])[] = [
  ['barrel-bomb', 'barrel bomb|container bomb|barrel'],
  [
    'bunker-buster',
    'bunker buster|bunker-buster|bunker-busting bomb|bunker busting bomb|penetrating bomb|concrete-piercing bomb',
  ],
  ['thermobaric', 'thermobaric weapon|thermobaric bomb|thermobaric rocket|vacuum bomb|fuel-air bomb|fuel-air explosive'],
  ['cluster-munition', 'cluster bomb|cluster munition|cluster ammunition|bomblet|submunition|cluster rocket'],
  [
    'incendiary',
    'incendiary|incendiary weapon|incendiary bomb|incendiary munition|napalm|white phosphorus|phosphorus|thermite|phosphorus bomb|phosphorus shell',
  ],
  ['tank-shell', 'tank shell|tank fire|tank round'],
  ['artillery', 'artillery|artillery shell|artillery fire|artillery round|howitzer|shell|field gun|heavy gun'],
  ['mortar', 'mortar|mortar round|mortar bomb|mortar shell|mortar fire'],
  ['rocket', 'rocket|rocket fire|grad|grad rocket|mlrs|multiple rocket launcher|rocket launcher|uragan|smerch|hell cannon'],
  ['missile', 'missile|ballistic missile|cruise missile|guided missile|scud|iskander|kalibr|tochka|surface-to-surface missile'],
  ['grenade', 'grenade|hand grenade|rpg|rocket-propelled grenade'],
  [
    'ied',
    'ied|improvised explosive device|roadside bomb|car bomb|truck bomb|vbied|suicide vest|explosive vest|explosive belt|suicide bomb|suicide belt|explosive device|pipe bomb|nail bomb',
  ],
  [
    'landmine',
    'landmine|land mine|mine|antipersonnel mine|anti-personnel mine|anti-tank mine|butterfly mine|booby trap|booby-trap',
  ],
  ['uxo', 'unexploded ordnance|unexploded bomb|unexploded shell|explosive remnant|uxo'],
  ['drone-munition', 'loitering munition|kamikaze drone|fpv drone|attack drone|explosive drone|suicide drone|shahed|drone'],
  ['chemical-chlorine', 'chlorine|chlorine gas|chlorine bomb|chlorine barrel'],
  ['chemical-nerve', 'sarin|sarin gas|nerve agent|nerve gas|novichok|vx'],
  ['chemical-mustard', 'mustard gas|sulphur mustard|sulfur mustard|mustard agent'],
  ['chemical-unspecified', 'chemical weapon|chemical|chemical agent|toxic gas|poison gas|chemical munition|gas bomb'],
  ['poison', 'poison'],
  ['biological', 'biological weapon|anthrax|ricin|biological agent'],
  ['expanding-bullet', 'expanding bullet|hollow-point bullet|dum-dum bullet'],
  ['sniper', 'sniper rifle|sniper fire|sniper'],
  [
    'small-arms',
    'gunfire|bullet|rifle|assault rifle|kalashnikov|ak-47|machine gun|machinegun|machine-gun|machine gun fire|small arms fire|small arm|pistol|live ammunition|automatic weapon|live fire|gun',
  ],
  ['bladed', 'machete|knife|axe|sword|cleaver|blade'],
  ['fire', 'petrol bomb|molotov cocktail|arson'],
  ['air-launched', 'aerial bomb|guided bomb|glide bomb|jdam|unguided bomb|air-dropped bomb|airstrike|air strike|air raid'],
  [
    'aircraft',
    'warplane|fighter jet|jet|helicopter|gunship|helicopter gunship|bomber|military aircraft|attack helicopter|fighter plane|plane|aeroplane|airplane',
  ],
  ['explosive', 'explosive|bomb|explosive weapon|munition|ordnance|dynamite|tnt|heavy weapon|heavy weaponry'],
  ['unspecified', 'weapon|weaponry|arm|sophisticated weapon|ammunition'],
];

/** Weapon names by the last lemma, as lists of lemmas with their class; longer names first. */
export const weaponNames: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly class: string }[]> = (() => {
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

/** Classes that name a carrier or an act and count as weapons only where they stand as the means of an attack. */
export const meansOnly: ReadonlySet<string> = new Set(['aircraft', 'air-launched', 'unspecified']);
