import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useTitle } from '../../app/title';
import { ChangeForm } from '../../components/changing/change-form';
import type { Submitted } from '../../components/form';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { tell } from '../../components/toast';
import { inWords } from '../../lib/language';
import { historyWords } from '../../messages/history';
import { eventsWords } from '../../messages/events';
import { holdingOf, readRoster, rosterPath, useRoster, type Roster } from '../sign-ups/roster';
import { BackToLine } from './back-to-line';
import { agreeToTell, isTold } from './concerned';
import { eventLink, type Shift } from './desk-event';
import { hoursOfShift, SHIFT_BLAMES, shiftBodyOf, ShiftFields } from './shift-fields';
import staffCss from '../../app/staff.module.css';

const TOLD = ['title', 'asks', 'meet', 'startsAt', 'endsAt'];
/** What is left out where nobody wrote it. */
const NONE = { asks: undefined, meet: undefined };

const backOf = ({ form }: Submitted): string[] => form.getAll('backToLine').map(String);

const bodyOf = (submitted: Submitted, shift: Shift) => {
  const back = backOf(submitted);
  return { ...shiftBodyOf(submitted, shift), ...(back.length > 0 && { backToLine: back }) };
};

const Change = ({ roster: { shift, signUps } }: { roster: Roster }): VNode => {
  const { route } = useLocation();
  const [places, setPlaces] = useState<number>(shift.places);
  const path = `/organisations/${shift.organisationId}/shifts/${shift.shiftId}` as const;
  const agree = async (submitted: Submitted): Promise<boolean> => {
    const after = { ...shift, ...NONE, ...shiftBodyOf(submitted, shift) };
    const closesLine = shift.waitlist && !after.waitlist;
    if (!isTold(TOLD, shift, after) && !closesLine && backOf(submitted).length === 0) return true;
    return agreeToTell(path);
  };
  return (
    <ChangeForm
      path={path}
      read={async () => (await readRoster(rosterPath(shift.organisationId, shift.shiftId))).shift}
      thing={shift}
      bodyOf={(submitted) => bodyOf(submitted, shift)}
      agree={agree}
      blames={SHIFT_BLAMES}
      onChanged={() => {
        route(eventLink(shift), true);
        tell(historyWords().history.saved);
      }}
    >
      <ShiftFields hours={hoursOfShift(shift)} shift={shift} onPlaces={setPlaces} />
      <BackToLine holding={holdingOf(signUps)} places={places} />
    </ChangeForm>
  );
};

const ChangeShiftPage = (): VNode => {
  const says = eventsWords().shifts;
  const { o = '', shiftId = '' } = useRoute().params;
  const [roster, readAgain] = useRoster(rosterPath(o, shiftId));
  useTitle(says.change);
  return (
    <Loading isPage loaded={roster} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
      {(value) => (
        <div class={staffCss['form-page']}>
          <PageHead
            title={says.changeOf(inWords(value.shift.title))}
            lead={says.changeLead}
            back={{ href: eventLink(value.shift), says: inWords(value.shift.eventTitle) }}
          />
          <Change roster={value} />
        </div>
      )}
    </Loading>
  );
};

export default ChangeShiftPage;
