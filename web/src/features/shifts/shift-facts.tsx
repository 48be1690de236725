import type { VNode } from 'preact';
import type { Event } from '../../../../functions/volunteering/events/event';
import type { Shift } from '../../../../functions/volunteering/shifts/shift';
import { inWords } from '../../lib/language';
import { t } from '../../messages';

/** Dialled from the page. */
export const CallLink = ({ contact }: { contact: NonNullable<Event['contact']> }): VNode => (
  <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>
    {contact.name} {contact.phone}
  </a>
);

type ShiftFactsProps = {
  event: Pick<Event, 'place' | 'address' | 'contact'>;
  shift: Pick<Shift, 'meet' | 'asks'> | undefined;
};

/** What whoever comes should know: where, where to gather, what to bring, whom to call. */
export const ShiftFacts = ({ event, shift }: ShiftFactsProps): VNode => {
  const says = t().shift;
  return (
    <>
      <p>{[inWords(event.place), event.address].filter(Boolean).join(' · ')}</p>
      {shift?.meet && <p>{says.meet(inWords(shift.meet))}</p>}
      {shift?.asks && <p>{says.asks(inWords(shift.asks))}</p>}
      {event.contact && (
        <p>
          {says.call}
          <CallLink contact={event.contact} />
        </p>
      )}
    </>
  );
};
