import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import type { StatementKind } from '../../functions/reconciling/readers/readers';
import { ask, asked, type Answer } from './ask';
import type { SoldFish } from './fish-season';
import type { SignedInPerson } from './sessions';
import {
  bankCsv,
  wechatTradeBill,
  type BankCsvLine,
  type BankCsvOptions,
  type TradeBillLine,
  type TradeBillOptions,
} from './make-statements';

/** A payment as the provider's bill lists it. */
export const paymentLine = ({ orderId, transactionId, amount, paidAt }: SoldFish): TradeBillLine => ({
  kind: 'payment',
  at: paidAt,
  transactionId,
  merchantOrderId: orderId,
  amount,
});

export const refundLine = (
  of: SoldFish,
  refund: { refundId: string; amount?: number; at: string },
): TradeBillLine => ({
  kind: 'refund',
  at: refund.at,
  transactionId: of.transactionId,
  merchantOrderId: of.orderId,
  refundId: refund.refundId,
  amount: refund.amount ?? of.amount,
});

export type FileGiven = {
  bytes: Uint8Array;
  name?: string;
  kind: StatementKind;
  mappingId?: string;
};

export const wechat = (lines: readonly TradeBillLine[], options?: TradeBillOptions): FileGiven => ({
  bytes: wechatTradeBill(lines, options),
  name: '1900009191All2026-11-21.csv',
  kind: 'wechat-trade',
});

const layout = (id: string) => {
  const found = bankLayouts.find((each) => each.id === id);
  if (!found) throw new Error(`no layout ${id}`);
  return found;
};

export const bank = (
  lines: readonly BankCsvLine[],
  mappingId: string | undefined,
  { layoutId = 'direction', ...options }: BankCsvOptions & { layoutId?: string } = {},
): FileGiven => ({
  bytes: bankCsv(layout(layoutId), lines, options),
  name: '对公账户明细.csv',
  kind: 'bank-csv',
  ...(mappingId !== undefined && { mappingId }),
});

/** Whose statements: an organisation's address, and who works at its desk. */
type Desk = { at: string; finance: SignedInPerson };

/** Saves the ready-made mapping of a bank's layout for an account. */
export const saveMapping = async (
  { at, finance }: Desk,
  { layoutId = 'direction', number = '3301040160001234567' } = {},
): Promise<string> => {
  const mapping = { ...layout(layoutId).mapping, account: { label: '基本户', number } };
  const saved = await asked<{ mappingId: string }>(201, 'POST', `${at}/column-mappings`, mapping, {
    as: finance,
  });
  return saved.mappingId;
};

export const formOf = ({
  bytes,
  name = 'statement.csv',
  kind,
  mappingId,
}: Omit<FileGiven, 'kind'> & { kind?: StatementKind | undefined }): FormData => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type: 'text/csv' }));
  if (kind !== undefined) form.set('kind', kind);
  if (mappingId !== undefined) form.set('mappingId', mappingId);
  return form;
};

export type Statement = {
  statementId: string;
  state: string;
  toDo?: number;
  counts: Record<'lines' | 'added' | 'known' | 'matched' | 'differing' | 'open' | 'missing', number> & {
    changed?: number;
  };
};
export type Line = {
  lineId: string;
  statementId: string;
  lineNumber: number;
  kind: string;
  amount: number;
  counterpartyName: string;
  memo: string;
  merchantOrderId: string;
  state: {
    state: string;
    why?: string;
    reason?: string;
    byName?: string;
    orderId?: string;
    remittanceId?: string;
    differenceId?: string;
  };
};
export type Difference = {
  differenceId: string;
  lineId?: string;
  found: {
    reason: string;
    orderId?: string;
    billAmount?: number;
    booksAmount?: number;
    merchantOrderId?: string;
    transactionId?: string;
    holderId?: string;
    refundId?: string;
    isInBooks?: boolean;
    knownAmount?: number;
    knownOrderId?: string;
  };
  may: string[];
  mayReopen?: true;
  mayNot?: { how: string; because: string };
  resolved?: { how: string; note: string; by: string; byName: string; at: string };
};
type Asking = Parameters<typeof ask>[3];

/** What staff do with files, through the API. */
export const desk = ({ at, finance }: Desk) => {
  const as = finance;
  const all = async <Row>(path: string): Promise<Row[]> => {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const more = `${path.includes('?') ? '&' : '?'}limit=50${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await asked<{ items: Row[]; next?: string }>(
        200,
        'GET',
        `${at}${path}${more}`,
        undefined,
        { as },
      );
      rows.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return rows;
  };
  return {
    preview: (file: FileGiven, asking: Asking = {}): Promise<Answer> =>
      ask('POST', `${at}/statements/preview`, formOf(file), { as, ...asking }),
    bring: (file: FileGiven, asking: Asking = {}): Promise<Answer<Statement>> =>
      ask<Statement>('POST', `${at}/statements`, formOf(file), { as, ...asking }),
    lines: (statementId: string): Promise<Line[]> => all(`/statements/${statementId}/lines`),
    statements: (): Promise<Statement[]> => all('/statements'),
    differences: (status: 'open' | 'resolved' = 'open'): Promise<Difference[]> =>
      all(`/differences?status=${status}`),
    resolve: (differenceId: string, body: { how: string; note: string }, asking: Asking = {}) =>
      ask<Difference>('POST', `${at}/differences/${differenceId}/resolve`, body, { as, ...asking }),
    reopen: (differenceId: string, reason = '看错了', asking: Asking = {}) =>
      ask<Difference>('POST', `${at}/differences/${differenceId}/reopen`, { reason }, { as, ...asking }),
    dues: <Due = { dueId: string; amount: number; day: string }>(
      status: 'open' | 'paid-over' = 'open',
    ): Promise<Due[]> => all(`/dues?status=${status}`),
    fund: (fundId: string) =>
      asked<{ received: number; outstanding: number; accrued: number; free: number }>(
        200,
        'GET',
        `${at}/funds/${fundId}`,
        undefined,
        { as },
      ),
    proposals: () =>
      asked<{
        items: { line: Line; dues: { dueId: string }[]; because: string; total: number }[];
        waiting: Line[];
        unclear: {
          lineId: string;
          unsure: string;
          merchantIds: string[];
          fundIds: string[];
          dueCount: number;
        }[];
        isCut: boolean;
      }>(200, 'GET', `${at}/match-proposals`, undefined, { as }),
    confirm: (
      body: { lineId: string | undefined; dueIds: string[]; because?: string },
      asking: Asking = {},
    ) =>
      ask<{ remittanceId: string; status: string }>(
        'POST',
        `${at}/matches`,
        { because: 'payer-and-total', ...body },
        { as, ...asking },
      ),
    setAside: (
      lineId: string | undefined,
      body: { reason: string; note?: string } = { reason: 'interest' },
      asking: Asking = {},
    ) => ask<Line>('POST', `${at}/statement-lines/${lineId}/set-aside`, body, { as, ...asking }),
    takeBack: (lineId: string | undefined, reason = '看错了', asking: Asking = {}) =>
      ask<Line>('POST', `${at}/statement-lines/${lineId}/take-back`, { reason }, { as, ...asking }),
    undo: (remittanceId: string, reason = '选错了账单行', asking: Asking = {}) =>
      ask<{ status: string }>('POST', `${at}/matches/${remittanceId}/undo`, { reason }, { as, ...asking }),
  };
};
