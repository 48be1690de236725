import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MessagePreview } from '../../../../functions/volunteering/messages/message';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Field, Select, TextArea } from '../../components/field';
import { Form, useOnce, type Submitted } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import type { Body } from '../../lib/contract';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { dayOf, hoursOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { eventLink, inOrder } from './desk-event';
import type { EventPage } from './event';
import './desk-event.module.css';
import { LETTERS } from '../../../../functions/shared/limits';
import staffCss from '../../app/staff.module.css';

type LettersPath = `/organisations/${string}/events/${string}/messages`;
type Letter = Body<LettersPath, 'POST'>;

/** An audience as a choice's value: its kind, and of which shift. */
const letterOf = ({ values }: Submitted): Letter => {
  const [kind, shiftId] = (values['to'] ?? 'event').split(' ');
  const { subject, text = '' } = values;
  return {
    to: kind === 'shift' || kind === 'line' ? { kind, shiftId } : { kind: 'event' },
    ...(subject !== undefined && { subject }),
    text,
  };
};

const To = ({ event }: { event: EventPage }): VNode => {
  const says = eventsWords().event.write;
  const shifts = inOrder(event.onShifts).filter((shift) => shift.cancelledBecause === undefined);
  return (
    <Select name="to" label={says.to} initial="event">
      <option value="event">{says.toEvent}</option>
      {shifts.flatMap(({ shiftId, title, startsAt, endsAt, waitlist }) => {
        const when = `${dayOf(startsAt)} ${hoursOf(startsAt, endsAt)}`;
        return [
          <option key={shiftId} value={`shift ${shiftId}`}>
            {says.toShift(inWords(title), when)}
          </option>,
          waitlist && (
            <option key={`${shiftId}-line`} value={`line ${shiftId}`}>
              {says.toLine(inWords(title), when)}
            </option>
          ),
        ];
      })}
    </Select>
  );
};

type PreviewProps = { path: LettersPath; letter: Letter; preview: MessagePreview; onSent: () => void };

/** The letter as it will be read, and the button that sends it: once, however often it is pressed. */
const Preview = ({ path, letter, preview, onSent }: PreviewProps): VNode => {
  const says = eventsWords().event.write;
  const { busy, problem, once } = useOnce();
  if (preview.people === 0) return <EmptyState>{says.nobody}</EmptyState>;
  const send = async (key: string): Promise<void> => {
    await post(path, letter, key);
    onSent();
    tell(says.sent(preview.people));
  };
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">{says.previewTitle(preview.people)}</h2>
      <p>
        <strong>{preview.subject}</strong>
      </p>
      <p class="as-typed">{preview.text}</p>
      <Button look="main" busy={busy} onClick={() => void once(send)}>
        {says.send(preview.people)}
      </Button>
      {problem && <Failure problem={problem} />}
    </section>
  );
};

const Letters = ({ event }: { event: EventPage }): VNode => {
  const says = eventsWords().event.write;
  const { route } = useLocation();
  const path = `/organisations/${event.organisationId}/events/${event.eventId}/messages` as const;
  const [shown, setShown] = useState<Pick<PreviewProps, 'letter' | 'preview'> | undefined>(undefined);
  const look = async (submitted: Submitted): Promise<void> => {
    const letter = letterOf(submitted);
    setShown({ letter, preview: await post(`${path}/preview`, letter, submitted.key) });
  };
  return (
    <>
      {/* What is sent is what was looked at: whoever types on looks again. */}
      <div onInput={() => setShown(undefined)}>
        <Form action={says.preview} look={shown ? 'quiet' : 'main'} onSubmit={look}>
          <To event={event} />
          <Field
            name="subject"
            label={says.subject}
            hint={says.subjectHint}
            maxLength={LETTERS.short}
            optional
          />
          <TextArea name="text" label={says.text} rows={8} maxLength={LETTERS.long} />
        </Form>
      </div>
      {shown && <Preview path={path} {...shown} onSent={() => route(eventLink(event), true)} />}
    </>
  );
};

const WriteLetterPage = (): VNode => {
  const says = eventsWords().event.write;
  const { o = '', eventId = '' } = useRoute().params;
  const [event, readAgain] = useLoad(`/organisations/${o}/events/${eventId}`);
  useTitle(says.action);
  return (
    <Loading isPage loaded={event} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
      {(value) => (
        <div class={staffCss['form-page']}>
          <PageHead
            title={says.action}
            lead={says.lead}
            back={{ href: eventLink(value), says: inWords(value.title) }}
          />
          <Letters event={value} />
        </div>
      )}
    </Loading>
  );
};

export default WriteLetterPage;
