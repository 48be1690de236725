import { FundId, MerchantId, StatementLineId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import type { OpenDue, OpenLine } from '../../../functions/reconciling/matches/match-proposal';
import { proposeMatches } from '../../../functions/reconciling/matches/propose-matches';

const ulid = (number: number): string => `01k4m2n5p6q7r8s9t0v1${String(number).padStart(6, '0')}`;

export type Merchant = Pick<OpenDue, 'merchantId' | 'merchantNames'>;

export const merchant = (number: number, ...merchantNames: string[]): Merchant => ({
  merchantId: MerchantId.parse(`mer_${ulid(number)}`),
  merchantNames,
});
export const fish = merchant(1, '千岛湖渔业', '淳安县千岛湖渔业有限公司（城关分公司）');
export const tea = merchant(2, '九曲红梅茶楼');

/** A due of `fish` to fund 1, with a code of its own, unless told otherwise. Amount in fen. */
export const due = (
  dueId: string,
  day: string,
  amount: number,
  more: { merchant?: Merchant; fund?: number; reference?: string } = {},
): OpenDue => ({
  dueId,
  ...(more.merchant ?? fish),
  fundId: FundId.parse(`fnd_${ulid(more.fund ?? 1)}`),
  day,
  amount: fen(amount),
  reference: more.reference ?? `REF${dueId.toUpperCase()}`,
});

/** An income from `fish` unless told otherwise. Amount in fen. */
export const line = (
  number: number,
  day: string,
  amount: number,
  more: Partial<OpenLine> = {},
): OpenLine => ({
  lineId: StatementLineId.parse(`lin_${ulid(number)}`),
  kind: 'income',
  day,
  amount: fen(amount),
  counterpartyName: '淳安县千岛湖渔业有限公司(城关分公司)',
  memo: '善款',
  ...more,
});

/** What is proposed, without what is unclear. */
export const proposalsOf = (...of: Parameters<typeof proposeMatches>) => proposeMatches(...of).proposals;
