import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { confirm } from '../../lib/asked';
import { EmptyState } from '../../components/state';
import { tell } from '../../lib/told';
import { get } from '../../lib/api';
import { keepTap, takeKeptTap } from '../../lib/kept-tap';
import { inWords } from '../../lib/language';
import { now } from '../../lib/now';
import { Problem } from '../../lib/problem';
import { me } from '../../lib/session';
import { t } from '../../messages';
import { onSeveralDays, ShiftRow } from '../shifts/shift-row';
import { giveUpPlace, takePlace, useMyPlaces } from '../sign-ups/my-places';
import { GoodToKnow } from './good-to-know';
import type { EventForActs, ShiftWithPlaces } from './event';

/** Taking and giving up, each told to the reader; whoever's sign-in has ended signs in first and comes back. */
const useChanges = (organisationId: string, readAgain: () => Promise<unknown>) => {
  const { places, setPlace } = useMyPlaces();
  const says = t().shift;

  const take = async (shift: ShiftWithPlaces, key: string): Promise<void> => {
    try {
      const place = await takePlace(organisationId, shift.shiftId, key);
      setPlace(shift.shiftId, place);
      const title = inWords(shift.title);
      tell(place.status === 'holding' ? says.took(title) : says.queued(title));
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.status === 401)) throw thrown;
      me.value = null;
      keepTap({ shiftId: shift.shiftId, wants: shift.placesLeft > 0 ? 'take' : 'wait' });
      location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    } finally {
      void readAgain();
    }
  };

  const giveUp = async (shift: ShiftWithPlaces, key: string): Promise<void> => {
    const title = inWords(shift.title);
    const isWaiting = places[shift.shiftId]?.status === 'waiting';
    const agreed = await confirm(
      isWaiting
        ? { title: says.leaveQueueTitle(title), says: says.leaveQueueSays, action: says.leaveQueue }
        : { title: says.giveUpTitle(title), says: says.giveUpSays, action: says.giveUp },
    );
    if (!agreed) return;
    await giveUpPlace(organisationId, shift.shiftId, key);
    setPlace(shift.shiftId, undefined);
    tell(isWaiting ? says.leftQueue(title) : says.gaveUp(title));
    void readAgain();
  };
  return { places, take, giveUp };
};

/** The shifts as the page arrived with them, and as they stand after the reader did something. */
const useShifts = (event: EventForActs) => {
  const [shifts, setShifts] = useState<readonly ShiftWithPlaces[]>(event.onShifts);
  const readAgain = (): Promise<readonly ShiftWithPlaces[]> =>
    get(`/organisations/${event.organisationId}/events/${event.eventId}`).then(
      ({ onShifts }) => {
        setShifts(onShifts);
        return onShifts;
      },
      // What stands on the page stays; what was done has been told.
      () => shifts,
    );
  return { shifts, readAgain };
};

/**
 * The shift that the reader tapped before they signed in: it is done now, without a second tap. Where its last place went meanwhile
 * they are told, and put into no line that they did not ask for.
 */
const useTapped = (readAgain: () => Promise<readonly ShiftWithPlaces[]>): string | undefined => {
  const [tapped, setTapped] = useState<string | undefined>(undefined);
  useEffect(() => {
    const kept = takeKeptTap(Date.now());
    if (!kept) return;
    void readAgain().then((shifts) => {
      const shift = shifts.find(({ shiftId }) => shiftId === kept.shiftId);
      if (!shift) return;
      document.getElementById(shift.shiftId)?.scrollIntoView();
      if (kept.wants === 'take' && shift.placesLeft === 0)
        tell(t().shift.fullMeanwhile(inWords(shift.title)), 'calm');
      else setTapped(kept.shiftId);
    });
  }, []);
  return tapped;
};

/** Each shift with what the reader can do on it now. */
export const EventShifts = ({ event }: { event: EventForActs }): VNode => {
  const { shifts, readAgain } = useShifts(event);
  const changes = useChanges(event.organisationId, readAgain);
  const tapped = useTapped(readAgain);
  const at = now().toISOString();
  if (shifts.length === 0) return <EmptyState>{t().event.noShifts}</EmptyState>;
  return (
    <ul class="plain">
      {shifts.map((shift) => (
        <ShiftRow
          key={shift.shiftId}
          shift={shift}
          mine={changes.places[shift.shiftId]}
          isTapped={tapped === shift.shiftId}
          isOver={event.status === 'cancelled' || shift.startsAt <= at}
          toKnow={<GoodToKnow event={event} shift={shift} />}
          sayDay={onSeveralDays(shifts)}
          take={changes.take}
          giveUp={changes.giveUp}
        />
      ))}
    </ul>
  );
};
