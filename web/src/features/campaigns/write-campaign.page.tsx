import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import type { Campaign } from '../../../../functions/selling/campaigns/campaign';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { drafts } from '../../components/draft-note';
import { Field } from '../../components/field';
import { Form, type Submitted } from '../../components/form';
import { PageHead } from '../../components/page-head';
import { WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { ts } from '../../messages';

const bodyOf = ({ values }: Submitted): unknown => {
  const district = wordsOrNothing(values, 'district');
  return {
    name: wordsOf(values, 'name'),
    purpose: wordsOf(values, 'purpose'),
    ...(district && { district }),
    ...(values['filingNumber'] !== undefined && { filingNumber: values['filingNumber'] }),
    startsOn: values['startsOn'],
    endsOn: values['endsOn'],
    fund: { name: wordsOf(values, 'fund.name') },
  };
};

const WriteCampaignPage = (): VNode => {
  const says = ts().campaigns;
  const organisationId = useOrganisationId();
  const { route } = useLocation();
  useTitle(says.write);
  const submit = async (submitted: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/campaigns`;
    const campaign = await post<Campaign>(path, bodyOf(submitted), submitted.key);
    route(deskLink(organisationId, `/campaigns/${campaign.campaignId}`), true);
    tell(says.created);
  };
  return (
    <div class="form-page">
      <PageHead
        title={says.write}
        lead={says.newLead}
        back={{ href: deskLink(organisationId, '/campaigns'), says: says.title }}
      />
      <Form
        action={says.create}
        look="main"
        onSubmit={submit}
        drafts={drafts}
        blames={{ 'campaign-dates': 'endsOn' }}
      >
        <WordsField name="name" label={says.name} />
        <WordsField name="purpose" label={says.purpose} hint={says.purposeHint} />
        <div class="field-row">
          <Field name="startsOn" label={says.startsOn} type="date" />
          <Field name="endsOn" label={says.endsOn} type="date" />
        </div>
        <WordsField name="fund.name" label={says.fundName} />
        <WordsField name="district" label={says.district} optional />
        <Field name="filingNumber" label={says.filingNumber} hint={says.filingHint} maxLength={80} optional />
      </Form>
    </div>
  );
};

export default WriteCampaignPage;
