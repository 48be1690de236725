import type { VNode } from 'preact';
import { confirm } from '../../components/confirm';
import { CheckBox, Field } from '../../components/field';
import { Form, type Submitted } from '../../components/form';
import { toPageHead } from '../../components/page-head';
import { tell } from '../../components/toast';
import { asProblem, post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { yuan } from '../../lib/money';
import { Problem } from '../../lib/problem';
import { t } from '../../messages';
import { sellingWords } from '../../messages/selling';
import type { Agreement } from './agreement';
import { LETTERS } from '../../../../functions/shared/limits';
import agreementCss from './agreement.module.css';
import { classes } from '../../lib/classes';

type SignProps = { organisationId: string; agreement: Agreement; onSigned: () => Promise<void> };

/** The merchant's own person signs by name, says that all was read, and is asked once more. */
export const SignAgreement = ({ organisationId, agreement, onSigned }: SignProps): VNode => {
  const says = sellingWords().agreements;
  const { rule, unit } = agreement.text;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    if (values['read'] !== 'true') throw new Problem('not-understood', says.signReadMissing, 400);
    const agreed = await confirm({
      title: says.signTitle,
      says: says.signSays(yuan(rule.perItem), inWords(unit)),
      action: says.sign,
      danger: false,
    });
    if (!agreed) return;
    const path = `/organisations/${organisationId}/agreements/${agreement.agreementId}/sign` as const;
    await post(path, { signedBy: values['signedBy'], revision: agreement.revision }, key).catch(
      async (thrown: unknown) => {
        // The terms are others by now: they are shown before anything is signed.
        if (asProblem(thrown).code === 'changed-meanwhile') await onSigned();
        throw thrown;
      },
    );
    await onSigned();
    toPageHead();
    tell(says.didSign);
  };
  return (
    <section class={classes(agreementCss['sign'], 'no-print')} aria-labelledby="sign">
      <h2 id="sign">{says.signHead}</h2>
      <Form action={says.sign} look="main" onSubmit={submit} label={t().word.confirm}>
        <Field
          name="signedBy"
          label={says.signName}
          hint={says.signNameHint}
          maxLength={LETTERS.person}
          autoComplete="name"
        />
        <CheckBox name="read" label={says.signRead} />
      </Form>
    </section>
  );
};
