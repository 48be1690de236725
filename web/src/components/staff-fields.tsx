import type { VNode } from 'preact';
import { YUAN_PATTERN, yuanText } from '../lib/fen';
import { deskWords } from '../messages/desk';
import { Field, TextArea } from './field';
import formCss from './form.module.css';

type WordsFieldProps = {
  /** In the request's body: the fields are `name.zh` and `name.en`. */
  name: string;
  label: string;
  hint?: string | undefined;
  maxLength?: number;
  /** Several lines. */
  long?: boolean;
  optional?: boolean;
  initial?: { zh: string; en?: string | undefined } | undefined;
};

/** Words in Chinese, and beside them in English for who wants to write it. */
export const WordsField = (props: WordsFieldProps): VNode => {
  const { name, label, hint, maxLength = 80, long = false, optional = false, initial } = props;
  const Box = long ? TextArea : Field;
  const shared = { maxLength, ...(long && { rows: 5 }) };
  return (
    <div class={formCss['field-row']}>
      <Box
        {...shared}
        name={`${name}.zh`}
        label={label}
        hint={hint}
        optional={optional}
        {...(initial && { defaultValue: initial.zh })}
      />
      <Box
        {...shared}
        name={`${name}.en`}
        label={deskWords().field.inEnglish(label)}
        optional
        {...(initial?.en !== undefined && { defaultValue: initial.en })}
      />
    </div>
  );
};

type MoneyFieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  /** In fen. */
  initial?: number | undefined;
  onInput?: (text: string) => void;
};

/** Yuan with at most two decimals; `fenOf` reads it. */
export const MoneyField = ({
  name,
  label,
  hint,
  optional = false,
  initial,
  onInput,
}: MoneyFieldProps): VNode => (
  <Field
    name={name}
    label={`${label} (¥)`}
    hint={hint}
    optional={optional}
    inputMode="decimal"
    autoComplete="off"
    pattern={YUAN_PATTERN}
    title={deskWords().field.notMoney}
    {...(initial !== undefined && { defaultValue: yuanText(initial) })}
    onInput={(event) => onInput?.(event.currentTarget.value)}
  />
);
