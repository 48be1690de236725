import { momentCell } from '../../shared/csv';
import { oneOf, sheet, wordsIn } from '../../shared/sheet';
import { minutesBetween } from '../../shared/time';
import type { SignUp } from './sign-up';

const states = oneOf<SignUp['status']>({
  holding: ['已报名', 'signed up'],
  waiting: ['候补', 'waits in line'],
  'given-up': ['已放弃', 'gave up'],
  cancelled: ['岗位已取消', 'cancelled'],
});

const cameAt = (row: SignUp) => (row.status === 'holding' ? row.checkedInAt : undefined);
const leftAt = (row: SignUp) => (row.status === 'holding' ? row.checkedOutAt : undefined);
const minutesOf = (row: SignUp): number | undefined => {
  const [from, to] = [cameAt(row), leftAt(row)];
  return from === undefined || to === undefined ? undefined : minutesBetween(from, to);
};

export const rosterSheet = sheet<SignUp>({ zh: '报名名单', en: 'roster' }, [
  { zh: '活动', en: 'Event', of: (row, language) => wordsIn(row.eventTitle, language) },
  { zh: '岗位', en: 'Shift', of: (row, language) => wordsIn(row.title, language) },
  { zh: '开始', en: 'Begins', of: (row) => momentCell(row.startsAt) },
  { zh: '结束', en: 'Ends', of: (row) => momentCell(row.endsAt) },
  { zh: '姓名', en: 'Name', of: (row) => row.name },
  { zh: '状态', en: 'State', of: (row, language) => states(row.status, language) },
  { zh: '签到', en: 'Checked in', of: (row) => momentCell(cameAt(row)) },
  { zh: '签退', en: 'Checked out', of: (row) => momentCell(leftAt(row)) },
  { zh: '服务分钟', en: 'Minutes', of: minutesOf },
]);
