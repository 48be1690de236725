import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { drafts } from '../../components/draft-note';
import { Field, Select, TextArea } from '../../components/field';
import { Form, type Submitted } from '../../components/form';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { MoneyField, WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { fenOf } from '../../lib/fen';
import { inWords } from '../../lib/language';
import { together, useLoadAll } from '../../lib/load-all';
import { rangeOf } from '../../lib/time';
import { wordsOf } from '../../lib/words';
import { sellingWords } from '../../messages/selling';
import { isOver } from '../../../../functions/selling/campaigns/campaign';
import type { CampaignRow } from '../campaigns/campaign';
import type { Merchant } from '../merchants/merchant';
import type { Agreement } from './agreement';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

/** The terms as they are written, new or anew. */
export const termsBodyOf = ({ values }: Submitted) => {
  const [minimum, maximum] = [fenOf(values['minimum']), fenOf(values['maximum'])];
  return {
    rule: { kind: 'fixed' as const, perItem: fenOf(values['rule.perItem']) },
    unit: wordsOf(values, 'unit'),
    startsOn: values['startsOn'],
    endsOn: values['endsOn'],
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(values['paysOnDay'] !== undefined && { paysOnDay: Number(values['paysOnDay']) }),
    use: wordsOf(values, 'use'),
    deliveredBy: values['deliveredBy'],
  };
};

export const blames = { 'agreement-dates': 'endsOn', 'agreement-limits': 'maximum' };

type TermsProps = {
  campaign: Pick<CampaignRow, 'campaignId' | 'startsOn' | 'endsOn'> | undefined;
  agreement?: Agreement;
};

/** The terms, in the order in which the paper names them. */
export const TermsFields = ({ campaign, agreement }: TermsProps): VNode => {
  const says = sellingWords().agreements;
  const dates = campaign && { min: campaign.startsOn, max: campaign.endsOn };
  const from = agreement?.startsOn ?? campaign?.startsOn;
  const to = agreement?.endsOn ?? campaign?.endsOn;
  return (
    <>
      <MoneyField
        name="rule.perItem"
        label={says.perItem}
        hint={says.perItemHint}
        initial={agreement?.rule.perItem}
      />
      <WordsField
        name="unit"
        label={says.unit}
        hint={says.unitHint}
        maxLength={20}
        initial={agreement?.unit}
      />
      <div class={formCss['field-row']}>
        <Field
          key={`from-${campaign?.campaignId ?? ''}`}
          name="startsOn"
          label={says.startsOn}
          type="date"
          {...(dates && { ...dates, defaultValue: from })}
          hint={campaign && says.datesHint(...rangeOf(campaign.startsOn, campaign.endsOn))}
        />
        <Field
          key={`to-${campaign?.campaignId ?? ''}`}
          name="endsOn"
          label={says.endsOn}
          type="date"
          {...(dates && { ...dates, defaultValue: to })}
        />
      </div>
      <div class={formCss['field-row']}>
        <MoneyField
          name="minimum"
          label={says.minimum}
          hint={says.minimumHint}
          initial={agreement?.minimum}
          optional
        />
        <MoneyField
          name="maximum"
          label={says.maximum}
          hint={says.maximumHint}
          initial={agreement?.maximum}
          optional
        />
      </div>
      <Field
        name="paysOnDay"
        label={says.paysOnDay}
        hint={says.paysOnDayHint}
        inputMode="numeric"
        pattern="[1-9]|1[0-9]|2[0-8]"
        title={says.notPaysOnDay}
        optional
        {...(agreement?.paysOnDay !== undefined && { defaultValue: String(agreement.paysOnDay) })}
      />
      <WordsField name="use" label={says.use} hint={says.useHint} initial={agreement?.text.use} />
      <TextArea
        name="deliveredBy"
        label={says.deliveredBy}
        hint={says.deliveredByHint}
        rows={3}
        maxLength={LETTERS.long}
        {...(agreement && { defaultValue: agreement.text.deliveredBy })}
      />
    </>
  );
};

type DraftFormProps = {
  organisationId: string;
  merchants: readonly Merchant[];
  campaigns: readonly CampaignRow[];
};

/** The law's fields (慈善法 art. 39), in the order in which the paper names them. */
const DraftForm = ({ organisationId, merchants, campaigns }: DraftFormProps): VNode => {
  const says = sellingWords().agreements;
  const { route, query } = useLocation();
  const asked = campaigns.find((one) => one.campaignId === query['campaign']) ?? campaigns.at(0);
  const [campaignId, setCampaignId] = useState<string>(asked?.campaignId ?? '');
  const campaign = campaigns.find((one) => one.campaignId === campaignId);
  const submit = async (submitted: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/agreements` as const;
    const { merchantId, campaignId: of } = submitted.values;
    const body = { merchantId, campaignId: of, ...termsBodyOf(submitted) };
    const agreement = await post(path, body, submitted.key);
    route(deskLink(organisationId, `/agreements/${agreement.agreementId}`), true);
    tell(says.saved);
  };
  return (
    <Form action={says.save} look="main" onSubmit={submit} drafts={drafts} blames={blames}>
      <div class={formCss['field-row']}>
        <Select name="merchantId" label={says.merchant}>
          <option value="">{says.chooseMerchant}</option>
          {merchants.map((merchant) => (
            <option key={merchant.merchantId} value={merchant.merchantId}>
              {inWords(merchant.name)}
            </option>
          ))}
        </Select>
        <Select name="campaignId" label={says.campaign} initial={campaignId} onChange={setCampaignId}>
          <option value="">{says.chooseCampaign}</option>
          {campaigns.map((one) => (
            <option key={one.campaignId} value={one.campaignId}>
              {inWords(one.name)}
            </option>
          ))}
        </Select>
      </div>
      <TermsFields campaign={campaign} />
    </Form>
  );
};

const DraftAgreementPage = (): VNode => {
  const says = sellingWords().agreements;
  const organisationId = useOrganisationId();
  useTitle(says.draft);
  const [merchants, readMerchants] = useLoadAll(`/organisations/${organisationId}/merchants`);
  const [campaigns, readCampaigns] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  const again = () => Promise.all([readMerchants(), readCampaigns()]);
  return (
    <div class={staffCss['form-page']}>
      <PageHead
        title={says.draft}
        lead={says.newLead}
        back={{ href: deskLink(organisationId, '/agreements'), says: says.back }}
      />
      <Loading loaded={together(merchants, campaigns)} again={again} shape={<Skeleton rows={4} height={4} />}>
        {([{ items: allMerchants }, { items: allCampaigns }]) => {
          const known = allMerchants.filter(({ status }) => status === 'active');
          const ours = allCampaigns.filter((one) => !isOver(one));
          if (ours.length === 0)
            return (
              <EmptyState>
                <p>{says.noCampaigns}</p>
                <LinkButton href={deskLink(organisationId, '/campaigns/new')}>
                  {sellingWords().campaigns.write}
                </LinkButton>
              </EmptyState>
            );
          if (known.length === 0)
            return (
              <EmptyState>
                <p>{says.noMerchants}</p>
                <LinkButton href={deskLink(organisationId, '/merchants/new')}>
                  {sellingWords().merchants.add}
                </LinkButton>
              </EmptyState>
            );
          return <DraftForm organisationId={organisationId} merchants={known} campaigns={ours} />;
        }}
      </Loading>
    </div>
  );
};

export default DraftAgreementPage;
