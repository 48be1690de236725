import * as z from 'zod';
import { OrganisationId, PersonId, ShiftId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { Words } from '../shared/words';

const Base = z.object({
  organisationId: OrganisationId,
  shiftId: ShiftId,
  personId: PersonId,
  name: z.string(),
  title: Words,
  eventTitle: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});

/**
 * A person's sign-up on a shift, as followers and staff keep it. `number` is their place in the queue, in the order in
 * which the table took them. Who had to be passed over (their time was taken meanwhile) has given up, and is told.
 */
export const SignUp = z
  .discriminatedUnion('status', [
    Base.extend({
      status: z.literal('holding'),
      checkedInAt: z.iso.datetime().optional(),
      checkedOutAt: z.iso.datetime().optional(),
    }),
    Base.extend({ status: z.literal('waiting'), number: z.number().int() }),
    Base.extend({ status: z.literal('given-up') }),
  ])
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUp>;

/** What somebody who signs up is told at once. */
export const Place = z
  .discriminatedUnion('status', [
    z.object({ shiftId: ShiftId, personId: PersonId, status: z.literal('holding') }),
    z.object({
      shiftId: ShiftId,
      personId: PersonId,
      status: z.literal('waiting'),
      number: z.number().int(),
    }),
  ])
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

/** Staff may check in from so long before the shift, and note times until so long after it. */
const EARLY_MINUTES = 120;
const LATE_MINUTES = 24 * 60;
const minutes = (count: number): number => count * 60_000;

/** Refuses `not-signed-up`, `too-early-to-check-in`, `attendance-time`. @param at UTC */
export const checkInOf = (signUp: SignUp | undefined, at: string, now: Date): SignUp => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  const [time, starts, ends] = [Date.parse(at), Date.parse(signUp.startsAt), Date.parse(signUp.endsAt)];
  if (time < starts - minutes(EARLY_MINUTES)) refuse('too-early-to-check-in');
  if (time > now.getTime() + minutes(1) || time > ends + minutes(LATE_MINUTES)) refuse('attendance-time');
  if (signUp.checkedOutAt !== undefined && signUp.checkedOutAt <= at) refuse('attendance-time');
  return { ...signUp, checkedInAt: at };
};

/** Refuses `not-signed-up`, `not-checked-in`, `attendance-time`. @param at UTC */
export const checkOutOf = (
  signUp: SignUp | undefined,
  at: string,
  now: Date,
): SignUp & { checkedInAt: string; checkedOutAt: string } => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  const { checkedInAt } = signUp;
  if (checkedInAt === undefined) return refuse('not-checked-in');
  const time = Date.parse(at);
  if (
    at <= checkedInAt ||
    time > now.getTime() + minutes(1) ||
    time > Date.parse(signUp.endsAt) + minutes(LATE_MINUTES)
  )
    refuse('attendance-time');
  return { ...signUp, checkedInAt, checkedOutAt: at };
};
