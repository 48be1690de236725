import { codec } from '../../platform/table/item';
import { Trace } from './same-movement';

/** Beside a bank's line, by its account and day: by it the line is found when another export writes it otherwise. */
export const movementItem = codec({
  kind: 'movement',
  version: 1,
  row: true,
  pk: 'ORG#{organisationId}#MOVEMENTS#{ofAccount}#{day}',
  sk: '{lineId}',
  shape: Trace,
  pack: ({ lineId: _inKey, day: _inPartition, ...keep }) => ({ keep }),
});
