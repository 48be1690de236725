import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
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
import { inWords } from '../../lib/language';
import { wordsOf } from '../../lib/words';
import { sellingWords } from '../../messages/selling';
import type { Merchant } from './merchant';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

/** What is written of a merchant, new or anew. */
export const merchantBodyOf = ({ values }: Submitted) => ({
  name: wordsOf(values, 'name'),
  contactName: values['contactName'],
  ...(values['contactEmail'] !== undefined && { contactEmail: values['contactEmail'] }),
});

export const MerchantFields = ({ merchant }: { merchant?: Merchant }): VNode => {
  const says = sellingWords().merchants;
  return (
    <>
      <WordsField name="name" label={says.name} hint={says.nameHint} initial={merchant?.name} />
      <div class={formCss['field-row']}>
        <Field
          name="contactName"
          label={says.contactName}
          maxLength={LETTERS.person}
          autoComplete="off"
          defaultValue={merchant?.contactName}
        />
        <Field
          name="contactEmail"
          label={says.contactEmail}
          type="email"
          maxLength={LETTERS.contact}
          autoComplete="off"
          defaultValue={merchant?.contactEmail}
          optional
        />
      </div>
    </>
  );
};

const WriteMerchantPage = (): VNode => {
  const says = sellingWords().merchants;
  const organisationId = useOrganisationId();
  const { route } = useLocation();
  useTitle(says.add);
  const list = deskLink(organisationId, '/merchants');
  const submit = async (submitted: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/merchants` as const;
    const merchant = await post(path, merchantBodyOf(submitted), submitted.key);
    route(list, true);
    tell(says.saved(inWords(merchant.name)));
  };
  return (
    <div class={staffCss['form-page']}>
      <PageHead title={says.add} lead={says.newLead} back={{ href: list, says: says.title }} />
      <Form action={says.save} look="main" onSubmit={submit} drafts={drafts}>
        <MerchantFields />
      </Form>
    </div>
  );
};

export default WriteMerchantPage;
