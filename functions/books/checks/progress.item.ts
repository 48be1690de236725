import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { Progress } from './progress';

/** Of the whole stage: it belongs to no organisation, for it goes through all of them. Who holds it may write it, until `heldUntil` (UTC). */
export const progressItem = codec({
  kind: 'check-progress',
  version: 1,
  pk: 'STAGE#CHECKS',
  sk: 'PROGRESS',
  shape: Progress.extend({ heldUntil: z.iso.datetime() }),
});
