import { article, foldName, skeleton, withoutArticle } from './fold.ts';
import { alpha2 } from './languages/en/places.ts';
import type { Pack, PackPlace } from './packs.ts';

/** One pack of places, ready to be asked; places are numbers from 0. */
export interface Places {
  readonly pack: { readonly id: string; readonly title: string; readonly licence: string; readonly places: number };
  /** Countries and regions, in which other places lie. */
  readonly holders: readonly number[];
  /** Places one of whose names folds to the key. */
  named(key: string): readonly number[];
  /** Places with a name that begins with an article and folds to `short` without it. */
  withoutArticle(short: string): readonly number[];
  /** Places with a name of that skeleton, where names are transliterated. */
  alike(bone: string): readonly number[];
  at(place: number): PackPlace;
  /** Name of the place of that id. */
  nameOf(id: string): string | undefined;
}

/** Countries where one name is spelled in many ways in Latin letters: only there are spellings compared by skeleton. */
const transliterated: ReadonlySet<string> = new Set(
  'SY IQ YE SD SS LY LB PS JO EG SA AF IR DZ MA TN SO ET ER UA RU BY KZ UZ TJ KG TM GE AM AZ PK IL KW OM AE QA BH TD ML NE MR'.split(
    ' ',
  ),
);

/** ISO 3166-1 alpha-2 of either code, in capitals. */
export const countryCode = (code: string): string =>
  code.length === 3 ? (alpha2.get(code.toUpperCase()) ?? code.toUpperCase()) : code.toUpperCase();

type Index = Map<string, number[]>;

function add(index: Index, key: string, place: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [place]);
  else if (known.at(-1) !== place) known.push(place);
}

/** Places by their folded names. */
export function byName(places: readonly PackPlace[]): Index {
  const index: Index = new Map();
  places.forEach(({ name, names = [] }, place) => {
    add(index, foldName(name), place);
    for (const other of names) add(index, foldName(other), place);
  });
  return index;
}

/** Names without the article, and skeletons of names. */
export function byLooseName(places: readonly PackPlace[], names: Index): { readonly short: Index; readonly bones: Index } {
  const short: Index = new Map();
  const bones: Index = new Map();
  for (const [name, list] of names)
    for (const place of list) {
      if (article.test(name)) add(short, withoutArticle(name), place);
      if (!transliterated.has(countryCode(places[place]!.country ?? ''))) continue;
      const bone = skeleton(name);
      if (bone.length >= 4) add(bones, bone, place);
    }
  return { short, bones };
}

export const isHolder = ({ kind }: PackPlace): boolean => kind === 'country' || kind === 'region';

const none: readonly number[] = [];

/** A pack of places as objects. Its indexes are built when they are first asked for. */
export function listed({ id, title, licence, places }: Pack): Places {
  let names: Index | undefined;
  let loose: ReturnType<typeof byLooseName> | undefined;
  let ids: Map<string, string> | undefined;
  const exact = () => (names ??= byName(places));
  const lax = () => (loose ??= byLooseName(places, exact()));
  return {
    pack: { id, title, licence, places: places.length },
    holders: places.flatMap((place, number) => (isHolder(place) ? [number] : [])),
    named: (key) => exact().get(key) ?? none,
    withoutArticle: (short) => lax().short.get(short) ?? none,
    alike: (bone) => lax().bones.get(bone) ?? none,
    at: (place) => places[place]!,
    nameOf: (other) => (ids ??= new Map(places.map((place) => [place.id, place.name] as const))).get(other),
  };
}
