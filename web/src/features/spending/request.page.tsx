import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { drafts } from '../../components/draft-note';
import { Field, Select } from '../../components/field';
import { FileInput } from '../../components/file-input';
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
import { busiestFirst, latelyIn, noteLately } from '../../lib/lately';
import { useLoadAll } from '../../lib/load-all';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { moneyWords } from '../../messages/money';
import type { CampaignRow } from '../campaigns/campaign';
import { usePaper } from './use-paper';
import { LETTERS, MOST } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

const bodyOf = ({ values }: Submitted, invoiceFileId: string) => {
  const unit = wordsOrNothing(values, 'unit');
  return {
    amount: fenOf(values['amount']),
    payee: values['payee'],
    purpose: wordsOf(values, 'purpose'),
    ...(values['quantity'] !== undefined && { quantity: Number(values['quantity']) }),
    ...(unit && { unit }),
    invoiceFileId,
    ...(values['invoiceNumber'] !== undefined && { invoiceNumber: values['invoiceNumber'] }),
  };
};

const blames = {
  'fund-too-small': 'amount',
  'unit-missing': ['quantity', 'unit.zh'],
  'invoice-not-found': 'file',
  'file-not-accepted': 'file',
  invoiceFileId: 'file',
};

const Goods = (): VNode => {
  const says = moneyWords().spending;
  return (
    <>
      <Field
        name="quantity"
        label={says.quantity}
        hint={says.quantityHint}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST.goods}
        step={1}
        title={says.notQuantity}
        optional
      />
      <WordsField name="unit" label={says.unit} hint={says.unitHint} maxLength={20} optional />
    </>
  );
};

const RequestForm = ({
  organisationId,
  campaigns,
}: {
  organisationId: string;
  campaigns: readonly CampaignRow[];
}): VNode => {
  const says = moneyWords().spending;
  const { route, query } = useLocation();
  const { percent, fileIdOf } = usePaper(organisationId);
  const inTurn = busiestFirst(campaigns, ({ fundId }) => fundId, { lately: latelyIn(organisationId) });
  const asked = campaigns.find((one) => one.fundId === query['fund']) ?? inTurn.at(0);
  const submit = async (submitted: Submitted): Promise<void> => {
    const { form, values, key } = submitted;
    const file = form.get('file');
    if (!(file instanceof File)) return;
    const fundId = values['fundId'] ?? '';
    const fileId = await fileIdOf(file);
    await post(`/organisations/${organisationId}/funds/${fundId}/spendings`, bodyOf(submitted, fileId), key);
    noteLately(organisationId, fundId);
    route(`${deskLink(organisationId, '/spending')}?fund=${fundId}`, true);
    tell(says.submitted);
  };
  return (
    <Form action={says.submit} look="main" onSubmit={submit} drafts={drafts} blames={blames}>
      <Select name="fundId" label={says.fund} initial={asked?.fundId ?? ''}>
        <option value="">{says.chooseFund}</option>
        {inTurn.map((one) => (
          <option key={one.fundId} value={one.fundId}>
            {inWords(one.name)}
          </option>
        ))}
      </Select>
      <div class={formCss['field-row']}>
        <MoneyField name="amount" label={says.amount} />
        <Field name="payee" label={says.payee} maxLength={LETTERS.short} autoComplete="off" />
      </div>
      <WordsField name="purpose" label={says.purpose} hint={says.purposeHint} />
      <Goods />
      <FileInput
        name="file"
        label={says.invoice}
        hint={says.invoiceHint}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        percent={percent}
      />
      <Field
        name="invoiceNumber"
        label={says.invoiceNumber}
        maxLength={LETTERS.short}
        autoComplete="off"
        optional
      />
    </Form>
  );
};

const RequestPage = (): VNode => {
  const says = moneyWords().spending;
  const organisationId = useOrganisationId();
  useTitle(says.request);
  const [campaigns, readAgain] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  return (
    <div class={staffCss['form-page']}>
      <PageHead
        title={says.request}
        lead={says.requestLead}
        back={{ href: deskLink(organisationId, '/spending'), says: says.title }}
      />
      <Loading loaded={campaigns} again={readAgain} shape={<Skeleton rows={4} height={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noFund}</EmptyState>
          ) : (
            <RequestForm organisationId={organisationId} campaigns={items} />
          )
        }
      </Loading>
    </div>
  );
};

export default RequestPage;
