import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Field, Select } from '../../components/field';
import { FileInput } from '../../components/file-input';
import { Form, type Submitted } from '../../components/form';
import { PageHead } from '../../components/page-head';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { sendFile } from '../../lib/send-file';
import { statementsWords } from '../../messages/statements';
import { deskWords } from '../../messages/desk';
import { bodyOf, chosenFrom, DATE_FORMATS, isDateFormat } from './mapping-form';
import { Amount, ColumnChoice, Memo, Samples, type SetChosen } from './mapping-parts';
import type { MappingSuggestion } from './statement';
import formCss from '../../components/form.module.css';
import staffCss from '../../app/staff.module.css';

const MappingForm = ({
  organisationId,
  suggestion,
}: {
  organisationId: string;
  suggestion: MappingSuggestion;
}): VNode => {
  const says = statementsWords().mapping;
  const { route } = useLocation();
  const [chosen, setChosen] = useState(() => chosenFrom(suggestion));
  const set: SetChosen = (change) => setChosen((before) => ({ ...before, ...change }));
  const part = { header: suggestion.header, chosen, set };
  const { layout } = suggestion.suggestion;
  const layouts: Readonly<Record<string, string>> = says.layouts;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const account = { label: values['account.label'] ?? '', number: values['account.number'] ?? '' };
    const path = `/organisations/${organisationId}/column-mappings` as const;
    const saved = await post(path, bodyOf(chosen, account), key);
    route(`${deskLink(organisationId, '/statements/import')}?mapping=${saved.mappingId}`, true);
    tell(says.saved);
  };
  return (
    <div class="stack">
      <Notice mood={layout === undefined ? 'wait' : 'good'}>
        {layout === undefined ? says.noLayout : says.layout(layouts[layout] ?? layout)}
      </Notice>
      <Form action={says.save} look="main" onSubmit={submit}>
        <div class={formCss['field-row']}>
          <Field name="account.label" label={says.label} hint={says.labelHint} maxLength={80} />
          <Field
            name="account.number"
            label={says.number}
            hint={says.numberHint}
            pattern="[0-9A-Za-z \-]{4,40}"
            title={says.notNumber}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <h2>{says.columns}</h2>
        <div class={formCss['field-row']}>
          <ColumnChoice {...part} of="date" name="columns.date" />
          <Select
            name="dateFormat"
            label={says.dateFormat}
            initial={chosen.dateFormat}
            onChange={(chose) => set({ dateFormat: isDateFormat(chose) ? chose : '' })}
          >
            <option value="">{deskWords().field.choose}</option>
            {DATE_FORMATS.map((format) => (
              <option key={format} value={format}>
                {format}
              </option>
            ))}
          </Select>
          <ColumnChoice {...part} of="time" name="columns.time" optional />
        </div>
        <Amount {...part} />
        <div class={formCss['field-row']}>
          <ColumnChoice {...part} of="counterpartyName" name="columns.counterpartyName" />
          <ColumnChoice {...part} of="counterpartyAccount" name="columns.counterpartyAccount" optional />
        </div>
        <Memo {...part} />
        <div class={formCss['field-row']}>
          <ColumnChoice {...part} of="reference" name="columns.reference" optional />
          <ColumnChoice {...part} of="balance" name="columns.balance" optional />
          <ColumnChoice
            {...part}
            of="ownAccount"
            name="columns.ownAccount"
            hint={says.ownAccountHint}
            optional
          />
        </div>
        <Samples suggestion={suggestion} chosen={chosen} />
      </Form>
    </div>
  );
};

const MappingPage = (): VNode => {
  const says = statementsWords().mapping;
  const organisationId = useOrganisationId();
  const [suggestion, setSuggestion] = useState<MappingSuggestion | undefined>(undefined);
  const [percent, setPercent] = useState<number | undefined>(undefined);
  useTitle(says.title);
  const read = async ({ form }: Submitted): Promise<void> => {
    const sent = new FormData();
    sent.set('file', form.get('file') ?? '');
    try {
      const path = `/organisations/${organisationId}/column-mappings/suggest` as const;
      const { reply } = await sendFile(path, sent, undefined, setPercent);
      setSuggestion(reply);
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <div class={staffCss['form-page']}>
      <PageHead
        title={says.title}
        lead={says.lead}
        back={{ href: deskLink(organisationId, '/statements'), says: statementsWords().statements.title }}
      />
      {suggestion ? (
        <div class="stack">
          <MappingForm organisationId={organisationId} suggestion={suggestion} />
          <Button look="quiet" onClick={() => setSuggestion(undefined)}>
            {says.other}
          </Button>
        </div>
      ) : (
        <Form action={says.read} look="main" onSubmit={read}>
          <FileInput
            name="file"
            label={says.file}
            hint={says.fileHint}
            accept=".csv,.txt,.gz,text/csv,text/plain"
            percent={percent}
          />
        </Form>
      )}
    </div>
  );
};

export default MappingPage;
