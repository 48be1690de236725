import { expect, test } from 'vitest';
import type { CampaignPage } from '../../functions/selling/campaigns/campaign';
import type { Entry } from '../../functions/books/ledger/entry';
import { foundOrganisation } from '../../functions/people/members/found-organisation.action';
import type { OrderPage } from '../../functions/selling/orders/find-order.action';
import { transactionIdOf } from '../../functions/selling/payments/sandbox';
import { OrganisationId } from '../../functions/shared/ids';
import type { MySignUp, SignUp } from '../../functions/volunteering/sign-ups/sign-up';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { ask, asked } from '../support/ask';
import { cameIn } from '../support/bank-line';
import { books } from '../support/books';
import { daysAgo, type SoldFish } from '../support/fish-season';
import {
  agreementBody,
  box,
  campaignBody,
  dayIn,
  FISH_PRICE,
  offerBody,
  paper,
  PER_FISH,
} from '../support/fish-sale';
import { mail } from '../support/mail';
import type { SignedInPerson } from '../support/sessions';
import { settle } from '../support/settle';
import { minutesAgo, soonHours } from '../support/soon';
import { bank, desk, paymentLine, refundLine, wechat } from '../support/statement-files';
import { arrive, payAt, refused, twice } from '../support/thread';

const o = OrganisationId.parse('chunan');
const at = `/organisations/${o}`;
const merchantName = { zh: '千岛湖渔家', en: 'Lake fishing family' };

type People = Record<'xu' | 'yu' | 'fang' | 'jiang' | 'lin', SignedInPerson>;
const get = <T>(path: string, as?: SignedInPerson) => asked<T>(200, 'GET', path, undefined, { as });
const post = (path: string, as: SignedInPerson, body?: unknown) => asked(200, 'POST', path, body, { as });

/** The operator founds the organisation with two admins, of whom none appoints the other; they ask the others in. Each signs in with a code. */
const gather = async (): Promise<People> => {
  const organisation = {
    organisationId: o,
    name: { zh: '淳安县慈善总会', en: 'Chun’an charity federation' },
    district: { zh: '淳安' },
    contact: '0571-0000 0000',
  };
  for (const email of ['xu@thread.test', 'yu@thread.test'])
    await foundOrganisation('operator', { organisation, admin: { email } }, new Date());
  const xu = await arrive('xu@thread.test', '徐会计');
  const member = (email: string, roles: string[]) =>
    asked(200, 'PUT', `${at}/members`, { email, roles }, { as: xu });
  await member('xu@thread.test', ['admin', 'finance']);
  await member('jiang@thread.test', ['organiser']);
  const jiang = await arrive('jiang@thread.test', '江小组');
  await post(`/me/invitations/${o}/accept`, jiang);
  return {
    xu,
    yu: await arrive('yu@thread.test', '余出纳'),
    fang: await arrive('fang@thread.test', '方老板'),
    jiang,
    lin: await arrive('lin@thread.test', '林小潮'),
  };
};

/** Step 1: a campaign with its fund, a merchant, an agreement that the merchant signs, an offer that only then goes on sale. */
const agree = async ({ xu, fang }: People) => {
  const as = xu;
  const campaign = await twice<{ campaignId: string; fundId: string }>(`${at}/campaigns`, campaignBody(), {
    as,
  });
  await post(`${at}/campaigns/${campaign.campaignId}/publish`, xu);
  const shop = { name: merchantName, contactName: '方老板' };
  const { merchantId } = await twice<{ merchantId: string }>(`${at}/merchants`, shop, { as });
  const speaks = { email: fang.email, roles: ['merchant'], merchantId };
  await asked(200, 'PUT', `${at}/members`, speaks, { as });
  await post(`/me/invitations/${o}/accept`, fang);
  const of = { merchantId, campaignId: campaign.campaignId };
  const terms = agreementBody(of, { minimum: 10_000, maximum: 10_000_000 });
  const { agreementId } = await twice<{ agreementId: string }>(`${at}/agreements`, terms, { as });
  const offer = offerBody({ ...of, agreementId });
  const { offerId } = await twice<{ offerId: string }>(`${at}/offers`, offer, { as });
  await refused('agreement-not-signed', `${at}/offers/${offerId}/open`, undefined, xu);
  await post(`${at}/agreements/${agreementId}/sign`, fang, { signedBy: '方大伟' });
  await post(`${at}/offers/${offerId}/open`, xu);
  return { ...campaign, offerId };
};

/** Step 2: the release with two shifts at the same time; nobody's to see, then everybody's, in both languages. */
const announce = async ({ jiang }: People, campaignId: string) => {
  const as = jiang;
  const hours = soonHours();
  const event = await twice<{ eventId: string }>(
    `${at}/events`,
    {
      campaignId,
      title: { zh: '9 月 8 日放鱼节', en: 'Fish release of 8 September' },
      description: { zh: '把鱼放回湖里。', en: 'Back into the lake.' },
      place: { zh: '中心湖区码头', en: 'Central lake pier' },
      ...hours,
    },
    { as },
  );
  const path = `${at}/events/${event.eventId}`;
  const open = (title: { zh: string; en: string }, places: number, waitlist: boolean) =>
    twice<{ shiftId: string }>(`${path}/shifts`, { title, ...hours, places, waitlist }, { as });
  const releasing = await open({ zh: '放鱼', en: 'Releasing fish' }, 1, true);
  const guiding = await open({ zh: '码头引导', en: 'Guiding at the pier' }, 6, false);
  expect((await ask('GET', path)).status).toBe(404);
  await settle();
  await post(`${path}/publish`, jiang);
  const page = await get<{ title: { zh: string; en: string }; onShifts: unknown[] }>(path);
  expect([page.title.en, page.onShifts]).toEqual(['Fish release of 8 September', expect.any(Array)]);
  const listed = await get<{ items: { eventId: string }[] }>(`${at}/events?campaignId=${campaignId}`);
  expect(listed.items.map(({ eventId }) => eventId)).toEqual([event.eventId]);
  const to = ({ shiftId }: { shiftId: string }) => `${at}/shifts/${shiftId}/sign-ups`;
  return { eventId: event.eventId, releasing: to(releasing), guiding: to(guiding) };
};
type Release = Awaited<ReturnType<typeof announce>>;

/** Step 3: taken, waited for, refused where it overlaps, given up and passed on, seen in one's own list and calendar. */
const signUp = async ({ lin }: People, { eventId, releasing, guiding }: Release) => {
  const wang = await arrive('wang@thread.test', '王敏');
  expect(await twice(releasing, undefined, { as: lin })).toMatchObject({ status: 'holding' });
  expect(await twice(releasing, undefined, { as: wang })).toMatchObject({ status: 'waiting', number: 1 });
  expect(await refused('shift-overlaps', guiding, undefined, lin)).toContain('Releasing fish');
  await post(`${releasing}/give-up`, lin);
  await settle();
  expect(mail.filter(({ to }) => to === wang.email).at(-1)?.subject).toContain('候补成功');
  await twice(guiding, undefined, { as: lin });
  const { items } = await get<{ items: MySignUp[] }>('/me/sign-ups', wang);
  expect(items).toMatchObject([{ status: 'holding', eventId, title: { zh: '放鱼' } }]);
  const { url } = await get<{ url: string }>('/me/calendar', wang);
  const feed = await get<string>(new URL(url).pathname.replace('/api', ''));
  expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  return wang;
};

/** Step 4: the roster; in, taken back, in again, and out: the minutes become a service record. */
const serve = async ({ jiang }: People, { releasing }: Release, wang: SignedInPerson) => {
  const roster = await get<{ items: SignUp[] }>(releasing, jiang);
  expect(roster.items.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    '林小潮 given-up',
    '王敏 holding',
  ]);
  const note = (what: string, ago: number) =>
    post(`${releasing}/${wang.personId}/${what}`, jiang, { at: minutesAgo(ago) });
  await note('check-in', 5);
  await post(`${releasing}/${wang.personId}/check-in/undo`, jiang);
  await note('check-in', 60);
  await note('check-out', 15);
  await settle();
  const { items } = await get<{ items: unknown[] }>('/me/service-records', wang);
  expect(items).toMatchObject([{ activity: { zh: '9 月 8 日放鱼节' }, minutes: 45 }]);
};

type Ordered = { order: { orderId: string; gift: unknown }; viewKey: string };
const seen = ({ order, viewKey }: Ordered) => get<OrderPage>(`${at}/orders/${order.orderId}?key=${viewKey}`);

/** Step 5: without an account, an order is placed and paid at the provider's page; it says what goes to the boxes. */
const buy = async (offerId: string, quantity: number, isPaid = true) => {
  const made = await twice<Ordered>(`${at}/orders`, { offerId, quantity });
  const { orderId } = made.order;
  expect(made.order.gift).toMatchObject({ perItem: PER_FISH, amount: PER_FISH * quantity, use: box });
  if (isPaid) {
    const body = { provider: 'sandbox', key: made.viewKey };
    const { payUrl } = await asked<{ payUrl: string }>(200, 'POST', `${at}/orders/${orderId}/pay`, body);
    for (const _ of [1, 2]) await payAt(payUrl);
    await settle();
  }
  const paidAt = (await seen(made)).way.paid?.at ?? daysAgo(1);
  const sold = { orderId, transactionId: transactionIdOf(orderId), amount: FISH_PRICE * quantity, paidAt };
  return { made, sold };
};

type Season = { mine: SoldFish; wrong: SoldFish; back: SoldFish; untold: SoldFish };

/** Step 6: the provider's bill: what agrees is matched, each difference says why and is resolved; once more changes nothing. */
const reconcile = async ({ xu }: People, { mine, wrong, back, untold }: Season) => {
  const staff = desk({ at, finance: xu });
  const stranger = { ...back, orderId: 'POS-7', transactionId: '4200002000000000000000000007' };
  const file = wechat([
    paymentLine(untold),
    paymentLine(mine),
    { ...paymentLine(wrong), amount: wrong.amount - 800 },
    paymentLine(back),
    paymentLine(stranger),
    refundLine(back, { refundId: '50300000001', at: back.paidAt }),
  ]);
  expect((await staff.preview(file)).body['importable']).toBe(true);
  const [first, again] = [
    await staff.bring(file, { key: 'the-bill-of-the-day' }),
    await staff.bring(file, { key: 'the-bill-of-the-day' }),
  ];
  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  expect(first.body.counts).toMatchObject({ lines: 6, matched: 2, differing: 4 });
  const how: Record<string, string> = {
    'payment-not-recorded': 'record-payment',
    'amount-differs': 'set-aside',
    'no-such-order': 'set-aside',
    'refund-not-recorded': 'record-refund',
  };
  const differences = await staff.differences();
  expect(differences.map(({ found }) => found.reason).sort()).toEqual(Object.keys(how).sort());
  for (const { differenceId, found } of differences)
    await staff.resolve(differenceId, { how: how[found.reason] ?? '', note: '已与服务商核对' });
  await settle();
  const third = await staff.bring(file);
  expect([third.status, third.body.statementId]).toEqual([200, first.body.statementId]);
  expect(await staff.differences()).toEqual([]);
};

/** Step 7: the bank's file by a saved mapping; the remittance is proposed against the dues of two days, and confirmed. */
const takeRemittance = async ({ xu }: People, fundId: string, amount: number) => {
  const staff = desk({ at, finance: xu });
  const layout = bankLayouts.find(({ id }) => id === 'direction');
  const mapping = { ...layout?.mapping, account: { label: '基本户', number: '3301040160001234567' } };
  const saved = await twice<{ mappingId: string }>(`${at}/column-mappings`, mapping, { as: xu });
  const file = bank(
    [cameIn(amount, 0, { counterpartyName: merchantName.zh, day: dayIn(0) })],
    saved.mappingId,
  );
  expect((await staff.preview(file)).body['importable']).toBe(true);
  expect((await staff.bring(file)).status).toBe(201);
  const [proposal] = (await staff.proposals()).items;
  expect(proposal).toMatchObject({ because: 'payer-and-total', total: amount });
  expect(proposal?.dues).toHaveLength(2);
  const dueIds = proposal?.dues.map(({ dueId }) => dueId);
  const match = { lineId: proposal?.line.lineId, dueIds, because: proposal?.because };
  await twice(`${at}/matches`, match, { as: xu });
  expect(await staff.fund(fundId)).toMatchObject({ received: amount, free: amount });
};

/** Step 8: one asks with the invoice attached, another approves, twelve boxes reach a village. */
const spend = async ({ xu, yu, jiang }: People, fundId: string, amount: number) => {
  const { fileId } = await twice<{ fileId: string }>(`${at}/files`, paper(), { as: xu });
  const wish = { amount, payee: '杭州保温箱厂', purpose: box, quantity: 12, unit: { zh: '只' } };
  const path = `${at}/funds/${fundId}/spendings`;
  const { spendingId } = await twice<{ spendingId: string }>(
    path,
    { ...wish, invoiceFileId: fileId },
    { as: xu },
  );
  await refused('approver-is-requester', `${at}/spendings/${spendingId}/approve`, undefined, xu);
  await post(`${at}/spendings/${spendingId}/approve`, yu);
  const body = { quantity: 12, place: { zh: '下姜村' }, receivedBy: '姜书记', on: dayIn(0) };
  await twice(`${at}/spendings/${spendingId}/hand-overs`, body, { as: jiang });
};

test('the whole thread over HTTP: sold, filled, reconciled, spent and handed over, every request that makes something sent twice', async () => {
  const people = await gather();
  const { campaignId, fundId, offerId } = await agree(people);
  const release = await announce(people, campaignId);
  const wang = await signUp(people, release);
  await serve(people, release, wang);
  const [mine, wrong, back] = [await buy(offerId, 2), await buy(offerId, 1), await buy(offerId, 1)];
  const untold = await buy(offerId, 3, false);
  expect((await seen(mine.made)).way).toMatchObject({ standing: 'due', due: { amount: 8_400 } });
  const sold = { mine: mine.sold, wrong: wrong.sold, back: back.sold, untold: untold.sold };
  await reconcile(people, sold);
  const donated = 6 * PER_FISH;
  await takeRemittance(people, fundId, donated);
  await spend(people, fundId, donated);
  await settle();
  // Step 9: what everybody sees, and the buyer of the first order.
  const { river } = await get<CampaignPage>(`${at}/campaigns/${campaignId}`);
  expect(river).toMatchObject({
    sold: { count: 6 },
    due: { amount: donated },
    paidOver: { amount: donated },
    spent: { amount: donated },
    handedOver: { quantity: 12 },
  });
  expect((await seen(mine.made)).way).toMatchObject({
    standing: 'handed-over',
    due: { amount: 8_400 },
    handedOver: [{ place: { zh: '下姜村' }, quantity: 12 }],
  });
  const entries = await get<{ items: Entry[] }>(`${at}/funds/${fundId}/entries`, people.yu);
  // A bill tells whole seconds: the sales first, then what was given back.
  const kinds = ['spending', 'remittance', 'refund', 'sale'];
  const inOrder = entries.items.toSorted((a, b) => kinds.indexOf(a.because) - kinds.indexOf(b.because));
  expect(`\n${books(inOrder).replaceAll(/^.{18}/gm, '')}\n`).toMatchInlineSnapshot(`
    "
    sale              due-from-merchant  debit     126.00
                      fund               credit    126.00
    sale              due-from-merchant  debit      84.00
                      fund               credit     84.00
    sale              due-from-merchant  debit      42.00
                      fund               credit     42.00
    sale              due-from-merchant  debit      42.00
                      fund               credit     42.00
    refund            fund               debit      42.00
                      due-from-merchant  credit     42.00
    remittance        bank               debit     252.00
                      due-from-merchant  credit    252.00
    spending          fund               debit     252.00
                      payable            credit    252.00
    "
  `);
});
