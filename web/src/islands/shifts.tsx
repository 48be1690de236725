import type { EventForActs } from '../features/events/event';
import { EventShifts } from '../features/events/event-shifts';
import { wake } from './wake';

/** Taking and giving up places: loaded for who is signed in. */
export const wakeShifts = (event: EventForActs): void => wake('shifts', <EventShifts event={event} />);
