import * as z from 'zod';
import { signedIn } from '../support/sessions';
import { newPersonId } from '../../functions/platform/new-id';
import { PersonId, ShiftId, type OrganisationId } from '../../functions/shared/ids';
import { putGivenUp, putHolding } from '../../functions/volunteering/sign-ups/sign-up.table';
import { lineItem, signUpItem } from '../../functions/volunteering/sign-ups/sign-up.item';
import { getShift } from '../../functions/volunteering/shifts/shift.table';
import { table, type Item, type Key } from '../../functions/platform/table/table';
import { asked } from '../support/ask';
import { addItems, renamed } from '../support/copies';
import { crowd } from '../support/crowd';
import { organisation, staffOf } from '../support/people';
import { inDays } from '../support/release-event';
import type { SignedInPerson } from '../support/sessions';

const PLACES = 50;
/** So many of the open shift's places are held before anything is measured. */
const HELD = 9;

/** Words as long as an organiser really writes: twenty characters and sixty letters, an address, a page of text. */
export const words = {
  title: {
    zh: '我在千岛湖有条鱼:九月八日开湖放鱼公益日',
    en: 'My fish in Thousand-Island Lake: release of the 8th of Sept.',
  },
  place: {
    zh: '淳安县千岛湖中心湖区旅游码头二号泊位东侧',
    en: 'Thousand-Island Lake, Central Area pier, berth 2, east side.',
  },
  address: '淳安县千岛湖镇梦姑路 348 号',
  description: {
    zh: '把鱼放回湖里,为老人添一份热饭。'.repeat(25),
    en: 'Fish go back into the lake. '.repeat(15),
  },
};
export const shiftTitle = { zh: '放鱼船引导志愿者', en: 'Guiding the boats' };

/** A published event whose shifts begin at these hours (UTC) in a week. */
export const newEvent = async (
  o: OrganisationId,
  as: SignedInPerson,
  shifts: { hour: number; waitlist: boolean }[],
  more: { campaignId?: string } = {},
) => {
  const at = `/organisations/${o}/events`;
  const [startsAt, endsAt] = [inDays(7, 0), inDays(7, 12)];
  const { eventId } = await asked<{ eventId: string }>(
    201,
    'POST',
    at,
    { ...words, ...more, startsAt, endsAt },
    { as },
  );
  const shiftIds: ShiftId[] = [];
  for (const { hour, waitlist } of shifts) {
    const body = {
      title: shiftTitle,
      startsAt: inDays(7, hour),
      endsAt: inDays(7, hour + 2),
      places: PLACES,
      waitlist,
    };
    const made = await asked<{ shiftId: string }>(201, 'POST', `${at}/${eventId}/shifts`, body, { as });
    shiftIds.push(ShiftId.parse(made.shiftId));
  }
  await asked(200, 'POST', `${at}/${eventId}/publish`, undefined, { as });
  return { eventId, shiftIds };
};

const signUpKey = (o: OrganisationId, shiftId: ShiftId, personId: string) =>
  signUpItem.key({ organisationId: o, shiftId, personId });
const AsStored = z.looseObject({ pk: z.string(), sk: z.string() });
const stored = async (key: Key): Promise<Item> => {
  const item = await table.get(AsStored, key);
  if (!item) throw new Error(`nothing stands at ${key.pk} ${key.sk}`);
  return item;
};

/** So many people signed up and gave it up again. */
const fillOpen = async (o: OrganisationId, shiftId: ShiftId, count: number): Promise<void> => {
  const [shift, someone] = [await getShift(o, shiftId), PersonId.parse(newPersonId())];
  if (!shift) throw new Error('no such shift');
  await putHolding(shift, someone, '林小潮');
  await putGivenUp(shift, someone, '林小潮');
  const item = await stored(signUpKey(o, shiftId, someone));
  await addItems(count - 1, () => renamed(item, someone, newPersonId()));
};

/** So many wait in line, behind the first. */
const fillLine = async (
  o: OrganisationId,
  { full, first, waiting }: { full: ShiftId; first: PersonId; waiting: number },
): Promise<void> => {
  const item = await stored(signUpKey(o, full, first));
  await addItems(waiting - 1, (at) => ({
    ...renamed(item, first, newPersonId()),
    number: at + 2,
    queueSk: String(at + 2).padStart(String(item['queueSk']).length, '0'),
  }));
  const line = await stored(lineItem.key({ organisationId: o, shiftId: full }));
  await table.put({ ...line, last: waiting });
};

/**
 * An organisation with three shifts of fifty places. On `open` nine people hold one, and so many have given theirs up; on
 * `full` all are held, and so many people wait in line; `sold` is full and has no line. Nobody follows the stream meanwhile.
 */
export const townOf = async (id: string, signUps: number) => {
  const o = await organisation(id);
  const organiser = await staffOf(o, ['organiser']);
  const { eventId, shiftIds } = await newEvent(o, organiser, [
    { hour: 1, waitlist: false },
    { hour: 4, waitlist: true },
    { hour: 7, waitlist: false },
  ]);
  const [open, full, sold] = shiftIds;
  if (!open || !full || !sold) throw new Error('made above');
  const to = (shiftId: ShiftId) => `/organisations/${o}/shifts/${shiftId}/sign-ups`;
  const take = (shiftId: ShiftId, as: { cookie: string }) =>
    asked<{ status: string; number?: number }>(201, 'POST', to(shiftId), undefined, { as });
  const holder = await signedIn({ name: '何先到' });
  const holders = [holder, ...(await crowd(PLACES - 1))];
  for (const [number, as] of holders.entries()) {
    if (number < HELD) await take(open, as);
    await take(full, as);
    await take(sold, as);
  }
  const first = await signedIn({ name: '第一位候补' });
  await take(full, first);
  await fillOpen(o, open, signUps);
  await fillLine(o, { full, first: first.personId, waiting: signUps });
  return { o, organiser, eventId, open, full, sold, to, take, holder, first };
};
export type Town = Awaited<ReturnType<typeof townOf>>;
