import { noteExtraPayment } from '../../functions/selling/orders/extra-payment.table';
import { newId } from '../support/new-id';
import type { Item } from '../../functions/platform/table/table';
import { recordOf } from '../../functions/volunteering/service-records/service-record';
import { putServiceRecord } from '../../functions/volunteering/service-records/service-record.table';
import { OrderId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { getShift, stillHolds } from '../../functions/volunteering/shifts/shift.table';
import { putAttendance } from '../../functions/volunteering/sign-ups/attendance.table';
import { asked } from '../support/ask';
import { cameIn } from '../support/bank-line';
import { daysAgo } from '../support/fish-season';
import { dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { holdPlace } from '../support/hold-place';
import { remit } from '../support/remit';
import { signedIn, type SignedInPerson } from '../support/sessions';
import { settle } from '../support/settle';
import { bank, desk, paymentLine, saveMapping, wechat } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';
import { newEvent, words } from './town';

const purchase = {
  zh: '送餐上山用的保温箱十二只,每村三只。',
  en: 'Twelve insulated boxes, three for each of four villages',
};

/** Boxes are bought of what the merchant paid over, and handed over in a village. */
const buyBoxes = async ({ at, finance, admin, fundId }: FishSale): Promise<void> => {
  const wish = {
    amount: 8_400,
    payee: '杭州保温箱厂',
    purpose: purchase,
    quantity: 12,
    unit: { zh: '只', en: 'boxes' },
    invoiceFileId: await invoice({ at }, finance),
    invoiceNumber: '033002100411-12345678',
  };
  const { spendingId } = await asked<{ spendingId: string }>(
    201,
    'POST',
    `${at}/funds/${fundId}/spendings`,
    wish,
    { as: finance },
  );
  await asked(200, 'POST', `${at}/spendings/${spendingId}/approve`, undefined, { as: admin });
  const body = { quantity: 5, place: words.place, receivedBy: '王大爷', on: dayIn(0) };
  await asked(201, 'POST', `${at}/spendings/${spendingId}/hand-overs`, body, { as: finance });
};

/** A bill with an agreement and two differences, one of them resolved; a bank's file with one remittance. */
const bringStatements = async (sale: FishSale, sold: { orderId: string; total: number }) => {
  const paid = (transactionId: string, orderId: string, amount: number) =>
    paymentLine({ orderId, transactionId, amount, paidAt: daysAgo(1) });
  const bill = await desk(sale).bring(
    wechat([
      paid('4200002000000000000000000001', sold.orderId, sold.total),
      paid('4200002000000000000000000002', 'POS-20260908-0001', 16_800),
      paid('4200002000000000000000000003', 'POS-20260908-0002', 16_800),
    ]),
  );
  const [first] = await desk(sale).differences();
  await desk(sale).resolve(first?.differenceId ?? '', {
    how: first?.may[0] ?? '',
    note: '与服务商核对后补记',
  });
  const line = cameIn(8_400, 1, {
    counterpartyName: '淳安县渔家乐农业专业合作社',
    memo: '义卖善款 9月份 转账',
  });
  const file = await desk(sale).bring(bank([line], await saveMapping(sale)));
  return [bill, file].map(({ body }) => `${sale.at}/statements/${body.statementId}/lines`);
};

/** Somebody was on a shift from its beginning to its end. */
const serve = async (sale: FishSale, volunteer: SignedInPerson): Promise<string> => {
  const { campaignId } = sale.campaign;
  const shifts = [{ hour: 1, waitlist: false }];
  const { shiftIds } = await newEvent(sale.o, sale.organiser, shifts, { campaignId });
  const shift = shiftIds[0] && (await getShift(sale.o, shiftIds[0]));
  if (!shift) throw new Error('made above');
  const times = { in: shift.startsAt, out: shift.endsAt };
  await holdPlace(shift, volunteer.personId, volunteer.name);
  const holds = stillHolds(shift, 0, volunteer.personId);
  await putAttendance(shift, volunteer.personId, { from: {}, to: times, holds });
  await putServiceRecord(recordOf(shift, volunteer.personId, times), shift.startsAt);
  return `${sale.at}/shifts/${shift.shiftId}/sign-ups`;
};

/** An organisation's season with one of each thing that lists show, as the product itself made it; and what the table then holds. */
export const oneOfEach = async () => {
  const sale = await fishSale('chunan', { minimum: 100_000, maximum: 100_000_000 });
  const volunteer = await signedIn({ name: '林小潮' });
  const { order } = await sellFish(sale, 2, { transactionId: '4200002000000000000000000001' });
  await settle();
  await remit(sale);
  await sellFish(sale, 2);
  await settle();
  await buyBoxes(sale);
  const [bill = '', bankFile = ''] = await bringStatements(sale, order);
  const roster = await serve(sale, volunteer);
  const extra = { provider: 'sandbox', transactionId: 'tx-twice', paidAt: daysAgo(1), amount: fen(33_600) };
  await noteExtraPayment(sale.o, OrderId.parse(newId('ord')), extra);
  await settle();
  return { sale, volunteer, paths: { roster, bill, bankFile }, items: (await wholeTable()) as Item[] };
};
