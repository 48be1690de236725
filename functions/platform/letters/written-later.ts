import type { Writer, Writers } from './outbox';

/** Writers of these letters whose words are loaded with the first that leaves: who sends starts without them. */
export const writtenLater = (names: readonly string[], load: () => Promise<Writers>): Writers =>
  Object.fromEntries(names.map((what): [string, Writer] => [what, async (of) => (await load())[what]?.(of)]));
