import type { FurnitureKind, Note } from '../../model/index.ts';
import { type Outcome, found, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { type Recognise, drawRecognised, parseTsv, recognisedNote } from '../recognition.ts';
import { drawUnits } from '../text/plain.ts';
import type { Unit } from '../text/units.ts';
import { type Claim, claimsOf } from './claims.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { dimensionsOf } from './dimensions.ts';

const typeOut = 'Type out what it shows in a text file, name the image in it, and add that beside the image.';

/** What the file says of itself, for people: one note, since one person may have written all of it. */
function claimsNote(claims: readonly Claim[]): Note {
  const taken = claims.find(({ name }) => name === 'Taken');
  const position = claims.find(({ name }) => name === 'Position');
  const said = [
    ...(taken === undefined ? [] : [`taken ${taken.value} (${taken.where})`]),
    ...(position === undefined ? [] : [`at ${position.value}`]),
  ];
  return note(
    'reading/image-claims',
    `The image file says of itself, in ${claims.length} ${claims.length === 1 ? 'field' : 'fields'}${said.length === 0 ? '' : `: ${said.join(', ')}`}. Whoever had the file could have written it; nothing is concluded from it.`,
    'Compare it with what the image shows (shadows, weather, signs) and with when it was first seen.',
  );
}

/** What a manifest says, as claims of the file like any other. */
function credentialClaims({ title, generator, actions, ingredients }: Credentials): Claim[] {
  const claim = (name: Claim['name'], where: string) => (value: string) => ({ name, value, where: `C2PA ${where}` });
  return [
    ...(title === null ? [] : [title]).map(claim('Title', 'dc:title')),
    ...(generator === null ? [] : [generator]).map(claim('Written by', 'claim generator')),
    ...actions.map(claim('Done', 'c2pa.actions')),
    ...ingredients.map(claim('Made from', 'c2pa.ingredient')),
  ];
}

const comparisons: Readonly<Record<Credentials['file'], string>> = {
  same: 'The bytes of the file are those that it was made for.',
  changed:
    'The bytes of the file are not those that it was made for: the file was changed afterwards, or the manifest is of another.',
  'not compared': 'Its hash of the file is missing or of a form that is not compared here.',
};

/** Whether a manifest holds together and fits its file, and what that does not show. */
function credentialsNote({ generator, assertions, manifests, whole, file, signature }: Credentials): Note {
  const by = generator === null ? 'names no program that wrote it' : `says that ${generator} wrote it`;
  const parts =
    assertions.length === 0
      ? 'It makes no assertions that can be read.'
      : `It asserts ${assertions.join(', ')}${whole ? '' : '; not all of these are the ones that it was made over'}.`;
  return note(
    'reading/content-credentials',
    `The image carries content credentials (C2PA)${manifests > 1 ? ` of ${manifests} manifests` : ''}. The manifest ${by}. ${parts} ${comparisons[file]} ${signature ? 'Its signature was not checked, so whoever had the file could have written it.' : 'It is not signed.'}`,
    'Have the signature and its certificate verified by a C2PA tool on a machine of your own, and keep what it prints beside the image.',
  );
}

/** Recognised text of the image, or the note why there is none. */
async function recognised(recognise: Recognise | undefined, mediaType: string) {
  const answer = (await recognise?.(null)) ?? null;
  if (answer === null)
    return note(
      'reading/no-text',
      `The file is an image (${mediaType}); no text was drawn from it, as no text recognition is installed.`,
      typeOut,
    );
  if ('code' in answer) return answer;
  const seen = parseTsv(answer.tsv);
  const drawn = drawRecognised(seen, 0, 0, ({ page, x, y, width, height }) => ({ kind: 'box', page, x, y, width, height }));
  if (drawn.words === 0)
    return note(
      'reading/no-text',
      `The file is an image (${mediaType}); ${answer.by} found no words in it.`,
      'If it shows words, type them out in a text file, and add that beside the image.',
    );
  return { ...drawn, by: answer.by };
}

/**
 * An image. Its text is the words that recognition finds in it, with boxes in pixels from the upper left corner, and below them
 * what the file says of itself (EXIF, IPTC, XMP, C2PA), marked as `publication-metadata`, so that a statement about the image is never taken
 * for something the image shows. A time in it is no date of publication. Nothing is decoded here.
 */
export async function readImage(bytes: Uint8Array, mediaType: string, recognise?: Recognise): Promise<Outcome> {
  const size = dimensionsOf(bytes, mediaType);
  if (size !== null && size.width * size.height > limits.imagePixels)
    return only(
      note(
        'reading/image-bomb',
        `The image states ${size.width.toLocaleString('en')} by ${size.height.toLocaleString('en')} pixels, beyond the limit of ${limits.imagePixels.toLocaleString('en')}; it was not opened.`,
        'Open it on a machine kept apart; if it is a real picture, save a smaller copy and add that beside it.',
      ),
    );
  const credentials = bytes.length > limits.image ? null : credentialsOf(bytes, mediaType);
  const own = bytes.length > limits.image ? [] : claimsOf(bytes);
  const claims = credentials === null ? own : [...own, ...credentialClaims(credentials)];
  const seen = await recognised(recognise, mediaType);
  const notes: Note[] = ['code' in seen ? seen : recognisedNote('The text of the image', seen.by, seen.words, seen.confidence)];
  if (own.length > 0) notes.push(claimsNote(own));
  if (credentials !== null) notes.push(credentialsNote(credentials));
  const units: Unit[] = 'code' in seen ? [] : [...seen.units];
  const kinds: (FurnitureKind | null)[] = 'code' in seen ? [] : [...seen.furniture];
  let text = 'code' in seen ? '' : seen.text;
  const spans = new Map<Claim, { from: number; to: number }>();
  claims.forEach((claim, i) => {
    if (text !== '') text += i === 0 ? '\n\n' : '\n';
    const from = text.length;
    text += `${claim.name}: ${claim.value} [${claim.where}]`;
    spans.set(claim, { from: from + claim.name.length + 2, to: from + claim.name.length + 2 + claim.value.length });
    units.push({ from, to: text.length, text: text.slice(from), group: units.length });
    kinds.push('publication-metadata');
  });
  if (units.length === 0) return only(...notes);
  const first = claims[0] === undefined ? undefined : units[units.length - claims.length]?.from;
  const drawn = drawUnits(text, units, {
    rule: 'code' in seen ? 'image' : `image, ${seen.by}`,
    notes,
    furnitureOf: (i) => kinds[i] ?? null,
    anchors: [
      ...('code' in seen ? [] : seen.anchors),
      // What the file says of itself stands in fields all over it: its place is the file.
      ...(first === undefined
        ? []
        : [{ from: first, to: text.length, original: { kind: 'offsets', from: 0, to: bytes.length } as const }]),
    ],
  });
  const claimed = (name: Claim['name']) => {
    const claim = claims.find((one) => one.name === name);
    return claim === undefined ? null : found(claim.value, spans.get(claim) ?? null, claim.where);
  };
  return {
    drawn: {
      ...drawn,
      about: {
        ...drawn.about,
        title: claimed('Title') ?? drawn.about.title,
        byline: claimed('Made by') ?? drawn.about.byline,
        publisher: claimed('Credit') ?? drawn.about.publisher,
      },
      confidence: 'code' in seen ? 0.9 : Math.round(seen.confidence) / 100,
    },
    enclosed: [],
    notes: [],
  };
}
