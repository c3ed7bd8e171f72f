import type { Entry, KeyAdded } from '../model/index.ts';

/** A key of a person, as the ledger tells of it. */
export interface PersonalKey extends Pick<KeyAdded, 'person' | 'name' | 'key' | 'recipient'> {
  /** Why it signs nothing any more: another key took its place, or it was revoked; null while it counts. */
  readonly ended: string | null;
}

/**
 * Whose signature counts at a place in a ledger: that of the ledger's own key, and of the people whose keys were added before and
 * neither replaced nor revoked since. What a key signed while it counted stands: a lost key takes no evidence with it.
 */
export class Authority {
  readonly #founder: string;
  readonly #keys = new Map<string, PersonalKey>();

  constructor(founder: string) {
    this.#founder = founder;
  }

  /** Every key of a person that was ever added, in order. */
  get keys(): readonly PersonalKey[] {
    return [...this.#keys.values()];
  }

  counts(key: string): boolean {
    return key === this.#founder || this.#keys.get(key)?.ended === null;
  }

  /** Judges an entry by what came before it, then takes in what it says of keys. Gives what is wrong with it, or null. */
  admit(entry: Entry): string | null {
    const { by } = entry;
    if (!this.counts(by)) {
      const ended = this.#keys.get(by)?.ended;
      return ended
        ? `it is signed by ${by}, which counts no more (${ended})`
        : `it is signed by ${by}, which is no key of this file`;
    }
    if (entry.kind === 'key-added') return this.#add(entry);
    if (entry.kind === 'key-revoked') {
      const key = this.#keys.get(entry.key);
      if (!key || (by !== this.#founder && by !== entry.key))
        return `only the ledger's key or ${entry.key} itself can revoke that key, once it was added`;
      this.#keys.set(entry.key, { ...key, ended: key.ended ?? `revoked: ${entry.why}` });
      return null;
    }
    const signer = this.#keys.get(by);
    if (entry.kind === 'reviewed' && signer && signer.person !== entry.person)
      return `it is signed by the key of ${signer.person} and speaks for ${entry.person}`;
    if (entry.kind === 'sealed' && entry.to.some((one) => !this.#keys.has(one)))
      return 'it is sealed to a key that was not added';
    return null;
  }

  #add({ by, person, name, key, recipient, replaces }: KeyAdded): string | null {
    const old = replaces === null ? undefined : this.#keys.get(replaces);
    if (key === this.#founder || this.#keys.has(key)) return `the key ${key} is here already`;
    if (replaces !== null && (!old || old.person !== person)) return `it replaces ${replaces}, which is no key of ${person}`;
    if (by !== this.#founder && by !== replaces) return `only the ledger's key or the key that is replaced can add a key`;
    if (old) this.#keys.set(old.key, { ...old, ended: old.ended ?? `replaced by ${key}` });
    this.#keys.set(key, { person, name, key, recipient, ended: null });
    return null;
  }
}
