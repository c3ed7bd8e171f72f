import type { ClaimId, Confidence, ElementState } from '../model/index.ts';
import { type Case, type FileEvidence, type Item, gives, givenBy } from './evidence.ts';
import type { Element } from './instruments/index.ts';
import { wordsSay } from './words.ts';

/** What bears on an element, and what is missing. `state` is given only where it does not follow from the two lists. */
export interface Bearing {
  readonly for: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly missing: readonly string[];
  readonly because: string;
  readonly state?: ElementState;
}

/** An element judged on the incident's own claims and on what is told beside it. */
export function ownBearing(element: Element, { items, around }: Case): Bearing {
  const on = items.filter(({ signals }) => gives(element.for, signals, around));
  const against = items.filter(({ signals }) => gives(element.against, signals, around));
  const because =
    on.length === 0 && against.length === 0
      ? (element.silence ?? 'No words in the file bear on this.')
      : [
          sentence(on, 'for', (item) => givenBy(element.for, item.signals, around)),
          sentence(against, 'against', (item) => givenBy(element.against, item.signals, around)),
        ]
          .filter(Boolean)
          .join(' ');
  return {
    for: on.map(({ claim }) => claim.id),
    against: against.map(({ claim }) => claim.id),
    // What is supported on one side alone still leaves open all but the first question: whether there is any evidence at all.
    missing: on.length === 0 || against.length > 0 ? element.missing : element.missing.slice(1),
    because,
  };
}

function sentence(items: readonly Item[], side: 'for' | 'against', why: (item: Item) => string | null): string {
  if (items.length === 0) return '';
  const of = new Set(items.flatMap((item) => why(item) ?? []).map(said));
  const alleged = items.filter(({ claim }) => claim.stance === 'alleged' || claim.stance === 'reported').length;
  return `${items.length === 1 ? 'One claim speaks' : `${items.length} claims speak`} ${side} it (${[...of].join('; ')})${
    alleged > 0 ? `, ${alleged === items.length ? 'each' : `${alleged} of them`} only alleged or reported` : ''
  }.`;
}

/** A signal in words. */
function said(signal: string): string {
  const name = signal.slice(signal.indexOf(':') + 1).replaceAll('-', ' ');
  if (signal.startsWith('words:')) return `words of ${wordsSay.get(signal.slice(6)) ?? name}`;
  if (signal.startsWith('struck:')) return `${name} struck`;
  if (signal.startsWith('weapon:')) return `weapon: ${name}`;
  if (signal.startsWith('harm:many')) return 'many people of a protected class killed';
  if (signal.startsWith('harm:')) return `people ${name.split(':')[0]}`;
  if (signal === 'killed:others') return 'people killed';
  if (signal === 'person:protected') return 'people whom the source calls civilians or by a protected role';
  if (signal === 'person:combatant') return 'fighters among those struck or harmed';
  if (signal.startsWith('event:') || signal.startsWith('detail:')) return name;
  if (signal === 'denied') return 'a denial';
  if (signal.startsWith('actor:')) return name === 'state' ? 'a State acts' : 'an armed group acts';
  return name === '' ? signal : name;
}

/**
 * How strong the evidence for a suggested state is, and not how likely the state: moderate where a material element rests on two
 * or more independent origins and nothing speaks on the other side; low otherwise. Only a person gives high.
 */
export function confidenceIn(element: Element, state: ElementState, found: Bearing, file: FileEvidence): Confidence | null {
  if (state === 'not-assessed') return null;
  if (state === 'contested' || element.kind !== 'material') return 'low';
  const origins = new Set(
    (state === 'supported' ? found.for : found.against).flatMap((id) => {
      const claim = file.byId.get(id);
      return claim ? [file.originOf(claim)] : [];
    }),
  );
  return origins.size >= 2 ? 'moderate' : 'low';
}
