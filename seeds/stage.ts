import { randomUUID } from 'node:crypto';
import { putMember } from '../functions/people/members/member.table';
import { putOrganisation } from '../functions/people/organisations/organisation.table';
import type { NewOrganisation } from '../functions/people/organisations/organisation';
import { noticeHeaders, SANDBOX_ACCOUNT, type SandboxNotice } from '../functions/selling/payments/sandbox';
import { takeNotice } from '../functions/selling/payments/take-notice.action';
import { addPerson, findPersonByEmail } from '../functions/people/accounts/person.table';
import { config } from '../functions/platform/config';
import { idFrom } from '../functions/platform/new-id';
import type { Member, Role } from '../functions/shared/actor';
import { PersonId, RequestKey, type MerchantId, type OrganisationId } from '../functions/shared/ids';
import type { DemoPerson } from './demo-people';

/**
 * What a story is played on: the time at which it ends, and a way to wait until all that follows has been done; in which
 * organisation, where it is not the demo's.
 */
export type Stage = { now: Date; settle: () => Promise<void>; organisationId?: string };

/** A request's key that is the same at every playing, so that a story cut short can be played again. */
export const key = (text: string): RequestKey => RequestKey.parse(`seed-${text}`);

export const founded = (organisation: NewOrganisation): Promise<void> => putOrganisation(organisation);

/** The account of a person of the demo, made where it is not there yet. */
export const person = async (who: DemoPerson, now: Date): Promise<PersonId> => {
  const personId = PersonId.parse(idFrom('x', who.email).slice(2, 14));
  const there = await findPersonByEmail(who.email);
  if (!there) await addPerson({ personId, name: who.name, email: who.email }, now);
  return there?.personId ?? personId;
};

/** Gives a person their roles in an organisation. */
export const member = async (
  organisationId: OrganisationId,
  personId: PersonId,
  roles: Role[],
  merchantId?: MerchantId,
): Promise<Member> => {
  const membership = { organisationId, personId, roles, ...(merchantId && { merchantId }) };
  await putMember(membership);
  return membership;
};

export type Payment = { orderId: string; transactionId: string; amount: number; paidAt: string };

/** What the provider tells of a payment, in its own words. */
export const noticeOf = (organisationId: OrganisationId, { orderId, ...rest }: Payment): SandboxNotice => ({
  event: 'PAYMENT.SUCCESS',
  merchantAccount: SANDBOX_ACCOUNT,
  outTradeNo: orderId,
  attach: organisationId,
  currency: 'CNY',
  ...rest,
});

/** The provider tells that an order was paid, signed as it signs. @param paidAt of `payment`: UTC, to the second */
export const paid = async (organisationId: OrganisationId, payment: Payment): Promise<void> => {
  const body = JSON.stringify(noticeOf(organisationId, payment));
  const at = new Date(payment.paidAt);
  const headers = noticeHeaders(config.sandboxSecret ?? '', body, { at, nonce: randomUUID() });
  await takeNotice('sandbox', { header: (name) => headers[name], body }, at);
};
