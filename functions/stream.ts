import { rollUpDue } from './dues/roll-up-due.action';
import { thankBuyer } from './orders/thank-buyer.action';
import { enterPayment } from './payments/enter-payment.action';
import { follow } from './platform/changes';
import { recordService } from './service-records/record-service.action';
import { followGate } from './sign-ups/follow-gate.action';
import { promoteWaiting } from './sign-ups/promote-waiting.action';

/** What follows from what: by the kind of the item that changed. Lambda entry, and the local process's. */
export const handler = follow({
  gate: [followGate, promoteWaiting],
  'sign-up': [promoteWaiting, recordService],
  order: [enterPayment, thankBuyer],
  due: [rollUpDue],
});
