import type { VNode } from 'preact';
import { LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { State } from '../../components/state';
import { Hours } from '../../components/when';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { dayOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { historyWords } from '../../messages/history';
import { ToldCount } from './concerned';
import { checkInLink, rosterLink } from './desk-event';
import type { ShiftWithPlaces } from './event';
import { Fill } from './fill';
import deskEventCss from './desk-event.module.css';
import { classes } from '../../lib/classes';

type CardProps = {
  shift: ShiftWithPlaces;
  /** Its event was neither cancelled nor withdrawn. */
  stands: boolean;
  onDone: () => Promise<void>;
};

const CancelShift = ({ shift, onDone }: Omit<CardProps, 'stands'>): VNode => {
  const says = eventsWords().shifts.cancel;
  const path = `/organisations/${shift.organisationId}/shifts/${shift.shiftId}` as const;
  return (
    <EndButton
      action={says.action}
      title={says.title(inWords(shift.title))}
      says={
        <>
          <p>{says.says}</p>
          <ToldCount of={path} />
        </>
      }
      path={`${path}/cancel`}
      done={says.done}
      onDone={onDone}
    />
  );
};

const Acts = ({ shift, stands, onDone }: CardProps): VNode => {
  const mayOrganise = may(shift.organisationId, 'organise');
  const isCancelled = shift.cancelledBecause !== undefined;
  const hasBegun = shift.startsAt <= new Date().toISOString();
  return (
    <div class={classes('row', deskEventCss['shift-acts'], 'no-print')}>
      {may(shift.organisationId, 'seeRoster') && shift.published && (
        <LinkButton look="quiet" href={rosterLink(shift)}>
          {eventsWords().roster.title}
        </LinkButton>
      )}
      {mayOrganise && shift.published && !isCancelled && (
        <LinkButton look="quiet" href={checkInLink(shift)}>
          {eventsWords().checkIn.title}
        </LinkButton>
      )}
      {mayOrganise && stands && !isCancelled && (
        <LinkButton look="quiet" href={`${rosterLink(shift)}/change`}>
          {eventsWords().shifts.change}
        </LinkButton>
      )}
      {mayOrganise && stands && !isCancelled && !hasBegun && <CancelShift shift={shift} onDone={onDone} />}
    </div>
  );
};

/** A shift on its event's page at the desk. */
export const ShiftCard = (props: CardProps): VNode => {
  const says = eventsWords().shifts;
  const { shift } = props;
  return (
    <li class={deskEventCss['shift-card']}>
      <div>
        <h3>{inWords(shift.title)}</h3>
        <p>
          {dayOf(shift.startsAt)} <Hours from={shift.startsAt} to={shift.endsAt} />{' '}
          {shift.waitlist && <span class="muted small secondary">· {says.withWaitlist}</span>}
        </p>
        {shift.meet && <p class="muted small">{says.gather(inWords(shift.meet))}</p>}
        {shift.asks && <p class="muted small">{says.asked(inWords(shift.asks))}</p>}
        {shift.cancelledBecause !== undefined && (
          <p>
            <State mood="bad">{says.cancelled}</State>{' '}
            {historyWords().history.because(shift.cancelledBecause)}
          </p>
        )}
      </div>
      {shift.cancelledBecause === undefined ? (
        <Fill taken={shift.places - shift.placesLeft} places={shift.places} />
      ) : (
        <div />
      )}
      <Acts {...props} />
    </li>
  );
};
