import { takePlace } from '../functions/volunteering/sign-ups/take-place.action';
import { Price } from '../functions/shared/money';
import type { MerchantId, ShiftId } from '../functions/shared/ids';
import { dayOf } from '../functions/shared/time';
import type { Cast } from './01-fish-cast';
import { announce } from './01-fish-events';
import type { Sale } from './01-fish-sales';
import { openTheSale, publish, draftCampaign, sell, type Opening } from './sale';
import { key, member, person, type Stage } from './stage';

/** How much of a season `npm start -- --crowd` plays beside the story: what pages are looked at with. */
export const CROWD = { campaigns: 40, selling: 8, events: 60, signUps: 300, orders: 5_000 };
type Size = typeof CROWD;

const DAY_MS = 86_400_000;
const AT_ONCE = 16;

/** Runs so many at once, in the order given. */
const many = async <T, R>(all: readonly T[], act: (one: T, at: number) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map((one, i) => act(one, at + i)))));
  return done;
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
type Named = { zh: string; en: string };
const numbered = (words: Named, at: number) => ({
  zh: `${words.zh}（${at + 1}）`,
  en: `${words.en} (${at + 1})`,
});

const PLACES: readonly [Named, ...Named[]] = [
  { zh: '千岛湖广场', en: 'Lake square' },
  { zh: '下姜村幸福食堂', en: 'Xiajiang village canteen' },
  { zh: '千岛湖中心湖区码头', en: 'Central lake pier' },
  { zh: '淳安县图书馆', en: "Chun'an library" },
];
const CAUSES: readonly [Named, ...Named[]] = [
  { zh: '一碗热汤送到家', en: 'A bowl of soup to the door' },
  { zh: '山里孩子的书架', en: 'Shelves for the hills' },
  { zh: '老人安全扶手', en: 'Safe handrails' },
  { zh: '湖岸清洁日', en: 'A clean lake shore' },
];
const of = <T>(all: readonly [T, ...T[]], at: number): T => all[at % all.length] ?? all[0];

/** The campaigns; some of them sell. */
const openCampaigns = (cast: Cast, size: Size): Promise<Sale[]> => {
  const { o, finance: by, now, year, endsOn } = cast;
  const days = { startsOn: `${year}-10-01`, endsOn };
  return many(numbers(size.campaigns), async (at) => {
    const opening: Opening = { by, key: (made) => key(`crowd-${made}-${at}`), at: () => now };
    const campaign = {
      name: numbered(of(CAUSES, at), at),
      purpose: { zh: '大家一起做的一件小事。', en: 'A small thing that many do together.' },
      district: { zh: '淳安县', en: "Chun'an" },
      ...days,
      fund: { name: numbered({ zh: '专项基金', en: 'Fund' }, at) },
    };
    if (at >= size.selling) {
      const drafted = await draftCampaign(opening, campaign);
      await publish(opening, drafted);
      return [];
    }
    const unit = { zh: '份', en: 'pieces' };
    const perItem = Price.parse(500);
    const terms = {
      campaign,
      merchant: { name: numbered({ zh: '爱心商家', en: 'Merchant' }, at), contactName: '李老板' },
      agreement: (named: { merchantId: MerchantId; campaignId: Sale['campaign']['campaignId'] }) => ({
        ...named,
        rule: { kind: 'fixed' as const, perItem },
        unit,
        ...days,
        use: { zh: '专款专用', en: 'For its purpose' },
        deliveredBy: '每月 10 日前汇入慈善总会账户。',
      }),
      signedBy: '李老板',
      offer: (named: Pick<Sale['offer'], 'campaignId' | 'agreementId'>) => ({
        ...named,
        name: numbered({ zh: '高山茶', en: 'Mountain tea' }, at),
        price: Price.parse(4_900 + at * 100),
        unit,
      }),
    };
    const ownerOf = async (merchantId: MerchantId) =>
      member(o, await person(someone('merchant', at), now), ['merchant'], merchantId);
    return [{ o, ...(await openTheSale(opening, terms, ownerOf)) }];
  }).then((sales) => sales.flat());
};

const FAMILY = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const GIVEN = '潮湖明慧静安德文华志强芳丽军勇娟涛平刚宁';
const letter = (letters: string, at: number): string => letters[at % letters.length] ?? '';
const someone = (who: string, at: number) => ({
  email: `${who}-${at}@crowd.example`,
  name: `${letter(FAMILY, at)}${letter(GIVEN, at * 7)}${letter(GIVEN, at * 3 + 1)}`,
  says: { zh: '', en: '' },
});

/** The events of the next two months, some on one day. */
const announceAll = (cast: Cast, sale: Sale, stage: Stage, size: Size): Promise<ShiftId[]> =>
  many(numbers(size.events), (at) =>
    announce(cast, sale, stage, {
      name: `crowd-${at}`,
      title: numbered(of(CAUSES, at + 1), at),
      description: { zh: '一起来，十分钟就学会。', en: 'Come along; ten minutes are enough to learn it.' },
      place: of(PLACES, at),
      address: '淳安县千岛湖镇',
      day: dayOf(new Date(cast.now.getTime() + (1 + Math.floor(at * 0.9)) * DAY_MS).toISOString()),
      shifts: [
        {
          title: { zh: '上午', en: 'Morning' },
          from: '08:30',
          to: '11:30',
          places: at === 0 ? 250 : 12,
          waitlist: true,
        },
        { title: { zh: '下午', en: 'Afternoon' }, from: '13:00', to: '16:00', places: 8, waitlist: false },
      ],
    }),
  ).then((shifts) => shifts.flat());

/** Most of them want to be at the first event; the others spread. */
const signUp = async (cast: Cast, shifts: readonly ShiftId[], size: Size): Promise<void> => {
  await many(numbers(size.signUps), async (at) => {
    const personId = await person(someone('volunteer', at), cast.now);
    const shiftId = at < size.signUps * 0.85 ? shifts[0] : shifts[2 + (at % (shifts.length - 2))];
    if (shiftId === undefined) return;
    const asked = { organisationId: cast.o, shiftId, requestKey: key(`crowd-place-${at}`) };
    await takePlace({ kind: 'person', personId }, asked, cast.now);
  });
};

const sellAll = async (cast: Cast, sales: readonly Sale[], stage: Stage, size: Size): Promise<void> => {
  await many(numbers(size.orders), async (at) => {
    const sale = sales[at % sales.length];
    if (!sale) return;
    const paidAt = new Date(
      Math.floor((cast.now.getTime() - (at % 40) * DAY_MS) / 1_000) * 1_000 - at * 1_000,
    );
    await sell(sale, {
      requestKey: key(`crowd-order-${String(at).padStart(8, '0')}`),
      quantity: 1 + (at % 3),
      locale: 'zh-CN',
      placedAt: new Date(paidAt.getTime() - 60_000),
      paidAt: paidAt.toISOString(),
      transactionIdOf: () => `42000027${String(at).padStart(20, '0')}`,
    });
    // What follows keeps pace: the stream is not left an hour of work.
    if (at % 500 === 499) await stage.settle();
  });
};

/** A large season beside the story: many campaigns, events, people and orders. Cut short, it is played again from its beginning. */
export const playCrowd = async (
  { cast, sale }: { cast: Cast; sale: Sale },
  stage: Stage,
  size: Size = CROWD,
): Promise<void> => {
  const sales = await openCampaigns(cast, size);
  const shifts = await announceAll(cast, sale, stage, size);
  await signUp(cast, shifts, size);
  await stage.settle();
  await sellAll(cast, sales, stage, size);
  await stage.settle();
};
