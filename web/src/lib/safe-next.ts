/** Begins with one slash, and has nothing in it that a browser drops (tab, line ends) or takes for a slash (backslash). */
const PLAIN_PATH = /^\/(?!\/)[^\\\s\p{Cc}\p{Cf}\p{Cs}]*$/u;

/** What was asked for, if it is an address of this very site: never where a link of another site would lead. */
export const safeNext = (next: string | undefined): string | undefined => {
  if (next === undefined || !PLAIN_PATH.test(next)) return undefined;
  const here = 'https://here.invalid';
  return URL.canParse(next, here) && new URL(next, here).origin === here ? next : undefined;
};
