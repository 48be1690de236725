/** Tells the time. Instants are UTC, whatever zone the process runs in. */
export type Clock = () => Date;

const real: Clock = () => new Date();
let told: Clock = real;

/**
 * The product's one clock. Entries ask it once for each request, change or job and hand `now` on; nothing behind them asks any
 * clock (lint refuses it).
 */
export const clock: Clock = () => told();

/** Tests and one machine set it; called without one, it is the real clock again. */
export const setClock = (other: Clock = real): void => {
  told = other;
};
