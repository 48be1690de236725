import * as z from 'zod';
import { PersonId } from '../../shared/ids';

/** Who gave somebody a role, themselves or through others whom they gave one, and when (UTC). */
export const Appointment = z.object({ by: PersonId, at: z.iso.datetime() });
export type Appointment = z.infer<typeof Appointment>;

/** So long does it count who appointed whom. */
export const APPOINTED_DAYS = 30;
const DAY_MS = 86_400_000;
/** More people than appoint each other in a month. */
const MOST = 20;

const counts = ({ at }: Appointment, now: Date): boolean =>
  now.getTime() - Date.parse(at) < APPOINTED_DAYS * DAY_MS;

/** Those that count still, each person's latest, newest first. */
const counted = (all: readonly Appointment[], now: Date): Appointment[] => {
  const sorted = all.filter((one) => counts(one, now)).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return sorted.filter((one, place) => sorted.findIndex(({ by }) => by === one.by) === place).slice(0, MOST);
};

/**
 * Who stands behind somebody's role from now on: who gives it, and whoever stands behind those. What is copied outlives who stood
 * in between, so that nobody appoints themselves through another and then takes that one out.
 */
export const appointedBy = (
  by: PersonId,
  { before, behind, now }: { before: readonly Appointment[]; behind: readonly Appointment[]; now: Date },
): Appointment[] => counted([{ by, at: now.toISOString() }, ...before, ...behind], now);

/** Did this person appoint them, themselves or through others, in the last 30 days? */
export const isAppointedBy = (person: PersonId, appointed: readonly Appointment[], now: Date): boolean =>
  appointed.some((one) => one.by === person && counts(one, now));
