import type { VNode } from 'preact';
import { Field, Select } from '../../components/field';
import { State } from '../../components/state';
import { Table } from '../../components/table';
import { statementsWords } from '../../messages/statements';
import { samplesOf, type AmountKind, type Chosen } from './mapping-form';
import type { MappingSuggestion } from './statement';
import statementsCss from './statements.module.css';
import { MOST } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import { classes } from '../../lib/classes';

export type SetChosen = (change: Partial<Chosen>) => void;
type PartProps = { header: readonly string[]; chosen: Chosen; set: SetChosen };
type ColumnName = Exclude<
  keyof Chosen,
  'memo' | 'amountKind' | 'dateFormat' | 'incomeWords' | 'outgoingWords'
>;

/** One of the file's columns for one meaning. */
export const ColumnChoice = ({
  header,
  chosen,
  set,
  of,
  name,
  optional = false,
  hint,
}: PartProps & { of: ColumnName; name: string; optional?: boolean; hint?: string }): VNode => {
  const says = statementsWords().mapping;
  return (
    <Select
      name={name}
      label={says[of]}
      initial={chosen[of]}
      optional={optional}
      hint={hint}
      onChange={(column) => set({ [of]: column })}
    >
      <option value="">{optional ? says.none : says.choose}</option>
      {header.map((column) => (
        <option key={column} value={column}>
          {column}
        </option>
      ))}
    </Select>
  );
};

const MOST_MEMO = MOST.memoColumns;

/** The columns that are joined to the memo. */
export const Memo = ({ header, chosen, set }: PartProps): VNode => {
  const says = statementsWords().mapping;
  return (
    <fieldset class={statementsCss['memo-choice']}>
      <legend>{says.memo}</legend>
      <p class={classes(formCss['hint'], 'muted small')}>{says.memoHint}</p>
      <div class="row">
        {header.map((column) => {
          const isOn = chosen.memo.includes(column);
          return (
            <label key={column} class={formCss['check']}>
              <input
                type="checkbox"
                checked={isOn}
                disabled={!isOn && chosen.memo.length >= MOST_MEMO}
                onChange={() =>
                  set({ memo: isOn ? chosen.memo.filter((one) => one !== column) : [...chosen.memo, column] })
                }
              />
              {column}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
};

const KINDS: readonly AmountKind[] = ['two-columns', 'signed', 'direction'];

/** How the amount is written, and in which columns. */
export const Amount = (props: PartProps): VNode => {
  const { chosen, set } = props;
  const says = statementsWords().mapping;
  return (
    <>
      <Select
        name="amount.kind"
        label={says.amountKind}
        initial={chosen.amountKind}
        onChange={(kind) => set({ amountKind: KINDS.find((one) => one === kind) ?? 'signed' })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {says.amountKinds[kind]}
          </option>
        ))}
      </Select>
      <div class={formCss['field-row']} key={chosen.amountKind}>
        {chosen.amountKind === 'two-columns' ? (
          <>
            <ColumnChoice {...props} of="income" name="amount.income" />
            <ColumnChoice {...props} of="outgoing" name="amount.outgoing" />
          </>
        ) : (
          <ColumnChoice {...props} of="amount" name="amount.column" />
        )}
        {chosen.amountKind === 'direction' && (
          <ColumnChoice {...props} of="direction" name="amount.direction" />
        )}
      </div>
      {chosen.amountKind === 'direction' && (
        <div class={formCss['field-row']}>
          <Field
            name="amount.incomeWords"
            label={says.incomeWords}
            hint={says.wordsHint}
            defaultValue={chosen.incomeWords}
            onInput={(event) => set({ incomeWords: event.currentTarget.value })}
          />
          <Field
            name="amount.outgoingWords"
            label={says.outgoingWords}
            hint={says.wordsHint}
            defaultValue={chosen.outgoingWords}
            onInput={(event) => set({ outgoingWords: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
};

const SHOWN_ROWS = 5;

/** The first rows as the mapping reads them so far. */
export const Samples = ({ suggestion, chosen }: { suggestion: MappingSuggestion; chosen: Chosen }): VNode => {
  const says = statementsWords().mapping;
  const rows = samplesOf(suggestion, chosen).slice(0, SHOWN_ROWS);
  const orUnclear = (text: string): VNode | string =>
    text === '' ? <State mood="bad">{says.unclear}</State> : text;
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">{says.preview}</h2>
      <p class="muted small">{says.previewWhat}</p>
      <Table
        caption={says.preview}
        rows={rows.map((row, at) => ({ ...row, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { key: 'date', title: says.date, cell: ({ date }) => orUnclear(date) },
          {
            key: 'name',
            title: says.counterpartyName,
            cell: ({ name }) => (chosen.counterpartyName === '' ? orUnclear('') : name),
          },
          { key: 'memo', title: says.memo, cell: ({ memo }) => memo },
          {
            key: 'amount',
            title: says.amount,
            isFigure: true,
            cell: ({ amount, goes }) => (
              <>
                {orUnclear(amount)} {goes === undefined ? orUnclear('') : statementsWords().lines[goes]}
              </>
            ),
          },
        ]}
      />
    </section>
  );
};
