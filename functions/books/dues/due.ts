import * as z from 'zod';
import { AgreementId, FundId, MerchantId, RemittanceId } from '../../shared/ids';
import { Fen, fen, sum } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { MOST } from '../../shared/limits';

/** Judged by the very schemas that read its parts afterwards: what passes here can be looked up. */
const isNamedSo = (text: string): boolean => {
  const [merchantId, day, fundId, page = '', ...more] = text.split('.');
  const parts = [MerchantId.safeParse(merchantId), Day.safeParse(day), FundId.safeParse(fundId)];
  return more.length === 0 && parts.every(({ success }) => success) && /^[1-9]\d{0,3}$/.test(page);
};

/** `<merchant>.<day>.<fund>.<page>`. */
export const DueId = z.string().refine(isNamedSo).brand<'DueId'>();
export type DueId = z.infer<typeof DueId>;

/** What of it was promised by one agreement. Amounts in fen. */
export const Share = z.object({ agreementId: AgreementId, count: z.number().int(), amount: Fen });
export type Share = z.infer<typeof Share>;

const facts = {
  dueId: DueId,
  merchantId: MerchantId,
  fundId: FundId,
  day: Day,
  page: z.number().int().min(1),
  /** Items sold, less those refunded. Below 0 where only refunds came. */
  count: z.number().int(),
  /** What the merchant owes for them. Below 0: the fund owes the merchant, to be set against the next remittance. */
  amount: Fen,
  /** Which agreements promised it: a merchant may sell by several, each with limits of its own. Together they are the whole. */
  shares: z.array(Share).optional(),
  /** One more with every change. */
  version: z.number().int().min(1),
};

/** Accrues, and waits to be paid over. */
export const OpenDue = z.object({ ...facts, status: z.literal('open') });
export type OpenDue = z.infer<typeof OpenDue>;
export const PaidOverDue = z.object({
  ...facts,
  status: z.literal('paid-over'),
  remittanceId: RemittanceId,
  paidOverOn: Day,
});
export type PaidOverDue = z.infer<typeof PaidOverDue>;

/**
 * What a merchant owes a fund for one day's sales (Asia/Shanghai, by the time of payment). When a day's due is already paid
 * over and another payment of that day comes to light, the day gets its next page.
 */
export const Due = z.discriminatedUnion('status', [OpenDue, PaidOverDue]).meta({ id: 'Due' });
export type Due = z.infer<typeof Due>;

/** Where a due stands: the merchant, the fund and the day; one page of it is open at a time, unless one was reopened. */
export type DuePlace = { merchantId: MerchantId; fundId: FundId; day: Day };
export type PageOfDue = DuePlace & { page: number };

export const dueIdOf = ({ merchantId, day, fundId, page }: PageOfDue): DueId =>
  DueId.parse(`${merchantId}.${day}.${fundId}.${page}`);

/** The page that these words name. */
export const pageIn = (named: Readonly<Partial<Record<keyof PageOfDue, string>>>): PageOfDue => ({
  merchantId: MerchantId.parse(named.merchantId),
  day: Day.parse(named.day),
  fundId: FundId.parse(named.fundId),
  page: Number(named.page),
});

export const pageOfDue = (dueId: DueId): PageOfDue => {
  const [merchantId = '', day = '', fundId = '', page = ''] = dueId.split('.');
  return pageIn({ merchantId, day, fundId, page });
};

/** Where everything sold was refunded, nothing is owed and nothing need be paid over; a later sale of that day makes it owed again. */
export const isOwed = (due: Pick<Due, 'status' | 'amount'>): boolean =>
  due.status === 'paid-over' || due.amount !== 0;

/** All of them open, together worth this in fen. Refuses `due-already-paid-over`. */
export const openDues = (dues: readonly Due[]): { dues: OpenDue[]; total: Fen } => {
  const open = dues.map((due) => (due.status === 'open' ? due : refuse('due-already-paid-over')));
  return { dues: open, total: sum(open.map((due) => due.amount)) };
};

/** How many dues one remittance settles: a transaction writes two items for each, beside those of the line, the fund, the books, and has room for a hundred. */
export const MOST_DUES = MOST.dues;

/** A month's accruals by one agreement of a merchant with one fund, by day and page: absolute values, each with its due's version. */
export const Sales = z.object({
  merchantId: MerchantId,
  fundId: FundId,
  agreementId: AgreementId,
  month: z.string().regex(/^\d{4}-\d{2}$/),
  days: z.array(z.object({ day: Day, page: z.number().int(), count: z.number().int(), amount: Fen })),
});
export type Sales = z.infer<typeof Sales>;

export type Accrued = { count: number; amount: Fen; lastOn?: Day };

/** What was sold and what is owed for it, over these months: of one agreement, or of whatever they are of. */
export const accrued = (months: readonly Sales[]): Accrued => {
  const days = months.flatMap((month) => month.days);
  const lastOn = days
    .map(({ day }) => day)
    .sort()
    .at(-1);
  return {
    count: days.reduce((count, day) => count + day.count, 0),
    amount: fen(days.reduce((amount, day) => amount + day.amount, 0)),
    ...(lastOn && { lastOn }),
  };
};

/** The shares that a change moved, as they are now; all of them where nothing is known of before. */
export const movedShares = (after: Pick<Due, 'shares'>, before: Pick<Due, 'shares'> | undefined): Share[] => {
  const were = new Map(before?.shares?.map((share) => [share.agreementId, share]));
  return (after.shares ?? []).filter(({ agreementId, count, amount }) => {
    const was = were.get(agreementId);
    return was?.count !== count || was.amount !== amount;
  });
};
