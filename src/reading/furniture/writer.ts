import { fold } from '../fold.ts';

const connecting = /^(?:is|was|covers|writes|reports|has|works|serves|lives|contributed|holds|can be)\b/;

/**
 * Whether a paragraph at the foot of a report is about its writer: it begins with a name of the by-line (two words at least, so
 * that a first name shared with someone in the report is not enough) and goes on with what that person is or does.
 */
export function isAboutWriter(paragraph: string, byline: string | null): boolean {
  if (byline === null || paragraph.length > 600) return false;
  const names = fold(byline)
    .replace(/^(?:by|von|par|por|di|door)\s/, '')
    .split(/,|\sand\s|\sund\s|\set\s|\sy\s|&|\|/)
    .map((name) => name.trim())
    .filter((name) => /\S\s\S/.test(name));
  const folded = fold(paragraph).trim();
  return names.some((name) => folded.startsWith(`${name} `) && connecting.test(folded.slice(name.length + 1)));
}
