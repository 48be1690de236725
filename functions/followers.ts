import { rollUpDue } from './dues/roll-up-due.action';
import { thankBuyer } from './orders/thank-buyer.action';
import { enterPayment } from './payments/enter-payment.action';
import type { Follower } from './platform/changes';
import { recordService } from './service-records/record-service.action';
import { followGate } from './sign-ups/follow-gate.action';
import { listMine } from './sign-ups/list-mine.action';
import { promoteWaiting } from './sign-ups/promote-waiting.action';

/** What follows from what, by the kind of the item that changed: told by the stream, and again by the nightly check. */
export const followers: Readonly<Record<string, readonly Follower[]>> = {
  gate: [followGate, promoteWaiting],
  'sign-up': [listMine, promoteWaiting, recordService],
  order: [enterPayment, thankBuyer],
  due: [rollUpDue],
};
