import { wallClock } from '../../shared/time';
import type { Shift } from '../shifts/shift';

/** Somebody took a place, or a place in line, while they were made an auditor: it is given back. */
export const givenBackAsAuditor = (name: string, shift: Shift, link: string) => {
  const [zh, en] = [shift.eventTitle.zh, shift.eventTitle.en ?? shift.eventTitle.zh];
  const when = `${wallClock(shift.startsAt)} – ${wallClock(shift.endsAt).slice(11)}`;
  return {
    subject: `报名已取消：${zh} · Your sign-up ended`,
    text: [
      name === '' ? '您好：' : `${name}，您好：`,
      '',
      `您已是本组织的审计人员，审计人员不参加活动，您在“${zh}”（${when}，北京时间）的报名或候补已取消。`,
      `You audit this organisation, and an auditor takes no part: your place, or your place in line, on “${en}” (${when}, Beijing time) was given back.`,
      '',
      link,
    ].join('\n'),
  };
};
