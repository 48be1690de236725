import { asked } from './ask';
import { post, type Acts } from './acts';
import { box, dayIn, invoice, paper, type FishSale } from './fish-sale';

let invoices = 0;

/** Money that was paid over is spent, and what it bought handed over. */
export const spendingActs = (sale: FishSale): Acts => {
  const { at, finance, admin, organiser, fundId } = sale;
  const wish = async () => ({
    amount: 100,
    payee: '杭州保温箱厂',
    purpose: box,
    quantity: 2,
    unit: { zh: '只' },
    invoiceFileId: await invoice(sale, finance),
    invoiceNumber: String((invoices += 1)).padStart(20, '0'),
  });
  const path = `${at}/funds/${fundId}/spendings`;
  const wished = async () =>
    (await asked<{ spendingId: string }>(201, 'POST', path, await wish(), { as: finance })).spendingId;
  const approve = (spendingId: string) => post(`${at}/spendings/${spendingId}/approve`, admin);
  return {
    uploadFile: async () => post(`${at}/files`, finance, paper()),
    requestSpending: async () => post(path, finance, await wish()),
    approveSpending: async () => approve(await wished()),
    declineSpending: async () =>
      post(`${at}/spendings/${await wished()}/decline`, admin, { reason: '发票抬头不对' }),
    publishPaper: async () => {
      const spendingId = await wished();
      await asked(200, 'POST', approve(spendingId).path, undefined, { as: admin });
      return post(`${at}/spendings/${spendingId}/publish-paper`, admin, {
        fileId: await invoice({ at }, finance),
      });
    },
    withdrawPaper: async () => {
      const spendingId = await wished();
      await asked(200, 'POST', approve(spendingId).path, undefined, { as: admin });
      const of = `${at}/spendings/${spendingId}`;
      await asked(
        200,
        'POST',
        `${of}/publish-paper`,
        { fileId: await invoice({ at }, finance) },
        { as: admin },
      );
      return post(`${of}/withdraw-paper`, admin, { reason: '电话没有遮住' });
    },
    correctHandOver: async () => {
      const spendingId = await wished();
      await asked(200, 'POST', approve(spendingId).path, undefined, { as: admin });
      const given = { quantity: 2, place: { zh: '下姜村' }, receivedBy: '姜书记', on: dayIn(0) };
      const of = `${at}/spendings/${spendingId}/hand-overs`;
      const { handOverId } = await asked<{ handOverId: string }>(201, 'POST', of, given, { as: organiser });
      return post(`${of}/${handOverId}/correct`, organiser, { ...given, quantity: 1, reason: '点错了' });
    },
    recordHandOver: async () => {
      const spendingId = await wished();
      await asked(200, 'POST', approve(spendingId).path, undefined, { as: admin });
      const given = { quantity: 2, place: { zh: '下姜村' }, receivedBy: '姜书记', on: dayIn(0) };
      return post(`${at}/spendings/${spendingId}/hand-overs`, organiser, given);
    },
  };
};
