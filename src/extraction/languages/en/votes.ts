// English words of votes in a body. Data only; votes.ts reads them.
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What is voted on. */
export const draftNouns = set('resolution draft motion text measure amendment bill');
/** Words by which a sentence goes on about drafts named before: "Both failed to pass", "One, drafted by …". */
export const anaphors = set('one both it they another other neither each this that latter former second first');
export const passing = set('pass adopt approve endorse');
export const failing = set('fail reject defeat block fall');
export const drafting = set('draft table sponsor cosponsor submit propose present write pen author circulate prepare');
export const draftingHyphens = set('drafted sponsored written tabled penned proposed');
export const backingHyphens = set('backed supported');
/** Words that make a sentence one about a vote. */
export const voteWords = set('vote veto resolution abstain abstention ballot');
/** Verbs that give a veto its agent: "used its veto". */
export const vetoing = set('use cast wield exercise employ');
/** Words after which another vote, or another voter, is told. */
export const turns = set('while whereas but');

export const ordinals: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, index) => [word, index + 1]),
);
export const numbers: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index]),
);
/** Names of bodies that vote, longest first, as they stand in a text. */
export const bodies: readonly RegExp[] = [
  /\b(?:(?:UN|U\.N\.|United Nations) )?Security Council\b/,
  /\b(?:(?:UN|U\.N\.|United Nations) )?General Assembly\b/,
  /\b(?:(?:UN|U\.N\.|United Nations) )?Human Rights Council\b/,
  /\b(?:[A-Z][\w'’-]{1,40} (?:of )?){0,3}(?:Council|Assembly|Parliament|Senate|Congress|Commission|Board)\b(?: of [A-Z][\w-]+)?/,
  /\b(?:parliament|senate|congress|council|assembly)\b/,
];
/** When no body is named: where the vote was. */
export const bodyPlaces: readonly RegExp[] = [/\b(?:at|in) (?:the )?(UN|U\.N\.|United Nations)\b/];
