/** Bytes as standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Standard base64 as bytes, or null when the text is not exactly how those bytes are written. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  // Stray bits in the last character would let two texts stand for the same bytes.
  return toBase64(bytes) === text ? bytes : null;
}
