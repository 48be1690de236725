import type { RequestKey } from '../../shared/ids';
import { fingerprint } from '../../platform/table/once';

/** Enough of an id to know it again among a person's few. */
const MARK_LENGTH = 8;

/** By what a tap at the door, or a request made there, is known again on the row of whom it was about. */
export const markOf = (key: RequestKey): string => fingerprint(key).slice(0, MARK_LENGTH);
