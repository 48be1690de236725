import type { Member } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import { change } from '../audit/change.table';
import { assertSecondPerson } from '../second-person/second-person.table';
import {
  confirmedAccount,
  CONFIRMERS,
  proposedAccount,
  withdrawnProposal,
  type Account,
  type ChangedAccount,
  type ReceivingAccount,
} from './receiving-account';
import { getReceivingAccount, writeReceivingAccount } from './receiving-account.table';

/** What history tells: the account that is paid into, and the one that waits. */
const told = ({ account, proposed }: ReceivingAccount) => ({ account, proposed: proposed?.account });

const onAccount = (
  by: Member,
  asked: { revision?: number; reason?: string | undefined },
  deed: { what: string; to: (receiving: ReceivingAccount) => ReceivingAccount | Promise<ReceivingAccount> },
  now: Date,
): Promise<ReceivingAccount> =>
  change<ReceivingAccount>(
    by,
    asked,
    {
      ...deed,
      which: by.organisationId,
      read: () => getReceivingAccount(by.organisationId),
      as: told,
      writes: (before, after) => [writeReceivingAccount(by.organisationId, before, after)],
    },
    now,
  );

/** Another account waits for a second person. Twice it changes nothing. Refuses `changed-meanwhile`, `not-allowed`. */
export const changeReceivingAccount = (
  by: Member,
  asked: ChangedAccount,
  now: Date,
): Promise<ReceivingAccount> => {
  const proposal = { by: by.personId, at: now.toISOString() };
  const to = (receiving: ReceivingAccount) => proposedAccount(receiving, asked.account, proposal);
  return onAccount(by, asked, { what: 'account-proposed', to }, now);
};

/**
 * A second person, who read that very account, brings it into force. Twice it changes nothing. Refuses `no-account-proposed`,
 * `account-proposed-by-you`, `not-allowed`, and as `assertSecondPerson` does.
 */
export const approveReceivingAccount = (
  by: Member,
  { account }: { account: Account },
  now: Date,
): Promise<ReceivingAccount> => {
  const to = async (receiving: ReceivingAccount) => {
    const { proposed } = receiving;
    const confirmed = confirmedAccount(receiving, account, now.toISOString());
    if (!proposed) return confirmed;
    if (proposed.by === by.personId) refuse('account-proposed-by-you');
    await assertSecondPerson(by, proposed.by, CONFIRMERS, now);
    return confirmed;
  };
  return onAccount(by, {}, { what: 'account-confirmed', to }, now);
};

/** What waited is dropped, with a reason. Twice it changes nothing. Refuses `not-allowed`. */
export const withdrawReceivingAccount = (
  by: Member,
  { reason }: { reason: string },
  now: Date,
): Promise<ReceivingAccount> =>
  onAccount(by, { reason }, { what: 'account-withdrawn', to: withdrawnProposal }, now);
