// Control characters, and those that turn the direction of writing so that "gpj.exe" looks like "exe.jpg".
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name from inside a file made harmless: parts joined by "/", no way up or out ("..", a leading "/", a drive), nothing hidden,
 * at most 200 code units. It is a label for people and is never used as a path to write to.
 */
export function safeName(name: string, instead: string): string {
  // Cut before it is cleaned: what is cut off could leave a way out at the front.
  const parts = name
    .replace(hidden, '')
    .replace(/\\/g, '/')
    .slice(-200)
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.length === 0 ? instead : parts.join('/');
}
