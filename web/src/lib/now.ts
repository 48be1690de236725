let told: Date | undefined;

/** What time it is: the reader's own clock, or, where a server draws the page, the time of the request. */
export const now = (): Date => told ?? new Date();

/** A server tells it before it draws. */
export const tellNow = (at: Date): void => {
  told = at;
};
