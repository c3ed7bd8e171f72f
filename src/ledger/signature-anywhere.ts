// Ed25519 (RFC 8032) by WebCrypto, which Node and browsers both have: it answers later, and many questions at once.

const opened = new Map<string, Promise<CryptoKey>>();
/** A file made to be checked slowly could name a new key in each entry. */
const MOST_KEYS = 1024;

function openKey(publicKey: Uint8Array): Promise<CryptoKey> {
  const name = String(publicKey);
  let key = opened.get(name);
  if (!key) {
    if (opened.size >= MOST_KEYS) opened.clear();
    key = crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    opened.set(name, key);
  }
  return key;
}

/** Whether an Ed25519 signature of 64 bytes over a message is by the key of 32 bytes. */
export async function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = await openKey(publicKey).catch((error: unknown) => {
    // Bytes that are no point of the curve signed nothing.
    if (error instanceof DOMException && error.name === 'DataError') return null;
    throw error;
  });
  return key !== null && crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
}
