import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { drafts } from '../../components/draft-note';
import { Field, Select } from '../../components/field';
import { Form, type Submitted } from '../../components/form';
import { PageHead } from '../../components/page-head';
import type { Page } from '../../components/pager';
import { WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { instantOf } from '../../lib/shanghai';
import { wordsOf } from '../../lib/words';
import { ts } from '../../messages';
import type { CampaignRow } from '../campaigns/campaign';
import { eventLink, eventsLink } from './desk-event';
import type { Event } from './event';

const bodyOf = ({ values }: Submitted): unknown => ({
  ...(values['campaignId'] !== undefined && { campaignId: values['campaignId'] }),
  title: wordsOf(values, 'title'),
  description: wordsOf(values, 'description'),
  place: wordsOf(values, 'place'),
  ...(values['address'] !== undefined && { address: values['address'] }),
  startsAt: instantOf(values['startsAt'] ?? ''),
  endsAt: instantOf(values['endsAt'] ?? ''),
});

const Campaigns = ({ organisationId }: { organisationId: string }): VNode => {
  const [campaigns] = useLoad<Page<CampaignRow>>(`/organisations/${organisationId}/campaigns?limit=50`);
  const says = ts().event;
  return (
    <Select name="campaignId" label={says.campaign} optional>
      <option value="">{says.noCampaign}</option>
      {campaigns.state === 'ready' &&
        campaigns.value.items.map((campaign) => (
          <option key={campaign.campaignId} value={campaign.campaignId}>
            {inWords(campaign.name)}
          </option>
        ))}
    </Select>
  );
};

const WriteEventPage = (): VNode => {
  const says = ts().event;
  const organisationId = useOrganisationId();
  const { route } = useLocation();
  useTitle(says.newTitle);

  const submit = async (submitted: Submitted): Promise<void> => {
    const event = await post<Event>(
      `/organisations/${organisationId}/events`,
      bodyOf(submitted),
      submitted.key,
    );
    route(eventLink(event), true);
    tell(says.saved);
  };

  return (
    <div class="form-page">
      <PageHead
        title={says.newTitle}
        lead={says.newLead}
        back={{ href: eventsLink(organisationId), says: says.back }}
      />
      <Form
        action={says.save}
        look="main"
        onSubmit={submit}
        drafts={drafts}
        blames={{ 'event-dates': 'endsAt' }}
      >
        <WordsField name="title" label={says.title} />
        <div class="field-row">
          <Field name="startsAt" label={says.startsAt} type="datetime-local" />
          <Field name="endsAt" label={says.endsAt} type="datetime-local" />
        </div>
        <WordsField name="place" label={says.place} />
        <Field name="address" label={says.address} hint={says.addressHint} maxLength={80} optional />
        <WordsField
          name="description"
          label={says.description}
          hint={says.descriptionHint}
          maxLength={4000}
          long
        />
        <Campaigns organisationId={organisationId} />
      </Form>
    </div>
  );
};

export default WriteEventPage;
