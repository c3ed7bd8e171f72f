import { dirname } from 'node:path';
import type { Disk, Writing } from '../disk.ts';
import type { Placing } from '../place-file.ts';

/** The bytes of a file as programs see them, and as a power cut would leave them. */
interface Node {
  readonly folder: boolean;
  bytes: Uint8Array;
  durable: Uint8Array;
}

/** What goes wrong at which act: acts that change something are counted from 0. */
export interface Trouble {
  readonly at: number;
  /** Whether the act is not done, or done and not heard of. */
  readonly when: 'before' | 'after';
  /** Whether only this act fails, everything from it on, or from it on whatever changes something, as on a full disk. */
  readonly kind: 'once' | 'for good' | 'refuses';
  /** What the system says; EIO where nothing else is named. */
  readonly code?: string;
}

/**
 * A disk in memory that forgets, when the power is cut, whatever was not made durable: bytes of files that were not synced, and
 * names in folders that were not. What it forgets is chosen by chance, as a real one chooses.
 */
export class MemoryDisk implements Disk {
  #names = new Map<string, Node>();
  #durable = new Map<string, Node>();
  /** Changes to names since their folder was made durable, in order. */
  #changes: { readonly path: string; readonly node: Node | null }[] = [];
  #acts = 0;
  #dead = false;
  trouble: Trouble | null = null;
  /** Small enough that tests come to every way of putting an object. */
  readonly pace = { small: 40, stride: 20, many: 2, bulk: 1, threads: 0 };
  /** Whether all of it can be made durable in one act. */
  wholeDisk = true;

  /** How many acts changed something. */
  get acts(): number {
    return this.#acts;
  }

  async #act<T>(work: () => T): Promise<T> {
    this.#alive();
    const mine = this.#acts++;
    const { at, when, kind, code = 'EIO' } = this.trouble ?? { at: -1, when: 'before', kind: 'once' };
    if (kind === 'refuses' ? this.trouble === null || mine < at : mine !== at) return work();
    if (kind === 'for good') this.#dead = true;
    if (when === 'after') work();
    throw Object.assign(new Error(`${code}: the disk failed at act ${mine}`), { code });
  }

  #alive(): void {
    if (this.#dead) throw Object.assign(new Error('EIO: the disk is gone'), { code: 'EIO' });
  }

  /** The power goes and comes back. `chance` gives numbers from 0 up to 1. */
  cutPower(chance: () => number): void {
    const byFolder = Map.groupBy(this.#changes, ({ path }) => dirname(path));
    for (const changes of byFolder.values())
      for (const { path, node } of changes.slice(0, Math.floor(chance() * (changes.length + 1)))) set(this.#durable, path, node);
    // What stands below a folder that is gone is gone.
    for (const path of [...this.#durable.keys()].sort((a, b) => a.length - b.length))
      if (dirname(path) !== '/' && !this.#durable.has(dirname(path))) this.#durable.delete(path);
    for (const node of new Set(this.#durable.values())) {
      const fate = chance();
      if (node.bytes !== node.durable && fate > 0.3)
        node.durable =
          fate > 0.6
            ? node.bytes
            : Uint8Array.from(node.bytes, (byte, n) => (n < (node.bytes.length * (fate - 0.3)) / 0.3 ? byte : 0));
      node.bytes = node.durable;
    }
    this.#names = new Map(this.#durable);
    this.#changes = [];
    this.#dead = false;
    this.trouble = null;
  }

  #put(path: string, node: Node | null): void {
    set(this.#names, path, node);
    this.#changes.push({ path, node });
  }

  #find(path: string): Node {
    this.#alive();
    const node = this.#names.get(path);
    if (!node || node.folder) throw absent(path);
    return node;
  }

  async read(path: string): Promise<Uint8Array> {
    return this.#find(path).bytes.slice();
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const { bytes } = this.#find(path);
    for (let at = 0; at < bytes.length; at += 64) yield bytes.slice(at, at + 64);
  }

  async list(folder: string): Promise<string[]> {
    this.#alive();
    return [...this.#names.keys()]
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1))
      .sort();
  }

  async look(path: string): Promise<'file' | 'folder' | null> {
    this.#alive();
    const node = this.#names.get(path);
    return node === undefined ? null : node.folder ? 'folder' : 'file';
  }

  makeFolder(path: string): Promise<boolean> {
    return this.#act(() => {
      const missing: string[] = [];
      for (let folder = path; folder !== '/' && !this.#names.has(folder); folder = dirname(folder)) missing.unshift(folder);
      for (const folder of missing) this.#put(folder, { folder: true, bytes: nothing, durable: nothing });
      return missing.length > 0;
    });
  }

  async create(path: string): Promise<Writing> {
    return this.#act(() => {
      if (!this.#names.get(dirname(path))?.folder) throw absent(path);
      const node: Node = { folder: false, bytes: nothing, durable: nothing };
      this.#put(path, node);
      return this.#writing(node);
    });
  }

  createLarge(path: string): Promise<Writing> {
    return this.create(path);
  }

  async place({ temporary, path, data }: Placing): Promise<void> {
    const file = await this.create(temporary);
    await file.write(data);
    await this.rename(temporary, path);
  }

  async placeMany(files: readonly Placing[]): Promise<void> {
    for (const file of files) await this.place(file);
  }

  async reopen(path: string): Promise<Writing> {
    return this.#writing(this.#find(path));
  }

  #writing(node: Node): Writing {
    const sync = () =>
      this.#act(() => {
        node.durable = node.bytes;
      });
    return {
      write: (chunk) =>
        this.#act(() => {
          node.bytes = new Uint8Array([...node.bytes, ...chunk]);
        }),
      settle: sync,
      finish: () => Promise.resolve(),
      sync,
      close: async () => undefined,
    };
  }

  rename(from: string, to: string): Promise<void> {
    return this.#act(() => {
      const node = this.#find(from);
      this.#put(to, node);
      this.#put(from, null);
    });
  }

  link(from: string, to: string): Promise<void> {
    return this.#act(() => {
      if (this.#names.has(to)) throw Object.assign(new Error(`EEXIST: ${to}`), { code: 'EEXIST' });
      this.#put(to, this.#find(from));
    });
  }

  remove(path: string): Promise<void> {
    // A full disk still forgets.
    if (this.trouble?.code === 'ENOSPC') this.#put(path, null);
    else
      return this.#act(() => {
        if (this.#names.has(path)) this.#put(path, null);
      });
    return Promise.resolve();
  }

  syncAll(): Promise<boolean> {
    return this.#act(() => {
      if (!this.wholeDisk) return false;
      for (const { path, node } of this.#changes) set(this.#durable, path, node);
      this.#changes = [];
      for (const node of this.#names.values()) node.durable = node.bytes;
      return true;
    });
  }

  syncFolder(path: string): Promise<void> {
    return this.#act(() => {
      if (path !== '/' && !this.#names.get(path)?.folder) throw absent(path);
      for (const change of this.#changes) if (dirname(change.path) === path) set(this.#durable, change.path, change.node);
      this.#changes = this.#changes.filter((change) => dirname(change.path) !== path);
    });
  }
}

const nothing = new Uint8Array();

function set(names: Map<string, Node>, path: string, node: Node | null): void {
  if (node === null) names.delete(path);
  else names.set(path, node);
}

const absent = (path: string): Error => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
