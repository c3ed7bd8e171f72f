import { isShortPart, shortParts } from '../places.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Words written with a capital that name nobody and no place, in lower case. */
export const notNames: ReadonlySet<string> = new Set([
  ...[...shortParts.keys()].filter(isShortPart).map((short) => `${short.toLowerCase()}.`),
  ...words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan eid passover hanukkah ashura
  new-year i i'm ok covid covid-19 internet web wifi email gmt utc bst cet est edt pst am pm bc ad dr mr
  english french-language arabic-language god allah koran quran bible resolution article articles chapter protocol convention statute charter treaty accords
  agreement declaration annex video photo photos image images read updated update published posted source sources copyright advertisement
  kalashnikov kalashnikovs grad grads kornet tow scud iskander kh mig su ak rpg rpgs ied ieds vbied vbieds uav uavs sarin novichok twitter facebook youtube
  telegram whatsapp instagram tiktok pdf usd eur the a an and or but in on at this that these those he she it they we his her its their my our your there here when while
  after before since if as for from by with to of not no yes what who why how where which also however meanwhile although though because so then now
  today yesterday tomorrow according more most many some all both each every one two three four five six seven eight nine ten first second third last next
  former speaking earlier later mister general-secretary`),
]);
