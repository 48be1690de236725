import { accountKey } from '../column-mapping';

/** What stands for digits that are not shown; a single X may be a check digit. */
const MASK = /[*#•·●×█?…▪]+|\.{2,}|X{2,}/g;
/** Fewer digits than these fit anybody's account. */
const LEAST_SHOWN = 4;
/** So many digits a spreadsheet keeps of a number. */
const KEPT = 15;

const digitsIn = (text: string): number => text.replace(/[^0-9A-Z]/g, '').length;
const escaped = (text: string): string => text.replace(/[.+^$()|[\]\\]/g, '\\$&');

const fitsMask = (told: string, ours: string): boolean => {
  const pieces = told.split(MASK);
  if (pieces.length < 2 || digitsIn(pieces.join('')) < LEAST_SHOWN) return false;
  return (
    new RegExp(`^${pieces.map(escaped).join('.+')}$`).test(ours) ||
    // A mask of none at either end: `****2345` is the end of it.
    new RegExp(`^${pieces.map(escaped).join('.*')}$`).test(ours)
  );
};

/** `6.2220200E+18`, or the zeros that stand where a spreadsheet had no room: the digits that are left are the account's first ones. */
const fitsRounded = (told: string, ours: string): boolean => {
  const rounded = /^(\d)(?:\.(\d+))?E\+?(\d+)$/.exec(told);
  if (rounded) {
    const [, first = '', rest = '', power = ''] = rounded;
    const shown = (first + rest).slice(0, -1).replace(/0+$/, '');
    return ours.length === Number(power) + 1 && shown.length >= LEAST_SHOWN && ours.startsWith(shown);
  }
  const isCut = told.length > KEPT && /^\d+$/.test(told) && /^0+$/.test(told.slice(KEPT));
  return isCut && told.length === ours.length && told.slice(0, KEPT) === ours.slice(0, KEPT);
};

/** Is this our account, as a cell of the file tells it: whole, masked in any of the usual ways, or as a spreadsheet left it? */
export const isOwnAccount = (told: string, number: string): boolean => {
  const ours = accountKey(number);
  const key = accountKey(told);
  return key === ours || fitsMask(key, ours) || fitsRounded(key, ours);
};
