import type { Member } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { MOST_ACCOUNTS, type MerchantAccount } from './merchant-account';
import { dropMerchantAccount, listMerchantAccounts, putMerchantAccount } from './merchant-account.table';

type All = { items: MerchantAccount[] };

/** An account is ours from now on. One that is already changes nothing. Refuses `too-many-accounts`. */
export const addMerchantAccount = async (
  by: Member,
  { account }: { account: string },
  now: Date,
): Promise<All> => {
  const { organisationId, personId } = by;
  const at = now.toISOString();
  const before = await listMerchantAccounts(organisationId);
  if (before.some((one) => one.account === account)) return { items: before };
  if (before.length >= MOST_ACCOUNTS) return refuse('too-many-accounts', { most: MOST_ACCOUNTS });
  const changed = { account: [null, account] as [unknown, unknown] };
  await table.transact(
    onceWith(putMerchantAccount(organisationId, { account, addedBy: personId, addedAt: at }), [
      stillMay(by),
      audited(organisationId, { at, by: personId, what: 'merchant-account-added', which: account, changed }),
    ]),
  );
  return { items: await listMerchantAccounts(organisationId) };
};

/** An account is not ours any more; what was imported stays as it is. One that was none changes nothing. */
export const removeMerchantAccount = async (
  by: Member,
  { account }: { account: string },
  now: Date,
): Promise<All> => {
  const { organisationId, personId } = by;
  const at = now.toISOString();
  const changed = { account: [account, null] as [unknown, unknown] };
  await table.transact(
    onceWith(dropMerchantAccount(organisationId, account), [
      stillMay(by),
      audited(organisationId, {
        at,
        by: personId,
        what: 'merchant-account-removed',
        which: account,
        changed,
      }),
    ]),
  );
  return { items: await listMerchantAccounts(organisationId) };
};
