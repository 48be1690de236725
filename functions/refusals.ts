import { dueRefusals } from './books/dues/due.refusals';
import { fileRefusals } from './books/files/file.refusals';
import { fundRefusals } from './books/funds/fund.refusals';
import { handOverRefusals } from './books/hand-overs/hand-over.refusals';
import { remittanceRefusals } from './books/remittances/remittance.refusals';
import { spendingRefusals } from './books/spending/spending.refusals';
import { memberRefusals } from './people/members/member.refusals';
import { receivingAccountRefusals } from './people/receiving-account/receiving-account.refusals';
import { secondPersonRefusals } from './people/second-person/second-person.refusals';
import { signInRefusals } from './people/sign-in/sign-in.refusals';
import { merchantAccountRefusals } from './reconciling/accounts/merchant-account.refusals';
import { differenceRefusals } from './reconciling/differences/difference.refusals';
import { lineRefusals } from './reconciling/lines/line.refusals';
import { mappingRefusals } from './reconciling/mappings/mapping.refusals';
import { matchRefusals } from './reconciling/matches/match.refusals';
import { statementRefusals } from './reconciling/statements/statement.refusals';
import { agreementRefusals } from './selling/agreements/agreement.refusals';
import { campaignRefusals } from './selling/campaigns/campaign.refusals';
import { merchantRefusals } from './selling/merchants/merchant.refusals';
import { offerRefusals } from './selling/offers/offer.refusals';
import { orderRefusals } from './selling/orders/order.refusals';
import { paymentRefusals } from './selling/payments/payment.refusals';
import { eventRefusals } from './volunteering/events/event.refusals';
import { messageRefusals } from './volunteering/messages/message.refusals';
import { shiftRefusals } from './volunteering/shifts/shift.refusals';
import { signUpRefusals } from './volunteering/sign-ups/sign-up.refusals';
import { requestRefusals } from './shared/request-refusals';
import type { Refusals } from './shared/refusals';

/** Every way the product says no, each noun's own together: what entries answer with. A noun that is missing here fails the build. */
export const refusals = {
  ...requestRefusals,
  ...memberRefusals,
  ...secondPersonRefusals,
  ...receivingAccountRefusals,
  ...signInRefusals,
  ...campaignRefusals,
  ...agreementRefusals,
  ...merchantRefusals,
  ...offerRefusals,
  ...orderRefusals,
  ...paymentRefusals,
  ...fundRefusals,
  ...spendingRefusals,
  ...handOverRefusals,
  ...fileRefusals,
  ...dueRefusals,
  ...remittanceRefusals,
  ...mappingRefusals,
  ...statementRefusals,
  ...differenceRefusals,
  ...merchantAccountRefusals,
  ...lineRefusals,
  ...matchRefusals,
  ...shiftRefusals,
  ...eventRefusals,
  ...signUpRefusals,
  ...messageRefusals,
} satisfies Refusals;
