import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { ChangePage } from '../../components/changing/change-page';
import { Field } from '../../components/field';
import type { Submitted } from '../../components/form';
import { WordsField } from '../../components/staff-fields';
import { deskLink } from '../../lib/desk-links';
import { wordsOf } from '../../lib/words';
import { historyWords } from '../../messages/history';
import { LETTERS } from '../../../../functions/shared/limits';

const bodyOf = ({ values }: Submitted) => ({
  name: wordsOf(values, 'name'),
  district: wordsOf(values, 'district'),
  contact: values['contact'],
});

const ChangeOrganisationPage = (): VNode => {
  const says = historyWords().ours;
  const o = useOrganisationId();
  return (
    <ChangePage
      path={`/organisations/${o}`}
      back={deskLink(o, '/organisation')}
      nameOf={() => says.title}
      title={says.change}
      lead={says.changeLead}
      bodyOf={bodyOf}
    >
      {({ name, district, contact }) => (
        <>
          <WordsField name="name" label={says.name} initial={name} />
          <WordsField name="district" label={says.district} initial={district} />
          <Field
            name="contact"
            label={says.contact}
            hint={says.contactHint}
            maxLength={LETTERS.contact}
            defaultValue={contact}
          />
        </>
      )}
    </ChangePage>
  );
};

export default ChangeOrganisationPage;
