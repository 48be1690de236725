/**
 * `npm run test:long` plays towns, rushes and histories in full, and everything of the table a second time on DynamoDB Local;
 * `npm test` plays the same promises small.
 */
export const LONG = process.env['LONG'] !== undefined;

/** How many of something, by how much time there is. */
export const howMany = <T>({ inFull, small }: { inFull: T; small: T }): T => (LONG ? inFull : small);
