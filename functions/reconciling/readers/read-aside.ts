import { readStatement } from './read-statement';
import type { HowOf, ReadingOf, StatementKind } from './readers';

export type ReadAside = <Kind extends StatementKind>(
  bytes: Uint8Array,
  how: HowOf<Kind>,
) => Promise<ReadingOf<Kind>>;

let read: ReadAside = async (bytes, how) => readStatement(bytes, how);

/** Where one process answers everybody, it hands in a way to read beside the others: the largest file takes seconds. */
export const readElsewhere = (aside: ReadAside): void => {
  read = aside;
};

/** As `readStatement`, and by it: at once where a process has one request at a time, else aside of the others. */
export const readStatementAside: ReadAside = (bytes, how) => read(bytes, how);
