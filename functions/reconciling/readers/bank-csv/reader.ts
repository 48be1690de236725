import { accountKey } from '../column-mapping';
import type { OfBank, Reader } from '../reader';
import { readBankCsv } from './bank-csv';
import { looksLikeBank, mayBeBank } from './sample-bank-file';

/** A bank's export as CSV, whichever bank's, by the saved mapping of the account. It is kept as it came. */
export const bankCsv: Reader<'bank-csv', true, OfBank> = {
  kind: 'bank-csv',
  called: '银行流水 (bank statement)',
  mapped: true,
  brings: 'bank',
  recognises: looksLikeBank,
  resembles: mayBeBank,
  read: (text, { mapping, latest, notMovements }) => ({
    brings: 'bank',
    ...readBankCsv(text, mapping, latest, notMovements),
  }),
  keep: (bytes) => bytes,
  accountOf: ({ mapping }) => accountKey(mapping.account.number),
};
