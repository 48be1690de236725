import { table } from '../../platform/table/table';
import { eventItem } from '../events/event.item';
import type { Event } from '../events/event';
import { shiftItem } from '../shifts/shift.item';
import type { Shift } from '../shifts/shift';
import type { MySignUp } from '../sign-ups/sign-up';

/**
 * In the order asked, at most 100; what is not there is undefined.
 * @question Where do these people gather, and what do they bring?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost ½ RCU each
 */
export const getShiftsOf = (signUps: readonly MySignUp[]): Promise<(Shift | undefined)[]> =>
  table.getMany(
    shiftItem.stored,
    signUps.map((one) => shiftItem.key(one)),
  );

/**
 * The same of their events.
 * @question At which place are these shifts, and whom does one call?
 * @key main `ORG#{o}#EVENT#{event}` / `EVENT`
 * @cost ½ RCU each
 */
export const getEventsOf = (signUps: readonly MySignUp[]): Promise<(Event | undefined)[]> =>
  table.getMany(
    eventItem.stored,
    signUps.map((one) => eventItem.key(one)),
  );
