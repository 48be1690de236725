import '../../styles/forms.css';
import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { inWords } from '../../lib/language';
import { useAgainEvery } from '../../lib/load-all';
import { may } from '../../lib/may';
import { dayOf, hoursOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { rosterLink } from '../events/desk-event';
import { rosterPath, useRoster } from '../sign-ups/roster';
import { Door } from './door';
import { useNoting } from './noting';
import './check-in.module.css';

/** Somebody else may be at another door. */
const AGAIN_SECONDS = 20;

const CheckInPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = eventsWords().checkIn;
  const path = rosterPath(organisationId, params['shiftId'] ?? '');
  const [roster, readAgain] = useRoster(path);
  const noting = useNoting(path);
  useAgainEvery(AGAIN_SECONDS, async () => {
    const asked = Date.now();
    await readAgain();
    noting.listedAt(asked);
  });
  useTitle(roster.state === 'ready' ? says.of(inWords(roster.value.shift.title)) : undefined);
  return (
    <Loading isPage loaded={roster} again={readAgain} shape={<Skeleton rows={5} height={4} />}>
      {(value) => (
        <>
          <PageHead
            title={says.of(inWords(value.shift.title))}
            back={{ href: rosterLink(value.shift), says: says.back }}
            lead={
              <>
                {inWords(value.shift.eventTitle)} ·{' '}
                {says.opensShift(
                  dayOf(value.shift.startsAt),
                  hoursOf(value.shift.startsAt, value.shift.endsAt),
                )}
              </>
            }
          />
          <Door roster={value} noting={noting} mayNote={may(organisationId, 'organise')} />
        </>
      )}
    </Loading>
  );
};

export default CheckInPage;
