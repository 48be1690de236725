import { getPerson } from '../../people/accounts/person.table';
import { memberItem } from '../../people/members/member.item';
import { getMember } from '../../people/members/member.table';
import { config } from '../../platform/config';
import type { Writers } from '../../platform/letters/outbox';
import { sendOnce } from '../../platform/letters/send-once';
import { following, together } from '../../platform/table/changes';
import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { getShift, getShiftWithGates, leaveGate } from '../shifts/shift.table';
import { dayOfShift } from './day';
import { giveUpClaim } from './day.table';
import { mySignUpItem } from './my-sign-up.item';
import { listSignUpsOfPerson } from './my-sign-up.table';
import type { MySignUp } from './sign-up';
import { stopWaiting } from './sign-up.table';

type Taken = Pick<MySignUp, 'organisationId' | 'shiftId'>;

/** An auditor's place, or place in line, on a shift that has not begun is given back, and they are told why. */
const giveBack = async (personId: PersonId, { organisationId, shiftId }: Taken, now: Date): Promise<void> => {
  const left = await stopWaiting({ organisationId, shiftId }, personId);
  // Read after leaving the line: a place passed on at this very moment is found here and given back too.
  const read = await getShiftWithGates(organisationId, shiftId);
  if (!read || now.toISOString() >= read.shift.startsAt) return;
  const gate = read.gates.find(({ holders }) => personId in holders);
  if (!gate && left === 'moved-on') return;
  if (gate) {
    await giveUpClaim(personId, dayOfShift(read.shift), shiftId);
    await leaveGate(read.shift, gate.number, personId);
  }
  const pass = gate ? `${gate.number}.${gate.holders[personId]}` : 'line';
  const cause = `as-auditor-${shiftId}-${personId}-${pass}`;
  const about = { shiftId, personId, had: gate ? 'place' : 'line' };
  await sendOnce(organisationId, cause, { what: 'given-back-as-auditor', about }, now);
};

const isStanding = ({ status, startsAt }: MySignUp, now: Date): boolean =>
  (status === 'holding' || status === 'waiting') && startsAt > now.toISOString();

const PAGE = 50;

/** Somebody became an auditor: whatever they took meanwhile here, and who made them one could not yet see, is given back. */
const whenMadeAuditor = following(memberItem, async ({ before, after }, now) => {
  if (!after?.roles.includes('auditor') || before?.roles.includes('auditor')) return;
  const { organisationId, personId } = after;
  // Of a change that is told late, or again: what they are now is what counts.
  if (!(await getMember(organisationId, personId))?.roles.includes('auditor')) return;
  let cursor: string | undefined;
  do {
    const page = await listSignUpsOfPerson(personId, { from: now.toISOString(), limit: PAGE, cursor });
    for (const one of page.items)
      if (one.organisationId === organisationId && isStanding(one, now)) await giveBack(personId, one, now);
    cursor = page.next;
  } while (cursor !== undefined);
});

/** Something came into somebody's list: were they made an auditor before it stood there, nobody who made them one could see it. */
const whenListed = following(mySignUpItem, async ({ id, after }, now) => {
  if (!after || !isStanding(after, now)) return;
  const personId = PersonId.parse(id.personId);
  const member = await getMember(after.organisationId, personId);
  if (member?.roles.includes('auditor')) await giveBack(personId, after, now);
});

/**
 * Who audits takes no part: whichever of the two is written first, taking a place or making its holder an auditor, one of these
 * sees both.
 */
export const leaveAsAuditor = together(whenMadeAuditor, whenListed);

export const asAuditorWriters: Writers = {
  'given-back-as-auditor': async ({ organisationId, about }) => {
    const [person, shift] = await Promise.all([
      getPerson(PersonId.parse(about['personId']), false),
      getShift(OrganisationId.parse(organisationId), ShiftId.parse(about['shiftId'])),
    ]);
    if (!person?.email || !shift) return undefined;
    // Its words are loaded when one leaves.
    const { givenBackAsAuditor } = await import('./as-auditor');
    const link = `${config.publicUrl}/${organisationId}/events/${shift.eventId}`;
    return {
      to: person.email,
      ...givenBackAsAuditor(person.name, shift, link, about['had'] === 'line' ? 'line' : 'place'),
    };
  },
};
