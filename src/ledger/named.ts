import type { Digest, Entry } from '../model/index.ts';

/** The objects that an entry names, and that are there as long as no other entry withdraws them. */
export function objectsNamedBy(entry: Entry): readonly Digest[] {
  switch (entry.kind) {
    case 'received':
    case 'sealed':
    case 'tag-file':
      return [entry.object];
    case 'read':
      return [entry.object, entry.text];
    case 'exported':
      return [entry.manifest];
    case 'stamped':
      return [entry.checkpoint, entry.request, entry.answer, entry.against].filter((digest) => digest !== null);
    default:
      return [];
  }
}
