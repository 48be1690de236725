/** The last answers, so that going back shows the page at once while it is asked again. */
export const seen = new Map<string, unknown>();

/** Forgets what was read, e.g. when somebody signs in or out and may see other things. */
export const forgetSeen = (): void => seen.clear();
