import type { Dropped } from './api.ts';

/** Every file below what was dropped on the page, with its path; folders are walked whatever their depth. */
export async function filesOf(items: DataTransferItemList): Promise<Dropped[]> {
  // The list empties itself as soon as this function first waits.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: Dropped[] = [];
  for (const entry of entries) await walk(entry, '', found);
  return found;
}

async function walk(entry: FileSystemEntry, below: string, found: Dropped[]): Promise<void> {
  const path = `${below}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ file, path });
  } else if (entry.isDirectory) {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A browser gives the content of a folder a hundred entries at a time.
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (part.length === 0) break;
      for (const each of part) await walk(each, `${path}/`, found);
    }
  }
}
