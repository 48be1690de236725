import { ulid } from 'ulid';

/** An id that nothing else has, as requests make them: prefix and 26 characters, e.g. `ord_01kaq…`; a later one sorts after it. */
export const newId = (prefix: string): string => `${prefix}_${ulid().toLowerCase()}`;
