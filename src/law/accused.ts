import type { Assessment, ClaimId, EntityId } from '../model/index.ts';
import { type Case, type FileEvidence, gives } from './evidence.ts';
import type { Crime } from './instruments/index.ts';

/** Whether what makes a crime worth looking at is an attack or a killing, and not a weapon or an act of its own. */
const ofForce = ({ when }: Crime): boolean =>
  when.some((all) => all.some((any) => any.includes('attack') || any.includes('killed:others')));

/**
 * Whom words of the file hold responsible for the conduct that a crime is looked at for. Where claims that point to the crime name
 * somebody, only those are taken; otherwise those who are accused of the attack itself. Several things told of one place and day
 * are gathered together, and who is accused of one of them is not for that accused of the others.
 */
export function accusedOf(crime: Crime, { incident, own }: Case, file: FileEvidence): NonNullable<Assessment['accused']> {
  const found = new Map<string, { name: string; entity: EntityId | null; pointing: ClaimId[]; other: ClaimId[] }>();
  const bears = (id: ClaimId): 'pointing' | 'other' | null => {
    const item = own.find(({ claim }) => claim.id === id);
    if (!item || item.signals.has('denied')) return null;
    // By its own words, and not by what another claim of the incident says was struck.
    if (gives(crime.when, item.signals)) return 'pointing';
    return ofForce(crime) && item.signals.has('attack') ? 'other' : null;
  };
  const add = (name: string, entity: EntityId | null, id: ClaimId) => {
    const as = bears(id);
    if (as === null) return;
    const known = (entity === null ? undefined : file.entities.get(entity))?.name ?? name;
    const one = found.get(entity ?? known) ?? { name: known, entity, pointing: [], other: [] };
    if (!one[as].includes(id)) one[as].push(id);
    found.set(entity ?? known, one);
  };
  for (const { entity, name, accusedBy } of incident.attribution) for (const { claim } of accusedBy) add(name, entity, claim);
  for (const { claim } of own) {
    for (const { entity, name, role } of claim.actors)
      if (role === 'agent' || role === 'participant') add(name, entity, claim.id);
    for (const { attributedTo } of claim.harms) for (const { entity, name } of attributedTo) add(name, entity, claim.id);
  }
  const all = [...found.values()];
  const named = all.filter(({ pointing }) => pointing.length > 0);
  return (named.length > 0 ? named : all)
    .map(({ name, entity, pointing, other }) => ({ name, entity, claims: named.length > 0 ? pointing : other }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
