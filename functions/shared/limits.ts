/** How much of a thing there may be: rules judge by it, and pages let no more be typed. Bare numbers, so that pages load nothing else. */
export const MOST = {
  /** Fish in one order. */
  items: 99,
  /** People on one shift. */
  places: 500,
  /** Dues that one remittance pays. */
  dues: 40,
  /** Goods that a spending bought or a hand-over gave. */
  goods: 1_000_000,
  /** Columns of a bank's file in which a payer's words may stand. */
  memoColumns: 5,
} as const;

/** The longest text of each kind, in letters. */
export const LETTERS = {
  short: 80,
  person: 100,
  contact: 120,
  sentence: 200,
  reason: 200,
  email: 254,
  lines: 500,
  long: 4_000,
} as const;
