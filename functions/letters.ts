import { follow } from './platform/changes';

/** Lambda entry: the table's changes as they concern letters. Sends what lies in the outbox. */
export const handler = follow({});
