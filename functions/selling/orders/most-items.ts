/** As many as one order may hold: here alone, for pages say it before they ask. */
export const MOST_ITEMS = 99;
