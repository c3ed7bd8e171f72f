// English words of time. Data only: the grammar that uses them is in mentions/when.ts.

const months: readonly string[] = [
  'january jan jan.',
  'february feb feb.',
  'march mar mar.',
  'april apr apr.',
  'may',
  'june jun jun.',
  'july jul jul.',
  'august aug aug.',
  'september sep sep. sept sept.',
  'october oct oct.',
  'november nov nov.',
  'december dec dec.',
];

/** Names of months → 1 to 12. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  months.flatMap((list, at) => list.split(' ').map((name) => [name, at + 1] as const)),
);

const weekdays: readonly string[] = [
  'sunday sun sun.',
  'monday mon mon.',
  'tuesday tue tues tue. tues.',
  'wednesday wed wed. weds',
  'thursday thu thur thurs thu. thurs.',
  'friday fri fri.',
  'saturday sat sat.',
];

/** Names of weekdays → 0 (Sunday) to 6. */
export const weekdayNames: ReadonlyMap<string, number> = new Map(
  weekdays.flatMap((list, at) => list.split(' ').map((name) => [name, at] as const)),
);

/** "Mondays": the names of weekdays in the plural. */
export const pluralDays: readonly string[] = weekdays.map((list) => `${list.split(' ')[0]!}s`);

/** Short forms that are other words in lower case: read as days and months only when written with a capital. */
export const needsCapital: ReadonlySet<string> = new Set(
  'may march mar mar. sun sun. sat sat. mon mon. wed wed. thu fri fri. jan jan. dec dec. sep sep. oct jun jul apr aug nov feb'.split(
    ' ',
  ),
);

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';

/** Units of time and how many days one lasts. */
export const timeUnits: ReadonlyMap<string, { readonly unit: TimeUnit; readonly days: number; readonly times: number }> = new Map(
  (
    [
      ['second seconds', 'second', 0, 1],
      ['minute minutes min mins', 'minute', 0, 1],
      ['hour hours hrs', 'hour', 0, 1],
      ['day days night nights', 'day', 1, 1],
      ['week weeks', 'week', 7, 1],
      ['weekend weekends', 'week', 7, 1],
      ['fortnight fortnights', 'week', 7, 2],
      ['month months', 'month', 30, 1],
      ['year years', 'year', 365, 1],
      ['decade decades', 'decade', 3650, 1],
      ['century centuries', 'century', 36500, 1],
    ] as const
  ).flatMap(([list, unit, days, times]) => list.split(' ').map((word) => [word, { unit, days, times }] as const)),
);

export type DayPart = 'MO' | 'AF' | 'EV' | 'NI';

/** Parts of the day, with the letters TIMEX3 gives them. */
export const dayParts: ReadonlyMap<string, DayPart> = new Map([
  ['morning', 'MO'],
  ['dawn', 'MO'],
  ['daybreak', 'MO'],
  ['sunrise', 'MO'],
  ['afternoon', 'AF'],
  ['noon', 'AF'],
  ['midday', 'AF'],
  ['evening', 'EV'],
  ['dusk', 'EV'],
  ['sunset', 'EV'],
  ['night', 'NI'],
  ['nightfall', 'NI'],
  ['midnight', 'NI'],
]);

/** Seasons with their TIMEX3 letters and their months in the north; a winter runs into the next year. */
export const seasons: ReadonlyMap<string, { readonly code: string; readonly from: number; readonly to: number }> = new Map([
  ['spring', { code: 'SP', from: 3, to: 5 }],
  ['summer', { code: 'SU', from: 6, to: 8 }],
  ['autumn', { code: 'FA', from: 9, to: 11 }],
  ['fall', { code: 'FA', from: 9, to: 11 }],
  ['winter', { code: 'WI', from: 12, to: 2 }],
]);

/** Words after which a day or month without a year lies ahead. */
/** In the present tense these tell when something is going to be: "the talks open on Monday". */
export const scheduleVerbs: ReadonlySet<string> = new Set(
  'begins|begin|starts|start|opens|open|ends|end|expires|expire|resumes|resume|arrives|arrive|departs|depart|meets|meet|votes|vote|convenes|convene|goes|go|leaves|flies|travels|returns'.split(
    '|',
  ),
);

export const futureWords: ReadonlySet<string> = new Set([
  'will',
  "'ll",
  '’ll',
  'shall',
  'scheduled',
  'due',
  'expected',
  'plans',
  'plan',
  'planned',
  'planning',
  'set',
  'slated',
  'tomorrow',
  'upcoming',
  'intends',
  'aims',
  'hopes',
  'would',
  'ahead',
  'next',
]);

/** Every word of time, so that "12 days" is never twelve people. */
export const timeWords: ReadonlySet<string> = new Set([
  ...timeUnits.keys(),
  ...[...weekdayNames.keys()].filter((name) => name.length > 4),
  'today',
  'yesterday',
  'tomorrow',
  'tonight',
  'overnight',
  "o'clock",
  'o’clock',
  'year-old',
  'ago',
  'gmt',
  'utc',
]);

/** The day of a feast: days from Easter Sunday, a month and day, or the n-th weekday of a month (-1: its last). */
export type FeastDay =
  | number
  | readonly [month: number, day: number]
  | { readonly month: number; readonly weekday: number; readonly nth: number };

/** Feasts that have a day of their own; a name stands after the longer names that begin with it. */
export const feasts: readonly { readonly words: readonly string[]; readonly day: FeastDay }[] = (
  [
    ['good friday', -2],
    ['maundy thursday', -3],
    ['palm sunday', -7],
    ['ash wednesday', -46],
    ['easter sunday', 0],
    ['easter monday', 1],
    ['easter', 0],
    ['christmas eve', [12, 24]],
    ['christmas day', [12, 25]],
    ['christmas', [12, 25]],
    ['boxing day', [12, 26]],
    ["new year 's eve", [12, 31]],
    ["new year 's day", [1, 1]],
    ['new year ’s eve', [12, 31]],
    ['new year ’s day', [1, 1]],
    ["new year 's", [1, 1]],
    ['new year ’s', [1, 1]],
    ['may day', [5, 1]],
    ['halloween', [10, 31]],
    ["valentine 's day", [2, 14]],
    ['valentine ’s day', [2, 14]],
    ["st. patrick 's day", [3, 17]],
    ['bastille day', [7, 14]],
    ['fourth of july', [7, 4]],
    ['july fourth', [7, 4]],
    ['veterans day', [11, 11]],
    ['armistice day', [11, 11]],
    ['thanksgiving day', { month: 11, weekday: 4, nth: 4 }],
    ['thanksgiving', { month: 11, weekday: 4, nth: 4 }],
    ['international labor day', [5, 1]],
    ['labor day', { month: 9, weekday: 1, nth: 1 }],
    ['memorial day', { month: 5, weekday: 1, nth: -1 }],
    ['martin luther king day', { month: 1, weekday: 1, nth: 3 }],
    ["presidents ' day", { month: 2, weekday: 1, nth: 3 }],
    ['presidents day', { month: 2, weekday: 1, nth: 3 }],
    ['columbus day', { month: 10, weekday: 1, nth: 2 }],
  ] as const
).map(([list, day]) => ({ words: list.split(' '), day }));

/** Words that say how often, as TIMEX3 sets. */
export const rates: ReadonlyMap<string, string> = new Map([
  ['annual', 'P1Y'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
  ['quarterly', 'P3M'],
  ['monthly', 'P1M'],
  ['weekly', 'P1W'],
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['hourly', 'PT1H'],
  ['semiannual', 'P6M'],
  ['semi-annual', 'P6M'],
  ['semiannually', 'P6M'],
  ['biannual', 'P6M'],
  ['biennial', 'P2Y'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['bimonthly', 'P2M'],
]);

/** Days that are a name: the words that must stand there, how many of them are the expression, and the day. */
export const namedDays: readonly {
  readonly words: readonly string[];
  readonly length: number;
  readonly date: readonly [number, number, number];
}[] = (
  [
    ['9/11', 1, [2001, 9, 11]],
    ['september 11 attacks', 2, [2001, 9, 11]],
    ['september 11 attack', 2, [2001, 9, 11]],
    ['sept. 11 attacks', 2, [2001, 9, 11]],
    ['sept. 11 attack', 2, [2001, 9, 11]],
    ['september 11 terrorist', 2, [2001, 9, 11]],
  ] as const
).map(([list, length, date]) => ({ words: list.split(' '), length, date }));

/** Lengths of time in one word. */
export const lengthWords: ReadonlyMap<string, string> = new Map([
  ['daylong', 'P1D'],
  ['weeklong', 'P1W'],
  ['monthlong', 'P1M'],
  ['yearlong', 'P1Y'],
  ['decadelong', 'P1DE'],
]);

/** Decades by their tens in words. */
export const decadeWords: ReadonlyMap<string, number> = new Map([
  ['twenties', 2],
  ['thirties', 3],
  ['forties', 4],
  ['fifties', 5],
  ['sixties', 6],
  ['seventies', 7],
  ['eighties', 8],
  ['nineties', 9],
]);

/** What is told to be so many years old and is no person: "a 10-year-old war" is a length of time, "a 10-year-old girl" an age. */
export const agedThings: ReadonlySet<string> = new Set(
  `war conflict strike dispute regime government company firm insurgency rebellion uprising revolution program programme ban embargo
   law rule rules regulation regulations agreement accord treaty truce ceasefire siege blockade occupation campaign tradition system
   offensive case feud crisis drought curfew protest standoff monarchy dictatorship republic alliance`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What a half of the year, told without the year, is told of in reports of business. */
export const businessNouns: ReadonlySet<string> = new Set(
  'profit profits earnings net results sales loss losses revenue revenues income figures growth output pretax operating'.split(
    ' ',
  ),
);

/** Words of matches, whose quarters and halves are no parts of a year. */
export const matchWords: ReadonlySet<string> = new Set(
  'touchdown touchdowns quarterback yard yards goal goals coach halftime interception interceptions rebounds comeback comebacks match game'.split(
    ' ',
  ),
);

/** Words that refer to a time and give none. */
export const referringWords: ReadonlyMap<string, 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'> = new Map([
  ['now', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['soon', 'FUTURE_REF'],
  ['previously', 'PAST_REF'],
  ['once', 'PAST_REF'],
] as const);

const glued: readonly string[] = ['early', 'mid', 'late'].flatMap((third) =>
  [...monthNames.keys(), ...weekdayNames.keys(), 'week', 'month', 'year', ...decadeWords.keys()].map(
    (name) => `${third}-${name}`,
  ),
);

/** The words of which every expression of time holds one, unless it holds a figure. */
export const tellingTime: ReadonlySet<string> = new Set([
  ...monthNames.keys(),
  ...weekdayNames.keys(),
  ...timeUnits.keys(),
  ...dayParts.keys(),
  ...seasons.keys(),
  ...rates.keys(),
  ...feasts.flatMap(({ words }) => words),
  ...namedDays.flatMap(({ words }) => words),
  ...lengthWords.keys(),
  ...decadeWords.keys(),
  ...referringWords.keys(),
  ...glued,
  ...`${pluralDays.join(' ')} today yesterday tomorrow tonight overnight recently lately nowadays currently past present future quarter
    half ago moment time point weekdays midyear midweek yearend o'clock o’clock am pm a.m a.m. p.m p.m.`.split(/\s+/),
]);

/** The words beside numbers and those above with which an expression of time begins. */
export const openingWords: ReadonlySet<string> = new Set(
  `since until till before after by ever the a an another all one this that these those every each at in on for within over during
   throughout across between from early mid late earlier later last latest past next coming recent previous preceding current following
   first final fiscal end start beginning middle rest remainder half quarter once twice thrice more less about around nearly almost under
   roughly approximately long some`.split(/\s+/),
);
