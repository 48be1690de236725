import { openDues } from '../../functions/books/dues/due';
import { payOver } from '../../functions/books/dues/due.table';
import { remittanceEntry, type ConfirmedRemittance } from '../../functions/books/remittances/remittance';
import { putRemittance } from '../../functions/books/remittances/remittance.table';
import { receive } from '../../functions/books/funds/fund';
import { onFund, writeFund } from '../../functions/books/funds/fund.table';
import { audited } from '../../functions/people/audit/audit.table';
import { enter } from '../../functions/books/ledger/entry.table';
import { newId } from './new-id';
import { onceWith } from '../../functions/platform/table/once';
import { table } from '../../functions/platform/table/table';
import { RemittanceId, StatementLineId } from '../../functions/shared/ids';
import { dayIn, type FishSale } from './fish-sale';
import { openDuesOf } from './open-dues';

type Whose = Pick<FishSale, 'o' | 'fundId' | 'finance'> & {
  merchant: Pick<FishSale['merchant'], 'merchantId'>;
};

/** The merchant pays over all that it owes: the books' side of a confirmed match, by the same writes. */
export const remit = async (
  { o, fundId, merchant, finance }: Whose,
  on = dayIn(0),
): Promise<ConfirmedRemittance> => {
  const { dues, total } = openDues(await openDuesOf(o, merchant.merchantId));
  const at = new Date().toISOString();
  return onFund(o, fundId, async (fund) => {
    const remittance: ConfirmedRemittance = {
      remittanceId: RemittanceId.parse(newId('rem')),
      merchantId: merchant.merchantId,
      fundId,
      lineId: StatementLineId.parse(newId('lin')),
      dueIds: dues.map((due) => due.dueId),
      amount: total,
      receivedBefore: fund.received,
      on,
      because: '金额与付款人一致',
      by: finance.personId,
      at,
      status: 'confirmed',
    };
    await table.transact(
      onceWith(putRemittance(o, remittance), [
        ...payOver(o, dues, remittance),
        writeFund(o, receive(fund, total, on)),
        enter(o, remittanceEntry(remittance, at)),
        audited(o, {
          at,
          by: finance.personId,
          what: 'remittance-confirmed',
          which: remittance.remittanceId,
        }),
      ]),
    );
    return remittance;
  });
};
