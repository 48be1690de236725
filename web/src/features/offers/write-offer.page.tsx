import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Bar } from '../../components/bar';
import { LinkButton } from '../../components/button';
import { drafts } from '../../components/draft-note';
import { Select } from '../../components/field';
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
import { yuan } from '../../lib/money';
import { rangeOf } from '../../lib/time';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { sellingWords } from '../../messages/selling';
import type { AgreementRow } from '../agreements/agreement';
import { AgreementState, ruleInWords } from '../agreements/agreement-lines';
import { HowToGetField } from './how-to-get-field';
import type { CampaignRow } from '../campaigns/campaign';
import staffCss from '../../app/staff.module.css';

/** The price as the buyer will see it: goods and donation in one bar. */
const Split = ({ price, perItem }: { price: number | undefined; perItem: number }): VNode | null => {
  const says = sellingWords().offers;
  if (price === undefined || price === 0) return null;
  if (price < perItem) return <p class="muted small">{says.tooSmall(yuan(perItem))}</p>;
  const words = says.split(yuan(price - perItem), yuan(perItem));
  return (
    <div>
      <p class="small">{words}</p>
      <Bar
        label={words}
        parts={[
          { key: 'goods', amount: price - perItem, shade: 'pale' },
          { key: 'donation', amount: perItem, shade: 'teal' },
        ]}
      />
    </div>
  );
};

type OfferFormProps = {
  organisationId: string;
  agreements: readonly AgreementRow[];
  campaigns: readonly CampaignRow[];
};

/** A merchant may have several agreements: the campaign and the dates tell them apart. */
const optionOf = (one: AgreementRow, campaigns: readonly CampaignRow[]): string => {
  const campaign = campaigns.find(({ campaignId }) => campaignId === one.campaignId);
  return [
    inWords(one.merchantName),
    campaign && inWords(campaign.name),
    ruleInWords(one),
    sellingWords().agreements.dates(...rangeOf(one.startsOn, one.endsOn)),
  ]
    .filter(Boolean)
    .join(' · ');
};

const OfferForm = ({ organisationId, agreements, campaigns }: OfferFormProps): VNode => {
  const says = sellingWords().offers;
  const { route, query } = useLocation();
  const [agreementId, setAgreementId] = useState<string>(
    query['agreement'] ?? agreements.at(0)?.agreementId ?? '',
  );
  const [price, setPrice] = useState<number | undefined>(undefined);
  const agreement = agreements.find((one) => one.agreementId === agreementId);
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const body = {
      campaignId: agreement?.campaignId,
      agreementId,
      name: wordsOf(values, 'name'),
      price: fenOf(values['price']),
      unit: wordsOf(values, 'unit'),
      howToGet: wordsOrNothing(values, 'howToGet'),
    };
    await post(`/organisations/${organisationId}/offers`, body, key);
    route(deskLink(organisationId, '/offers'), true);
    tell(says.saved);
  };
  return (
    <Form
      action={says.save}
      look="main"
      onSubmit={submit}
      drafts={drafts}
      blames={{ 'donation-exceeds-price': 'price' }}
    >
      <Select name="agreementId" label={says.agreement} initial={agreementId} onChange={setAgreementId}>
        <option value="">{says.chooseAgreement}</option>
        {agreements.map((one) => (
          <option key={one.agreementId} value={one.agreementId}>
            {optionOf(one, campaigns)}
          </option>
        ))}
      </Select>
      {agreement && (
        <p class="row">
          <AgreementState agreement={agreement} />
          <span>{sellingWords().agreements.dates(...rangeOf(agreement.startsOn, agreement.endsOn))}</span>
          <a href={deskLink(organisationId, `/agreements/${agreement.agreementId}`)}>{says.readAgreement}</a>
        </p>
      )}
      <WordsField name="name" label={says.name} />
      <MoneyField name="price" label={says.price} onInput={(text) => setPrice(fenOf(text))} />
      {agreement && <Split price={price} perItem={agreement.rule.perItem} />}
      <WordsField
        key={agreementId}
        name="unit"
        label={says.unit}
        maxLength={20}
        {...(agreement && { initial: agreement.unit })}
      />
      <HowToGetField />
    </Form>
  );
};

const WriteOfferPage = (): VNode => {
  const says = sellingWords().offers;
  const organisationId = useOrganisationId();
  useTitle(says.write);
  const [agreements, readAgreements] = useLoadAll(`/organisations/${organisationId}/agreements`);
  const [campaigns, readCampaigns] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  return (
    <div class={staffCss['form-page']}>
      <PageHead
        title={says.write}
        lead={says.newLead}
        back={{ href: deskLink(organisationId, '/offers'), says: says.title }}
      />
      <Loading
        loaded={together(agreements, campaigns)}
        again={() => Promise.all([readAgreements(), readCampaigns()])}
        shape={<Skeleton rows={3} height={4} />}
      >
        {([{ items: all }, known]) => {
          const items = all.filter(({ status }) => status !== 'withdrawn');
          return items.length === 0 ? (
            <EmptyState>
              <p>{says.noAgreements}</p>
              <LinkButton href={deskLink(organisationId, '/agreements/new')}>
                {sellingWords().agreements.draft}
              </LinkButton>
            </EmptyState>
          ) : (
            <OfferForm organisationId={organisationId} agreements={items} campaigns={known.items} />
          );
        }}
      </Loading>
    </div>
  );
};

export default WriteOfferPage;
