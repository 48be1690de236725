import { checkIn, checkOut } from '../functions/volunteering/attendance/note-attendance.action';
import { createEvent } from '../functions/volunteering/events/create-event.action';
import { publishEvent } from '../functions/volunteering/events/publish-event.action';
import { openShift } from '../functions/volunteering/events/open-shift.action';
import type { ShiftId } from '../functions/shared/ids';
import { atShanghai, dayOf } from '../functions/shared/time';
import type { Words } from '../functions/shared/words';
import { takePlace } from '../functions/volunteering/sign-ups/take-place.action';
import { findEvent } from '../functions/volunteering/events/find-events.action';
import { refuse } from '../functions/shared/refusals';
import type { Cast } from './01-fish-cast';
import type { Sale } from './01-fish-sales';
import { key, type Stage } from './stage';

type NewShift = { title: Words; asks?: Words; from: string; to: string; places: number; waitlist: boolean };
type NewEvent = {
  name: string;
  title: Words;
  description: Words;
  place: Words;
  address: string;
  day: string;
  shifts: NewShift[];
};

/** Step 2: an organiser writes an event with its shifts, and publishes it when its list shows them all. */
export const announce = async (
  cast: Cast,
  sale: Pick<Sale, 'campaign'>,
  stage: Stage,
  event: NewEvent,
): Promise<ShiftId[]> => {
  const clock = (time: string) => atShanghai(`${event.day}T${time}`);
  const { title, description, place, address } = event;
  const what = {
    campaignId: sale.campaign.campaignId,
    title,
    description,
    place,
    address,
    startsAt: clock(event.shifts.map(({ from }) => from).sort()[0] ?? '07:00'),
    endsAt: clock(
      event.shifts
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '20:00',
    ),
  };
  const requestKey = key(`event-${event.name}`);
  const { eventId } = await createEvent(cast.organiser, { requestKey, what }, stage.now);
  const shiftIds: ShiftId[] = [];
  for (const [number, shift] of event.shifts.entries()) {
    const { from, to, ...asked } = shift;
    const opened = {
      eventId,
      requestKey: key(`shift-${event.name}-${number}`),
      what: { ...asked, startsAt: clock(from), endsAt: clock(to) },
    };
    shiftIds.push((await openShift(cast.organiser, opened, stage.now)).shiftId);
  }
  await stage.settle();
  await publishEvent(cast.organiser, { eventId }, stage.now);
  const page = await findEvent({ kind: 'public' }, { organisationId: cast.o, eventId });
  if (page.onShifts.length !== event.shifts.length) refuse('busy');
  return shiftIds;
};

/** The release of 8 September: two volunteers came, and their minutes became service records. */
export const playTheRelease = async (cast: Cast, sale: Sale, stage: Stage): Promise<void> => {
  const [release] = await announce(cast, sale, stage, {
    name: 'release',
    title: { zh: '9 月 8 日放鱼节', en: 'Fish release, 8 September' },
    description: {
      zh: '和我们一起把鱼苗放回千岛湖。请穿防滑鞋，带好水杯；十八岁以下请由家人陪同。',
      en: 'Help us put young fish back into the lake. Wear shoes that grip and bring water; under eighteen with family.',
    },
    place: { zh: '千岛湖中心湖区码头', en: 'Central lake pier' },
    address: '淳安县千岛湖镇梦姑路 1 号',
    day: `${cast.year}-09-08`,
    shifts: [
      {
        title: { zh: '放鱼', en: 'Releasing fish' },
        from: '08:30',
        to: '11:30',
        places: 20,
        waitlist: false,
      },
      {
        title: { zh: '码头引导', en: 'Guiding at the pier' },
        from: '13:00',
        to: '16:00',
        places: 6,
        waitlist: true,
      },
    ],
  });
  if (!release) return;
  for (const [number, personId] of cast.volunteers.entries()) {
    const where = { organisationId: cast.o, shiftId: release };
    await takePlace(
      { kind: 'person', personId },
      { ...where, requestKey: key(`take-release-${number}`) },
      cast.at('09-01', 20, number),
    );
    await stage.settle();
    const [came, went] = [cast.at('09-08', 8, 20 + number), cast.at('09-08', 11, 35)];
    const whom = { shiftId: release, personId };
    await checkIn(cast.organiser, { ...whom, at: came.toISOString() }, cast.at('09-08', 8, 30));
    await checkOut(cast.organiser, { ...whom, at: went.toISOString() }, cast.at('09-08', 11, 40));
  }
};

const DAY_MS = 86_400_000;
const dayAhead = (cast: Cast, days: number): string =>
  dayOf(new Date(cast.now.getTime() + days * DAY_MS).toISOString());

/** What is ahead: soup for old people at their doors, with a small shift that is already full and has a waitlist. */
export const announceTheNext = async (cast: Cast, sale: Sale, stage: Stage): Promise<void> => {
  const soup = await announce(cast, sale, stage, {
    name: 'soup',
    title: { zh: '一碗热汤送到家', en: 'A bowl of soup to the door' },
    description: {
      zh: '用保温送餐箱把热汤热饭送到独居老人家里。十分钟内送到，陪老人说说话。',
      en: 'Carry soup and rice in insulated boxes to old people who live alone: at the door within ten minutes, and stay for a chat.',
    },
    place: { zh: '下姜村幸福食堂', en: 'Xiajiang village canteen' },
    address: '淳安县枫树岭镇下姜村',
    day: dayAhead(cast, 6),
    shifts: [
      {
        title: { zh: '送汤', en: 'Carrying soup' },
        asks: { zh: '能提 5 千克', en: 'Can carry 5 kg' },
        from: '10:30',
        to: '12:30',
        places: 12,
        waitlist: true,
      },
      {
        title: { zh: '厨房帮手', en: 'Kitchen help' },
        from: '08:00',
        to: '10:30',
        places: 1,
        waitlist: true,
      },
      {
        title: { zh: '陪聊与记录', en: 'Company and notes' },
        from: '12:00',
        to: '14:00',
        places: 4,
        waitlist: false,
      },
    ],
  });
  const [, kitchen] = soup;
  const [, second] = cast.volunteers;
  if (!kitchen || !second) return;
  const asked = { organisationId: cast.o, shiftId: kitchen, requestKey: key('take-kitchen-1') };
  await takePlace({ kind: 'person', personId: second }, asked, cast.now);
  await announce(cast, sale, stage, {
    name: 'market',
    title: { zh: '千岛湖爱心市集', en: 'Lake charity market' },
    description: {
      zh: '在市集上介绍有机鱼和保温送餐箱，帮忙打包。',
      en: 'Tell visitors about the fish and the boxes, and help with packing.',
    },
    place: { zh: '千岛湖广场', en: 'Lake square' },
    address: '淳安县千岛湖镇新安大街',
    day: dayAhead(cast, 13),
    shifts: [
      {
        title: { zh: '摊位讲解', en: 'At the stall' },
        from: '09:00',
        to: '12:00',
        places: 8,
        waitlist: true,
      },
    ],
  });
};
