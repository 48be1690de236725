import { readFileSync } from 'node:fs';

/** The shell of docs/operations.md by its heading, in the order of the paper. */
export const chapters = new Map<string, string[]>();
let heading = '';
for (const [, title, block] of readFileSync('docs/operations.md', 'utf8').matchAll(
  /^#+ (.+)$|^```sh\n([\s\S]*?)^```/gm,
)) {
  heading = title ?? heading;
  if (block !== undefined) chapters.set(heading, [...(chapters.get(heading) ?? []), block]);
}
/** What every other block expects first. */
export const FIRST = 'Operations';
/** Asked of the public address, from outside: no account can answer it. */
const BY_HAND = { title: 'Deploy', holds: 'curl -sI "$SITE/"' };

/** The blocks under a heading, but those that are done by hand. */
export const blocks = (title: string): string[] => {
  const found = chapters.get(title);
  if (found === undefined) throw new Error(`docs/operations.md has no shell under “${title}”`);
  return found.filter((block) => !(title === BY_HAND.title && block.includes(BY_HAND.holds)));
};
