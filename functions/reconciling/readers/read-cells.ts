import { atShanghai, type Day } from '../../shared/time';
import { type Fen, fen } from '../../shared/money';
import { plainOf } from '../../shared/seen';

/** Most cells have nothing that NFKC changes; asking is ten times cheaper than doing. */
const halfWidth = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC'));

/** Full-width forms become half-width, surrounding space goes, and so do the guards that keep a spreadsheet from rounding (`="1"`, `'1`). */
export const tidy = (cell: string): string =>
  halfWidth(cell)
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'(?=\d)/, '')
    .trim();

/** A column's name for comparison: full and half width, brackets, spaces and a spreadsheet's marks make no difference. */
export const columnKey = (name: string): string =>
  plainOf(name)
    .replace(/[\s"`]/g, '')
    .toLowerCase();

/** What a column's name says of its unit: `金额(元)`, `借方发生额/元(支取)`. Other units (万元, 美元) are names of their own. */
const UNIT_IN_NAME = /\((人民币)?(元|圆|rmb|cny|¥)\)|\[(元|人民币元)\]|\/元/g;

/** The same name without its unit. */
export const bareColumnKey = (name: string): string => columnKey(name).replace(UNIT_IN_NAME, '');

/** Where a column is among these names: by its name, or else by what only one name is without its unit. -1 where nothing is, or several are. */
export const columnAt = (names: readonly string[], wanted: string): number => {
  const exact = names.findIndex((name) => columnKey(name) === columnKey(wanted));
  if (exact >= 0) return exact;
  const bare = bareColumnKey(wanted);
  const fitting = names.flatMap((name, index) => (bareColumnKey(name) === bare ? [index] : []));
  return fitting.length === 1 ? (fitting[0] ?? -1) : -1;
};

/** No statement of a charity holds a larger sum: ¥100,000,000,000. Above it, a number is an id in the wrong column. */
const MOST_YUAN_DIGITS = 12;

/** Whole units of 1/10^decimals yuan; undefined if the text is no such number. Never rounds. */
const readScaled = (text: string, decimals: number): number | undefined => {
  const found = /^([+-]?)¥?(\d{1,3}(?:,\d{3})+|\d+|(?=\.))(?:\.(\d+))?$/.exec(
    tidy(text).replace('\u2212', '-'),
  );
  if (!found) return undefined;
  const [, sign = '', grouped = '', fraction = ''] = found;
  const whole = grouped.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (whole.length > MOST_YUAN_DIGITS || /[^0]/.test(fraction.slice(decimals))) return undefined;
  const units = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return sign === '-' && units !== 0 ? -units : units;
};

const WITH_UNIT =
  /^([+-]?)\s*(?:人民币|CNY|RMB|¥)?\s*([+-]?)\s*([\d.,]+)\s*(?:人民币元|元人民币|人民币|元|圆|CNY|RMB|¥)?$/i;

/** `168.00元`, `￥ 168.00`, `CNY-168.00` → `168.00`, `-168.00`. What has two signs, or another unit, stays as it is and is no amount. */
export const withoutUnit = (text: string): string => {
  const [, before = '', after = '', digits] = WITH_UNIT.exec(tidy(text).replace('\u2212', '-')) ?? [];
  return digits === undefined || (before !== '' && after !== '') ? text : `${before}${after}${digits}`;
};

/** `1,234.50`, `+10000.00`, `-5`, `¥3.0` in yuan → fen. Undefined for anything else, also for parts of a fen. */
export const readYuan = (text: string): Fen | undefined => {
  const units = readScaled(text, 2);
  return units === undefined ? undefined : fen(units);
};

/** Yuan with up to 5 decimals → thousandths of a fen (¥1 = 100,000): fees are told that finely. */
export const readMilliFen = (text: string): number | undefined => readScaled(text, 5);

/** `0.05940` from 5,940 thousandths of a fen. */
export const sayMilliFen = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(6, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`;
};

/** How a bank writes a day. */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYY年MM月DD日',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const dates: Record<DateFormat, RegExp> = {
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[ T]+(?<rest>\S.*))?$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:[ T]*(?<rest>\S.*))?$/,
  'YYYY/MM/DD': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})(?:[ T]+(?<rest>\S.*))?$/,
  'YYYY.MM.DD': /^(?<y>\d{4})\.(?<m>\d{1,2})\.(?<d>\d{1,2})(?:[ T]+(?<rest>\S.*))?$/,
  YYYY年MM月DD日: /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日(?: *(?<rest>\S.*))?$/,
  'DD/MM/YYYY': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})(?: +(?<rest>\S.*))?$/,
  'MM/DD/YYYY': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})(?: +(?<rest>\S.*))?$/,
};

/** No file is read that tells of later days. */
export const LAST_DAY: Day = '2099-12-31';
/** Midnight in Shanghai is the day before in UTC, and years go from 2000 on (functions/shared/time.ts). */
const FIRST_DAY: Day = '2000-01-02';

/** A day that the calendar has, from 2000-01-02 to 2099-12-31, and what follows it in the cell (a time of day). */
export const readDay = (text: string, format: DateFormat): { day: Day; rest: string } | undefined => {
  const parts = dates[format].exec(tidy(text))?.groups;
  if (!parts) return undefined;
  const { y = '', m = '', d = '', rest } = parts;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  // Date.parse turns 30 February into 2 March where it accepts it at all.
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return real && day >= FIRST_DAY && day <= LAST_DAY ? { day, rest: rest ?? '' } : undefined;
};

/** A day by this format, or else by the only other way to read it: 13/04/2026 has one, 03/04/2026 has two. */
export const readAnyDay = (text: string, format: DateFormat): { day: Day; rest: string } | undefined => {
  const usual = readDay(text, format);
  if (usual) return usual;
  const found = DATE_FORMATS.map((each) => readDay(text, each)).filter((each) => each !== undefined);
  return new Set(found.map(({ day }) => day)).size === 1 ? found[0] : undefined;
};

/** `9:05`, `09:05:01`, `090501`, `90501` (a spreadsheet ate the zero) → `09:05:01`. Fractions of a second are dropped. */
export const readClock = (text: string): string | undefined => {
  const clock = tidy(text);
  const compact = /^\d{5,6}$/.test(clock)
    ? clock.padStart(6, '0').replace(/^(..)(..)(..)$/, '$1:$2:$3')
    : clock;
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/.exec(compact);
  if (!found) return undefined;
  const [, hours = '', minutes = '', seconds = '00'] = found;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
};

/** The UTC instant of a day and a time of day in Asia/Shanghai. */
export const instantOf = (day: Day, clock: string): string => atShanghai(`${day}T${clock}`);

/** `2026-09-08 09:00:00` in Asia/Shanghai, as payment providers write it → an instant in UTC. */
export const readShanghaiTime = (text: string): string | undefined => {
  const found = readDay(text, 'YYYY-MM-DD');
  const clock = found && /^\d{1,2}:\d{2}:\d{2}$/.test(found.rest) ? readClock(found.rest) : undefined;
  return found && clock ? instantOf(found.day, clock) : undefined;
};

/** `4.00123E+27`: a spreadsheet has shown a long number and the file was saved from it. The digits are gone. */
export const isRounded = (text: string): boolean => /^\d(\.\d+)?E\+\d+$/i.test(text);

/** Could this number have been shown so? It has as many digits, and the first ones, rounded as a spreadsheet rounds. */
export const isRoundedOf = (rounded: string, whole: string): boolean => {
  const [mantissa = '', exponent = ''] = rounded.toUpperCase().split('E+');
  if (!/^[1-9]\d*$/.test(whole) || whole.length !== Number(exponent) + 1) return false;
  const shown = Number(whole).toExponential(mantissa.replace('.', '').length - 1);
  return shown.split('e')[0] === mantissa;
};

/** So many digits a spreadsheet keeps of a number; the rest become zeros. */
export const DIGITS_KEPT = 15;
/** `42000012342026100000000000`: fewer than five zeros may be a number's own. */
export const isCut = (text: string): boolean => /^[1-9]\d{14}0{5,}$/.test(text);

/** Providers' and merchants' numbers: printable ASCII without spaces. Leading zeros and case stay as they are. */
export const isPlainId = (text: string): boolean => /^[\x21-\x7e]{1,64}$/.test(text);
