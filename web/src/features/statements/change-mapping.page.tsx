import { useRoute, useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ChangePage } from '../../components/changing/change-page';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { Field, Select } from '../../components/field';
import type { Submitted } from '../../components/form';
import { deskLink } from '../../lib/desk-links';
import { may } from '../../lib/may';
import { statementsWords } from '../../messages/statements';
import { bodyOf, chosenFrom, DATE_FORMATS, wordsIn, type AmountKind, type Chosen } from './mapping-form';
import type { SavedMapping } from './statement';
import formCss from '../../components/form.module.css';

type Columns = SavedMapping['columns'];
const COLUMNS = ['date', 'time', 'counterpartyName', 'counterpartyAccount'] as const;
const MORE_COLUMNS = ['reference', 'balance', 'ownAccount', 'currency'] as const;
const NEEDED: readonly (keyof Columns)[] = ['date', 'counterpartyName'];
const KINDS: readonly AmountKind[] = ['two-columns', 'signed', 'direction'];
const FIELDS_OF = {
  signed: ['amount'],
  'two-columns': ['income', 'outgoing'],
  direction: ['amount', 'direction', 'incomeWords', 'outgoingWords'],
} as const satisfies Record<AmountKind, readonly (keyof Chosen)[]>;

const mappingBodyOf = ({ values }: Submitted) => {
  const at = (name: string): string => values[name] ?? '';
  const kind = KINDS.find((one) => one === at('amountKind')) ?? 'signed';
  const chosen: Chosen = {
    date: at('date'),
    time: at('time'),
    counterpartyName: at('counterpartyName'),
    counterpartyAccount: at('counterpartyAccount'),
    reference: at('reference'),
    balance: at('balance'),
    ownAccount: at('ownAccount'),
    memo: wordsIn(at('memo')),
    dateFormat: DATE_FORMATS.find((one) => one === at('dateFormat')) ?? '',
    amountKind: kind,
    amount: at('amount'),
    income: at('income'),
    outgoing: at('outgoing'),
    direction: at('direction'),
    incomeWords: at('incomeWords'),
    outgoingWords: at('outgoingWords'),
  };
  const body = bodyOf(chosen, { label: at('account.label'), number: at('account.number') });
  const { currency } = values;
  return { ...body, columns: { ...body.columns, ...(currency !== undefined && { currency }) } };
};

const AmountFields = ({ chosen }: { chosen: Chosen }): VNode => {
  const says = statementsWords().mapping;
  const [kind, setKind] = useState(chosen.amountKind);
  return (
    <>
      <Select
        name="amountKind"
        label={says.amountKind}
        initial={kind}
        onChange={(to) => setKind(KINDS.find((one) => one === to) ?? kind)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {says.amountKinds[one]}
          </option>
        ))}
      </Select>
      <div class={formCss['field-row']} key={kind}>
        {FIELDS_OF[kind].map((name) => (
          <Field key={name} name={name} label={says[name]} defaultValue={chosen[name]} maxLength={230} />
        ))}
      </div>
    </>
  );
};

const MappingFields = ({ mapping }: { mapping: SavedMapping }): VNode => {
  const says = statementsWords().mapping;
  const { account, columns, amount, dateFormat } = mapping;
  const named = Object.values(columns).flatMap((one) => one ?? []);
  const header = [...named, ...Object.values(amount).flat()];
  const chosen = chosenFrom({
    header,
    rows: [],
    suggestion: { columns, amount, dateFormat, missing: [] },
  });
  const column = (name: (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number]): VNode => (
    <Field
      key={name}
      name={name}
      label={says[name]}
      defaultValue={columns[name]}
      maxLength={60}
      optional={!NEEDED.includes(name)}
    />
  );
  return (
    <>
      <Field name="account.label" label={says.label} defaultValue={account.label} maxLength={80} />
      <input type="hidden" name="account.number" value={account.number} />
      <Select name="dateFormat" label={says.dateFormat} initial={dateFormat}>
        {DATE_FORMATS.map((format) => (
          <option key={format} value={format}>
            {format}
          </option>
        ))}
      </Select>
      <div class={formCss['field-row']}>{COLUMNS.map(column)}</div>
      <Field
        name="memo"
        label={says.memo}
        hint={says.memoWords}
        defaultValue={columns.memo.join(', ')}
        maxLength={320}
        optional
      />
      <AmountFields chosen={chosen} />
      <div class={formCss['field-row']}>{MORE_COLUMNS.map(column)}</div>
    </>
  );
};

/** How one account's files are read from now on; and what was done to it. */
const ChangeMappingPage = (): VNode => {
  const says = statementsWords().mapping;
  const { route } = useLocation();
  const { o = '', mappingId = '' } = useRoute().params;
  const path = `/organisations/${o}/column-mappings/${mappingId}` as const;
  const back = deskLink(o, '/statements');
  return (
    <>
      <ChangePage
        path={path}
        back={back}
        nameOf={() => statementsWords().statements.title}
        title={says.change}
        lead={says.changeLead}
        bodyOf={mappingBodyOf}
      >
        {(mapping) => <MappingFields mapping={mapping} />}
      </ChangePage>
      {may(o, 'manageMoney') && (
        <EndButton
          action={says.withdraw}
          title={says.withdrawTitle}
          says={<p>{says.withdrawSays}</p>}
          path={`${path}/withdraw`}
          done={says.withdrawn}
          onDone={() => {
            route(back, true);
            return Promise.resolve();
          }}
        />
      )}
      <History organisationId={o} which={mappingId} revision={1} />
    </>
  );
};

export default ChangeMappingPage;
