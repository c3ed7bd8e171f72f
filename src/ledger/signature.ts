import {
  type KeyObject,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';

// Ed25519 (RFC 8032). Keys are written as their 32 bytes; Node wants them wrapped in DER, whose prefix is always the same.
const SPKI = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

const opened = new Map<string, KeyObject>();

function openKey(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('hex');
  let key = opened.get(name);
  if (!key) {
    key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
    opened.set(name, key);
  }
  return key;
}

/** Whether an Ed25519 signature of 64 bytes over a message is by the key of 32 bytes. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return publicKey.length === 32 && signature.length === 64 && verifyBytes(null, message, openKey(publicKey), signature);
}

/** Something that signs: the key stays inside. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** A signer from a private key in PEM (PKCS #8); `pem` is the key as this room writes it. */
export function openSigner(pem: string): Signer & { readonly pem: string } {
  const key = createPrivateKey(pem);
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(der.subarray(SPKI.length)),
    sign: (message) => new Uint8Array(signBytes(null, message, key)),
    pem: String(key.export({ format: 'pem', type: 'pkcs8' })),
  };
}

/** A new Ed25519 key as PEM (PKCS #8). */
export function makeKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
}
