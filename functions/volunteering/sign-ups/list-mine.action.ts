import { following } from '../../platform/table/changes';
import { writeMine } from './own-list.table';
import { numberOf } from './sign-up';
import { signUpItem } from './sign-up.item';

/** A sign-up changed: its person's own list says what it says now. Attendance is not in that list. */
export const listMine = following(signUpItem, async ({ before, after }) => {
  if (!after || (before?.status === after.status && numberOf(before) === numberOf(after))) return;
  await writeMine(after, after.personId);
});
