import { spanInWords } from '../../shared/time-in-words';
import type { Shift } from '../shifts/shift';
import type { LetterName } from './letter-names';

export type Words = { subject: string; text: string };

const facts = (shift: Shift, link: string): string =>
  [
    `${shift.eventTitle.zh} · ${shift.title.zh}`,
    `${spanInWords(shift.startsAt, shift.endsAt, 'zh')}（北京时间） ${shift.place.zh}`,
    ...(shift.eventTitle.en ? ['', `${shift.eventTitle.en} · ${shift.title.en ?? shift.title.zh}`] : []),
    `${spanInWords(shift.startsAt, shift.endsAt, 'en')} (Beijing time) ${shift.place.en ?? shift.place.zh}`,
    '',
    link,
  ].join('\n');

const greeting = (name: string): string => (name ? `${name}，您好：` : '您好：');

/** You hold a place. */
export const placeHeld = (name: string, shift: Shift, link: string): Words => ({
  subject: `报名成功：${shift.eventTitle.zh} · You are signed up`,
  text: `${greeting(name)}\n\n您的名额已确认，谢谢您。如不能来，请尽早在下面的页面放弃名额，让给候补的人。\nYour place is confirmed. If you cannot come, please give it up early, so that the next in line can.\n\n${facts(shift, link)}`,
});

/** Your place is given up. */
export const placeGivenUp = (name: string, shift: Shift, link: string): Words => ({
  subject: `已放弃名额：${shift.eventTitle.zh} · Place given up`,
  text: `${greeting(name)}\n\n您的名额已放弃，期待下次见到您。\nYour place is given up. We hope to see you another time.\n\n${facts(shift, link)}`,
});

/** You wait. @param position as how many-eth, when it was written */
export const inLine = (
  name: string,
  shift: Shift,
  link: string,
  { position, isBehind }: { position: number; isBehind?: true },
): Words => ({
  subject: `已加入候补：${shift.eventTitle.zh} · You are in line`,
  text: `${greeting(name)}\n\n${isBehind ? `您排在 ${position} 位之后` : `您排第 ${position} 位`}（写信时）。有人放弃时按先后顺序递补，轮到您会再写信告诉您。不想等了，请在下面的页面退出候补。\n${isBehind ? `More than ${position} are before you in line` : `You are number ${position} in line`}, as of this letter. A place that is given up goes to the first in line; we write again when it is yours. You can leave the line on the page below.\n\n${facts(shift, link)}`,
});

/** A place came free for you, and your time was free. */
export const placeCameFree = (name: string, shift: Shift, link: string): Words => ({
  subject: `候补成功：${shift.eventTitle.zh} · A place came free for you`,
  text: `${greeting(name)}\n\n有人让出名额，轮到您了，名额已为您保留。如不能来，请尽早放弃，让给下一位。\nSomebody gave up a place and you were first in line: it is yours. If you cannot come, please give it up early.\n\n${facts(shift, link)}`,
});

/** Staff added them when they came, by this address. */
export const addedAtDoor = (name: string, shift: Shift, link: string): Words => ({
  subject: `现场登记：${shift.eventTitle.zh} · You were added at the door`,
  text: `${greeting(name)}\n\n工作人员已在现场为您登记并签到，谢谢您来。用这个邮箱登录，可以看到您的班次和服务记录。如果不是您本人，请告诉组织者。\nStaff added you at the door and checked you in; thank you for coming. Sign in with this address to see your shift and your service record. If this was not you, please tell the organiser.\n\n${facts(shift, link)}`,
});

/** A place came free, but who audits an organisation takes no part. */
export const passedOverAsAuditor = (name: string, shift: Shift, link: string): Words => ({
  subject: `候补已结束：${shift.eventTitle.zh} · Your waiting ended`,
  text: `${greeting(name)}\n\n轮到您时，您已是本组织的审计人员，审计人员不参加活动，名额让给了下一位，您的候补已结束。\nYour turn came while you audit this organisation, and an auditor takes no part; the place went to the next in line and your waiting ended.\n\n${facts(shift, link)}`,
});

/** A place came free, but you hold another shift at that time. */
export const passedOver = (name: string, shift: Shift, link: string): Words => ({
  subject: `候补未成：${shift.eventTitle.zh} · Passed over in line`,
  text: `${greeting(name)}\n\n轮到您时，您同一时间已报名了另一个班次，名额让给了下一位，您的候补已结束。\nYour turn came while you held another shift at the same time; the place went to the next in line and your waiting ended.\n\n${facts(shift, link)}`,
});

/** There is no line any more. */
export const lineClosed = (name: string, shift: Shift, link: string): Words => ({
  subject: `候补已关闭：${shift.eventTitle.zh} · The line was closed`,
  text: `${greeting(name)}\n\n组织者关闭了该班次的候补，您的候补已结束。\nThe organiser closed the line of this shift, and your waiting ended.\n\n${facts(shift, link)}`,
});

/** The letters by the names under which they wait to be written; `in-line` is told more. */
export const letters = {
  'place-held': placeHeld,
  'place-came-free': placeCameFree,
  'added-at-door': addedAtDoor,
  'place-given-up': placeGivenUp,
  'passed-over': passedOver,
  'passed-over-as-auditor': passedOverAsAuditor,
  'line-closed': lineClosed,
} as const satisfies Record<Exclude<LetterName, 'in-line'>, unknown>;
