/** At most so many in each span of so many seconds. */
export type Limit = { name: string; most: number; seconds: number };

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/**
 * Per person: a code has a million values and three tries, so whoever asks for twenty codes a day and guesses at each has
 * a chance of 6 in 100,000 a day. Per address: wide, because a whole event may sit behind one address of a mobile network.
 */
export const signInLimits = {
  codesForPerson: [
    { name: 'codes-15m', most: 5, seconds: 15 * MINUTE },
    { name: 'codes-1d', most: 20, seconds: DAY },
  ],
  codesFromAddress: [{ name: 'codes-from-15m', most: 200, seconds: 15 * MINUTE }],
  triesForPerson: [{ name: 'tries-15m', most: 20, seconds: 15 * MINUTE }],
  triesFromAddress: [{ name: 'tries-from-15m', most: 400, seconds: 15 * MINUTE }],
} as const satisfies Record<string, readonly Limit[]>;
export type SignInLimits = Record<keyof typeof signInLimits, readonly Limit[]>;

/** The span in which an instant lies: its number, and when it ends. Spans are counted from 1970, so nobody has to reset one. */
export const spanOf = (limit: Limit, now: Date): { number: number; endsAtSeconds: number } => {
  const number = Math.floor(now.getTime() / 1000 / limit.seconds);
  return { number, endsAtSeconds: (number + 1) * limit.seconds };
};

/** Whole seconds until the span ends, at least 1: for Retry-After. */
export const secondsLeft = (limit: Limit, now: Date): number =>
  Math.max(1, spanOf(limit, now).endsAtSeconds - Math.floor(now.getTime() / 1000));
