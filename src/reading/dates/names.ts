// Month and weekday names as data: lower case, without accents or Arabic marks (as `fold` leaves them). An abbreviation may be
// followed by a full stop.
const months: readonly string[] = [
  'january jan janvier janv januar janner enero ene gennaio gen janeiro января янв січня ocak oca januari styczen stycznia يناير جانفي كانون_الثاني',
  'february feb fevrier fevr februar febrero febbraio fevereiro fev февраля фев лютого subat sub februari luty lutego فبراير فيفري شباط',
  'march mar mars marz marzo marco марта мар березня mart maart mrt marzec marca مارس اذار',
  'april apr avril avr abril abr aprile апреля апр квітня nisan nis kwiecien kwietnia ابريل افريل نيسان',
  'may mai mayo maggio mag maio мая травня mayis mei maj maja مايو ماي ايار',
  'june jun juin juni junio giugno giu junho июня июн червня haziran haz czerwiec czerwca يونيو جوان حزيران',
  'july jul juillet juil juli julio luglio lug julho июля июл липня temmuz tem lipiec lipca يوليو جويلية تموز',
  'august aug aout agosto ago августа авг серпня agustos augustus sierpien sierpnia اغسطس اوت اب',
  'september sep sept septembre septiembre settembre set setembro сентября сен вересня eylul eyl wrzesien wrzesnia سبتمبر ايلول',
  'october oct octobre oktober okt octubre ottobre ott outubro out октября окт жовтня ekim pazdziernik pazdziernika اكتوبر تشرين_الاول',
  'november nov novembre noviembre novembro ноября ноя листопада kasim kas listopad listopada نوفمبر تشرين_الثاني',
  'december dec decembre dezember dez diciembre dic dicembre dezembro декабря дек грудня aralik ara grudzien grudnia ديسمبر كانون_الاول',
];
// Sunday first, as in Date.getUTCDay.
const weekdays: readonly string[] = [
  'sunday sun dimanche dim sonntag domingo dom domenica воскресенье вс неділя pazar zondag niedziela الاحد',
  'monday mon lundi lun montag lunes lunedi segunda-feira понедельник пн понеділок pazartesi maandag poniedzialek الاثنين',
  'tuesday tue tues mardi dienstag martes martedi terca-feira вторник вт вівторок sali dinsdag wtorek الثلاثاء',
  'wednesday wed mercredi mer mittwoch miercoles mie mercoledi quarta-feira среда ср середа carsamba woensdag sroda الاربعاء',
  'thursday thu thur thurs jeudi jeu donnerstag jueves jue giovedi gio quinta-feira четверг чт четвер persembe donderdag czwartek الخميس',
  'friday fri vendredi ven freitag viernes vie venerdi sexta-feira пятница пт пятниця cuma vrijdag piatek الجمعة',
  'saturday sat samedi sam samstag sonnabend sabado sab sabato суббота сб субота cumartesi zaterdag sobota السبت',
];

const index = (lists: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((list, i) => list.split(' ').map((name) => [name.replace('_', ' '), i] as const)));

/** Folded month name → 1 to 12. */
export const monthByName: ReadonlyMap<string, number> = new Map([...index(months)].map(([name, i]) => [name, i + 1]));
/** Folded weekday name → 0 (Sunday) to 6. */
export const weekdayByName = index(weekdays);

const alternatives = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).join('|');
export const monthPattern = alternatives(monthByName.keys());
export const weekdayPattern = alternatives(weekdayByName.keys());

/** Zone abbreviations that mean one offset only; "IST", "CST" and "BST" mean several, and so leave the zone unknown. */
export const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cdt: '-05:00',
};
