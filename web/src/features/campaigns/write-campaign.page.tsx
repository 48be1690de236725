import { useLocation } from 'preact-iso';
import type { ComponentChildren, VNode } from 'preact';
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
import { sellingWords } from '../../messages/selling';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

/** What is written of a campaign, new or anew. */
export const campaignBodyOf = ({ values }: Submitted) => {
  const district = wordsOrNothing(values, 'district');
  return {
    name: wordsOf(values, 'name'),
    purpose: wordsOf(values, 'purpose'),
    ...(district && { district }),
    ...(values['filingNumber'] !== undefined && { filingNumber: values['filingNumber'] }),
    startsOn: values['startsOn'],
    endsOn: values['endsOn'],
  };
};

/** The fields of a campaign; `between` stands behind its dates. */
export const CampaignFields = ({
  campaign,
  between,
}: {
  campaign?: Campaign;
  between?: ComponentChildren;
}): VNode => {
  const says = sellingWords().campaigns;
  return (
    <>
      <WordsField name="name" label={says.name} initial={campaign?.name} />
      <WordsField
        name="purpose"
        label={says.purpose}
        hint={says.purposeHint}
        maxLength={LETTERS.sentence}
        initial={campaign?.purpose}
      />
      <div class={formCss['field-row']}>
        <Field name="startsOn" label={says.startsOn} type="date" defaultValue={campaign?.startsOn} />
        <Field name="endsOn" label={says.endsOn} type="date" defaultValue={campaign?.endsOn} />
      </div>
      {between}
      <WordsField name="district" label={says.district} optional initial={campaign?.district} />
      <Field
        name="filingNumber"
        label={says.filingNumber}
        hint={says.filingHint}
        maxLength={LETTERS.short}
        defaultValue={campaign?.filingNumber}
        optional
      />
    </>
  );
};

const WriteCampaignPage = (): VNode => {
  const says = sellingWords().campaigns;
  const organisationId = useOrganisationId();
  const { route } = useLocation();
  useTitle(says.write);
  const submit = async (submitted: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/campaigns` as const;
    const campaign = await post(
      path,
      { ...campaignBodyOf(submitted), fund: { name: wordsOf(submitted.values, 'fund.name') } },
      submitted.key,
    );
    route(deskLink(organisationId, `/campaigns/${campaign.campaignId}`), true);
    tell(says.created);
  };
  return (
    <div class={staffCss['form-page']}>
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
        <CampaignFields between={<WordsField name="fund.name" label={says.fundName} />} />
      </Form>
    </div>
  );
};

export default WriteCampaignPage;
