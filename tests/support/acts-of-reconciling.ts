import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { post, put, type Act, type Acts } from './acts';
import { asked } from './ask';
import { bringBankLines, cameIn } from './bank-line';
import { daysAgo, newTransactionId, type FishSeason } from './fish-season';
import { organisation, staffOf } from './people';
import { bank, desk, formOf, paymentLine, saveMapping, wechat, type FileGiven } from './statement-files';

let numbers = 0;
/** A number that no other account has. */
const accountNumber = (): string => `330104016${String((numbers += 1)).padStart(10, '0')}`;
/** Each time another day of the last weeks, so that what was sold on it is only what is sold now. */
let days = 2;
const anotherDay = (): number => (days = days > 54 ? 3 : days + 1);

/** What a provider's bill says of a payment that the books do not know. */
const strayBill = (): FileGiven =>
  wechat([
    paymentLine({
      orderId: `POS-${newTransactionId().slice(-8)}`,
      transactionId: newTransactionId(),
      amount: 1_000,
      paidAt: daysAgo(anotherDay()),
    }),
  ]);

const mappingOf = (number: string, label = '基本户') => ({
  ...bankLayouts.find(({ id }) => id === 'direction')?.mapping,
  account: { label, number },
});

const fileActs = (season: FishSeason): Acts => {
  const { at, finance } = season;
  const given = (path: string, file: Parameters<typeof formOf>[0]): Act =>
    post(`${at}/${path}`, finance, formOf(file));
  const twoLines = async () =>
    bank([cameIn(123, 1), cameIn(456, 1)], await saveMapping(season, { number: accountNumber() }));
  return {
    saveColumnMapping: async () => post(`${at}/column-mappings`, finance, mappingOf(accountNumber())),
    changeColumnMapping: async () => {
      const number = accountNumber();
      const changed = { ...mappingOf(number, '一般户'), revision: 1 };
      return put(`${at}/column-mappings/${await saveMapping(season, { number })}`, finance, changed);
    },
    withdrawColumnMapping: async () => {
      const mappingId = await saveMapping(season, { number: accountNumber() });
      return post(`${at}/column-mappings/${mappingId}/withdraw`, finance, { reason: '销户' });
    },
    suggestColumnMapping: async () => {
      const form = formOf(bank([cameIn(123, 1)], undefined, { layoutId: 'ccb' }));
      form.delete('kind');
      return post(`${at}/column-mappings/suggest`, finance, form);
    },
    suggestStatementKind: async () => given('statements/suggest', { ...strayBill(), kind: undefined }),
    previewStatement: async () => given('statements/preview', strayBill()),
    importStatement: async () => given('statements', await twoLines()),
    importStatementOfProvider: async () => given('statements', strayBill()),
  };
};

const accountActs = (): Acts => {
  const OURS = '1900000109';
  const other = async () => {
    const o = await organisation(`accounts-${(numbers += 1)}`);
    return { at: `/organisations/${o}`, finance: await staffOf(o, ['finance']) };
  };
  return {
    addMerchantAccount: async () => {
      const { at, finance } = await other();
      return { method: 'PUT', path: `${at}/merchant-accounts`, body: { account: OURS }, as: finance };
    },
    removeMerchantAccount: async () => {
      const { at, finance } = await other();
      await asked(200, 'PUT', `${at}/merchant-accounts`, { account: OURS }, { as: finance });
      return post(`${at}/merchant-accounts/${OURS}/remove`, finance);
    },
  };
};

/** Statements and what is done with their lines. @param follow lets follow what was written */
export const reconcilingActs = (season: FishSeason, follow: () => Promise<void>): Acts => {
  const { at, finance } = season;
  const line = async (amount = 123): Promise<string> => {
    const [first] = await bringBankLines(season, [cameIn(amount, 1)]);
    return first?.lineId ?? '';
  };
  const aside = { how: 'set-aside', note: '摊位收款' };
  const difference = async (): Promise<string> => {
    const { body } = await desk(season).bring(strayBill());
    const [found] = await desk(season).lines(body.statementId);
    return `${at}/differences/${found?.state.differenceId ?? ''}`;
  };
  const match = async () => {
    const before = new Set((await desk(season).dues()).map(({ dueId }) => dueId));
    await season.sell(1, daysAgo(anotherDay()));
    await follow();
    const dueIds = (await desk(season).dues()).flatMap(({ dueId }) => (before.has(dueId) ? [] : [dueId]));
    return { lineId: await line(4_200), dueIds, because: 'payer-and-total' };
  };
  return {
    ...fileActs(season),
    ...accountActs(),
    setLineAside: async () =>
      post(`${at}/statement-lines/${await line()}/set-aside`, finance, { reason: 'interest' }),
    takeLineBack: async () => {
      const lineId = await line();
      await desk(season).setAside(lineId);
      return post(`${at}/statement-lines/${lineId}/take-back`, finance, { reason: '看错了' });
    },
    resolveDifference: async () => post(`${await difference()}/resolve`, finance, aside),
    reopenDifference: async () => {
      const path = await difference();
      await asked(200, 'POST', `${path}/resolve`, aside, { as: finance });
      return post(`${path}/reopen`, finance, { reason: '看错了' });
    },
    confirmMatch: async () => post(`${at}/matches`, finance, await match()),
    undoMatch: async () => {
      const { body } = await desk(season).confirm(await match());
      return post(`${at}/matches/${body.remittanceId}/undo`, finance, { reason: '选错了账单行' });
    },
  };
};
