import * as z from 'zod';
import type { Role } from '../../shared/actor';
import { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeOf, revised } from '../../shared/revision';
import { ShortText, Typed } from '../../shared/words';

/** Who may bring another account into force: a second human being beside the admin who wrote it. */
export const CONFIRMERS = ['finance', 'admin'] as const satisfies readonly Role[];

/** As banks write them, in groups or not: kept as digits. */
const AccountNumber = Typed.max(48)
  .overwrite((text) => text.replaceAll(/[\s-]/g, ''))
  .regex(/^\d{8,32}$/, { message: '8 to 32 digits' });

/** A bank account: in whose name, at which bank and branch, its number. */
export const Account = z
  .strictObject({ holder: ShortText, bank: ShortText, number: AccountNumber })
  .meta({ id: 'BankAccount' });
export type Account = z.infer<typeof Account>;

/** Into which account merchants pay, and what waits to take its place. A changed account is how money is stolen, so one never changes it alone. */
export const ReceivingAccount = z
  .object({
    account: Account.optional(),
    /** Since when it is paid into, UTC. */
    since: z.iso.datetime().optional(),
    proposed: z.object({ account: Account, by: PersonId, at: z.iso.datetime() }).optional(),
    ...revised,
  })
  .meta({ id: 'ReceivingAccount' });
export type ReceivingAccount = z.infer<typeof ReceivingAccount>;

export const ChangedAccount = z
  .strictObject({ account: Account })
  .extend(changeOf)
  .meta({ id: 'ChangedAccount' });
export type ChangedAccount = z.infer<typeof ChangedAccount>;

const same = (a: Account | undefined, b: Account): boolean =>
  a?.holder === b.holder && a.bank === b.bank && a.number === b.number;

/** Another account waits for a second person; the one that is paid into stays until then. What stands already is not asked for. */
export const proposedAccount = (
  { proposed, ...standing }: ReceivingAccount,
  account: Account,
  asked: { by: PersonId; at: string },
): ReceivingAccount => {
  if (same(standing.account, account)) return standing;
  if (proposed?.by === asked.by && same(proposed.account, account)) return { ...standing, proposed };
  return { ...standing, proposed: { account, ...asked } };
};

/** Paid into from now on. @param seen the very account that was read by who confirms. Refuses `no-account-proposed`. */
export const confirmedAccount = (
  receiving: ReceivingAccount,
  seen: Account,
  at: string,
): ReceivingAccount => {
  const { proposed, ...standing } = receiving;
  if (!proposed) return same(standing.account, seen) ? receiving : refuse('no-account-proposed');
  if (!same(proposed.account, seen)) return refuse('no-account-proposed');
  return { ...standing, account: proposed.account, since: at };
};

/** It stays as it is: what waited is dropped. */
export const withdrawnProposal = ({ proposed: _dropped, ...standing }: ReceivingAccount): ReceivingAccount =>
  standing;
