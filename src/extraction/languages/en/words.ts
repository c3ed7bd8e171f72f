// Words that the tokeniser and the sentence splitter need to know: data, lower case unless said otherwise.

/** Abbreviations after which a name or number follows: a stop after them never ends a sentence. */
export const openAbbreviations: ReadonlySet<string> = new Set(
  `mr mrs ms messrs mme mlle dr prof st sr sra gen maj col lt brig cpl sgt capt cmdr cdr adm pvt pfc comdr insp supt hon rev fr
  rt gov sen rep reps sens pres amb sec msgr mgr eng atty det dep asst adj spc ssgt msgt csm vs no nos fig figs art arts vol vols pp para paras cf ca approx`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Abbreviations that may end a sentence: the next word decides. */
export const closeAbbreviations: ReadonlySet<string> = new Set(
  `jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun jr sr inc ltd co corp bros llc plc
  etc al esp est dept dist div univ assn ave blvd rd ft mt km hrs hr min mins lbs lb kg oz yr yrs eg ie ps ph.d b.a m.a m.d d.c u.s u.n u.k e.u u.s.a u.a.e
  a.m p.m i.e e.g a.k.a n.b p.s d.r.c c.a.r`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** First parts that stay joined to their word at a hyphen, as English treebanks have it: "pro-government", "co-ordinated". */
export const joinedPrefixes: ReadonlySet<string> = new Set(
  `non e re anti co pro pre mid post over cross multi ex counter sub semi mini neo socio psycho un micro intra inter ultra trans
  extra under bi tri de`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that often begin a sentence and are seldom written with a capital inside one. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  `the a an this that these those he she it they we i you his her its their our my there here in on at from by with for to of as
  and but or so yet if when while after before since although though because however meanwhile moreover also then both all some
  many most several no not one two three more another other each every what who how why where which earlier later last local
  witnesses officials residents activists according under during despite between among over about at least once even only just
  still now nearly almost it's there's that's he's she's they're we're`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that begin a sentence in writing that is careless of capitals, and seldom follow the stop of an abbreviation. */
export const smallOpeners: ReadonlySet<string> = list(
  "i he she it they we you the this that these there my his her our your their if but so then when what who why how please thanks thank no yes now just he's she's it's",
);

/** Words before the name of whoever took or drew a picture, with a colon. */
export const creditWords: ReadonlySet<string> = list('image images photo photos photograph picture credit');

/** Words before the number of a figure or table. */
export const figureWords: ReadonlySet<string> = list('figure fig table');

/** Words that close a letter: a comma after them ends the line. */
export const letterCloses: ReadonlySet<string> = list('thanks regards sincerely best cheers cordially yours love');

/** Abbreviations before which no name and no number stands: a capital letter after their stop begins a sentence. */
export const finalAbbreviations: ReadonlySet<string> = list('etc hr hrs min mins lb lbs kg oz km yr yrs');

/** Abbreviations before a number: "tel. 12", "ext. 40". */
export const numberAbbreviations: ReadonlySet<string> = list('ext tel ph mob fax');

/** Words with a slash that are one word. */
export const slashed: ReadonlySet<string> = list('w/o w/out s/he b/t l/c n/a');

/** Words that have lost their beginning, after an apostrophe. */
export const elided: ReadonlySet<string> = list('em til cause n tis twas');

/** Endings of the names of files. */
export const fileEndings: ReadonlySet<string> = list(
  'doc docx xls xlsx ppt pptx pdf txt rtf csv zip exe html htm jpg jpeg png gif mp3 mp4 avi mov url',
);

/** Words written as one that are two to the grammar: where the second begins. A stroke stands there in the list. */
export const fused: ReadonlyMap<string, number> = new Map(
  `can|not gon|na wan|na wan|a got|ta gim|me lem|me du|nno kind|a sort|a out|ta a|lot
  do|nt does|nt did|nt is|nt are|nt was|nt were|nt would|nt could|nt should|nt have|nt has|nt had|nt ai|nt ca|nt wo|nt
  that|s what|s there|s here|s she|s he|s you|re they|re i|ve you|ve they|ve we|ve you|ll they|ll it|ll in|fact at|least`
    .split(/\s+/)
    .map((word) => [word.replace('|', ''), word.indexOf('|')]),
);

/** Words that are two to the grammar before some words only: "its a shame" is "it 's", "its own" is not. */
export const fusedBefore: ReadonlyMap<string, { readonly second: number; readonly next: ReadonlySet<string> }> = new Map([
  [
    'its',
    {
      second: 2,
      next: list(
        'not a an the really simply very like for from in just been getting as because too so also always never definitely probably nothing at on to',
      ),
    },
  ],
  [
    'im',
    {
      second: 1,
      next: list(
        'not a an the really very like for from in just been getting going trying looking so also always never sure sorry afraid glad happy at on to',
      ),
    },
  ],
]);
