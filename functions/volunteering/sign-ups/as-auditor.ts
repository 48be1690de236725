import { spanInWords } from '../../shared/time-in-words';
import type { Shift } from '../shifts/shift';

/** What an auditor had: a place, or a place in line. */
export type Had = 'place' | 'line';

const SUBJECTS: Readonly<Record<Had, { zh: string; en: string }>> = {
  place: { zh: '报名已取消', en: 'Your sign-up ended' },
  line: { zh: '候补已结束', en: 'Your waiting ended' },
};
const WHAT: Readonly<Record<Had, { zh: string; en: string }>> = {
  place: { zh: '报名', en: 'your place' },
  line: { zh: '候补', en: 'your place in line' },
};

/** Somebody took a place, or a place in line, while they were made an auditor: it is given back. */
export const givenBackAsAuditor = (name: string, shift: Shift, link: string, had: Had) => {
  const [zh, en] = [shift.eventTitle.zh, shift.eventTitle.en ?? shift.eventTitle.zh];
  const when = {
    zh: spanInWords(shift.startsAt, shift.endsAt, 'zh'),
    en: spanInWords(shift.startsAt, shift.endsAt, 'en'),
  };
  return {
    subject: `${SUBJECTS[had].zh}：${zh} · ${SUBJECTS[had].en}`,
    text: [
      name === '' ? '您好：' : `${name}，您好：`,
      '',
      `您已是本组织的审计人员，审计人员不参加活动，您在“${zh}”（${when.zh}，北京时间）的${WHAT[had].zh}已取消。`,
      `You audit this organisation, and an auditor takes no part: ${WHAT[had].en} on “${en}” (${when.en}, Beijing time) was given back.`,
      '',
      link,
    ].join('\n'),
  };
};
