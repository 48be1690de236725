/**
 * What shows nothing: joiners, fillers, variation selectors, tags, marks of direction (Default_Ignorable_Code_Point), controls,
 * and the letters that are blank though Unicode calls them signs (the Braille cell without a dot, a note without a head).
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800\u{1d159}]/gu;

/** The text as the eye has it: without what shows nothing. Spaces stay. */
export const seenOf = (text: string): string => text.replace(UNSEEN, '');

const SHOWS = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Is anything of it to be seen? Spaces, marks without a letter and what shows nothing are not. */
export const isSeen = (text: string): boolean => SHOWS.test(seenOf(text));

/**
 * A text for comparison: one width, and only what is seen. Two that look alike by this are one, whatever hides in either. What
 * shows nothing goes before and after: it keeps letters and marks apart that are one letter, and some of it comes of another.
 */
export const plainOf = (text: string): string =>
  // Most of what is compared has nothing that this changes; asking is ten times cheaper than doing.
  /^[\x20-\x7e]*$/.test(text) ? text : seenOf(seenOf(text).normalize('NFKC')).normalize('NFKC');

/** The same of what people type or paste into a field for an address, a number or a code: without the spaces around it. */
export const typed = (text: string): string => plainOf(text).trim();
