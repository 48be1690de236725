import type { Member } from '../../shared/actor';
import type { ReceivingAccount } from './receiving-account';
import { CONFIRMERS } from './receiving-account';
import { getReceivingAccount } from './receiving-account.table';

/** Into which account merchants pay; what waits to take its place is told to those who keep the books alone. */
export const findReceivingAccount = async (by: Member): Promise<ReceivingAccount> => {
  const { proposed, ...standing } = await getReceivingAccount(by.organisationId);
  const keepsBooks = by.roles.some((role) => role === 'auditor' || CONFIRMERS.some((one) => one === role));
  return { ...standing, ...(keepsBooks && proposed && { proposed }) };
};
