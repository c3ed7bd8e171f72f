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

/** Short forms that are other words in lower case: read as days and months only when written with a capital. */
export const needsCapital: ReadonlySet<string> = new Set(
  'may march mar mar. sun sun. sat sat. mon mon. wed wed. thu fri fri. jan jan. dec dec. sep sep. oct jun jul apr aug nov feb'.split(
    ' ',
  ),
);

export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';

/** Units of time and how many days one lasts. */
export const timeUnits: ReadonlyMap<string, { readonly unit: TimeUnit; readonly days: number; readonly times: number }> = new Map(
  (
    [
      ['second seconds', 'minute', 0, 1],
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
  'begins|begin|starts|start|opens|open|ends|end|expires|expire|resumes|resume|arrives|arrive|departs|depart|meets|meet|votes|vote|convenes|convene'.split(
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

/** Feasts with a day of their own: days from Easter Sunday, or month and day. */
export const feasts: readonly { readonly words: readonly string[]; readonly day: number | readonly [number, number] }[] = (
  [
    ['good friday', -2],
    ['maundy thursday', -3],
    ['palm sunday', -7],
    ['ash wednesday', -46],
    ['easter sunday', 0],
    ['easter monday', 1],
    ['christmas eve', [12, 24]],
    ['christmas day', [12, 25]],
    ['boxing day', [12, 26]],
    ["new year 's eve", [12, 31]],
    ["new year 's day", [1, 1]],
    ['new year ’s eve', [12, 31]],
    ['new year ’s day', [1, 1]],
    ['may day', [5, 1]],
    ["valentine 's day", [2, 14]],
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
  ...`today yesterday tomorrow tonight overnight recently lately nowadays currently now past future quarter moment
    o'clock o’clock am pm a.m a.m. p.m p.m.`.split(/\s+/),
]);
