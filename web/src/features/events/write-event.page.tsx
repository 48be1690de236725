import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { drafts } from '../../components/draft-note';
import { Field, Select } from '../../components/field';
import { Form, type Blames, type Submitted } from '../../components/form';
import { PageHead } from '../../components/page-head';
import { WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { instantOrSame, localOf } from '../../lib/shanghai';
import { wordsOf } from '../../lib/words';
import { eventsWords } from '../../messages/events';
import { eventLink, eventsLink } from './desk-event';
import type { Event, EventPage } from './event';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

/** What is written of an event, new or anew. */
export const eventBodyOf = ({ values }: Submitted, before?: Event) => {
  const { campaignId, address } = values;
  const contact = { name: values['contact.name'], phone: values['contact.phone'] };
  return {
    ...(campaignId !== undefined && { campaignId }),
    title: wordsOf(values, 'title'),
    description: wordsOf(values, 'description'),
    place: wordsOf(values, 'place'),
    ...(address !== undefined && { address }),
    ...((contact.name ?? contact.phone) !== undefined && { contact }),
    startsAt: instantOrSame(values['startsAt'] ?? '', before?.startsAt),
    endsAt: instantOrSame(values['endsAt'] ?? '', before?.endsAt),
  };
};

const Campaigns = ({
  organisationId,
  chosen,
}: {
  organisationId: string;
  chosen: string | undefined;
}): VNode => {
  const [campaigns] = useLoad(`/organisations/${organisationId}/campaigns?limit=50`);
  const says = eventsWords().event;
  const items = campaigns.state === 'ready' ? campaigns.value.items : [];
  const isListed = chosen === undefined || items.some(({ campaignId }) => campaignId === chosen);
  return (
    <Select name="campaignId" label={says.campaign} initial={chosen ?? ''} optional>
      <option value="">{says.noCampaign}</option>
      {/* What stands there is kept, also before the list is read. */}
      {!isListed && <option value={chosen}>{says.itsCampaign}</option>}
      {items.map((campaign) => (
        <option key={campaign.campaignId} value={campaign.campaignId}>
          {inWords(campaign.name)}
        </option>
      ))}
    </Select>
  );
};

const ContactFields = ({ contact }: { contact: Event['contact'] }): VNode => {
  const says = eventsWords().event;
  return (
    <div class={formCss['field-row']}>
      <Field
        name="contact.name"
        label={says.contactName}
        hint={says.contactHint}
        maxLength={LETTERS.person}
        defaultValue={contact?.name}
        optional
      />
      <Field
        name="contact.phone"
        label={says.contactPhone}
        type="tel"
        maxLength={40}
        defaultValue={contact?.phone}
        optional
      />
    </div>
  );
};

/** The fields of an event. */
export const EventFields = ({
  organisationId,
  event,
}: {
  organisationId: string;
  event?: EventPage;
}): VNode => {
  const says = eventsWords().event;
  return (
    <>
      <WordsField name="title" label={says.title} initial={event?.title} />
      <div class={formCss['field-row']}>
        <Field
          name="startsAt"
          label={says.startsAt}
          type="datetime-local"
          defaultValue={event && localOf(event.startsAt)}
        />
        <Field
          name="endsAt"
          label={says.endsAt}
          type="datetime-local"
          defaultValue={event && localOf(event.endsAt)}
        />
      </div>
      <WordsField name="place" label={says.place} initial={event?.place} />
      <Field
        name="address"
        label={says.address}
        hint={says.addressHint}
        maxLength={LETTERS.short}
        defaultValue={event?.address}
        optional
      />
      <ContactFields contact={event?.contact} />
      <WordsField
        name="description"
        label={says.description}
        hint={says.descriptionHint}
        maxLength={LETTERS.long}
        long
        initial={event?.description}
      />
      <Campaigns organisationId={organisationId} chosen={event?.campaignId} />
    </>
  );
};

/** Beside which field of an event a refusal is said. */
export const EVENT_BLAMES: Blames = {
  'event-dates': 'endsAt',
  'shift-left-outside': 'startsAt',
  contact: ['contact.name', 'contact.phone'],
};

const WriteEventPage = (): VNode => {
  const says = eventsWords().event;
  const organisationId = useOrganisationId();
  const { route } = useLocation();
  useTitle(says.newTitle);

  const submit = async (submitted: Submitted): Promise<void> => {
    const event = await post(
      `/organisations/${organisationId}/events`,
      eventBodyOf(submitted),
      submitted.key,
    );
    route(eventLink(event), true);
    tell(says.saved);
  };

  return (
    <div class={staffCss['form-page']}>
      <PageHead
        title={says.newTitle}
        lead={says.newLead}
        back={{ href: eventsLink(organisationId), says: says.back }}
      />
      <Form action={says.save} look="main" onSubmit={submit} drafts={drafts} blames={EVENT_BLAMES}>
        <EventFields organisationId={organisationId} />
      </Form>
    </div>
  );
};

export default WriteEventPage;
