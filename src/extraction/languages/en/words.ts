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
  etc al esp est dept dist div univ assn ave blvd rd ft mt km hrs hr min mins lbs lb kg oz ph.d b.a m.a m.d d.c u.s u.n u.k e.u u.s.a u.a.e
  a.m p.m i.e e.g a.k.a n.b p.s d.r.c c.a.r`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** First parts that stay joined to their word at a hyphen, as English treebanks have it: "pro-government", "co-ordinated". */
export const joinedPrefixes: ReadonlySet<string> = new Set(
  `non e re anti co pro pre mid post over cross multi ex counter sub semi mini neo socio psycho un micro intra inter ultra trans
  extra under bi tri de pan quasi vice`
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'vice'),
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

/** Words written as one that are two to the grammar: where the second begins. */
export const fused: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['gimme', 3],
  ['lemme', 3],
  ['dunno', 2],
]);
