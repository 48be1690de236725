import type { ComponentChildren, JSX, VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../messages';
import { useFieldProblem, useRestored } from './form';
import { WarningIcon } from './icons';
import formCss from './form.module.css';

type Around = {
  /** The name in the request's body: errors of the server find the field by it, e.g. `name.zh`. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** Says "选填" at the label; every other field is required. */
  optional?: boolean;
};

type Wiring = {
  id: string;
  name: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

const FieldAround = ({
  name,
  label,
  hint,
  optional = false,
  control,
}: Around & { control: (wiring: Wiring) => VNode }): VNode => {
  const id = useId();
  const wrong = useFieldProblem(name);
  const describedBy = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-wrong`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={formCss['field']}>
      <label for={id}>
        {label} {optional && <span class="muted small">{t().word.optional}</span>}
      </label>
      {control({
        id,
        name,
        required: !optional,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': wrong === undefined ? undefined : 'true',
      })}
      {hint !== undefined && (
        <p class={formCss['hint']} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p class={formCss['wrong']} id={`${id}-wrong`}>
          <WarningIcon />
          {wrong}
        </p>
      )}
    </div>
  );
};

type FieldProps = Around &
  Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'name' | 'label' | 'id' | 'required' | 'size'>;

/** One line of input with its label, its hint and its error in place. */
export const Field = ({ name, label, hint, optional = false, ...input }: FieldProps): VNode => {
  const restored = useRestored(name);
  const control = useRef<HTMLInputElement>(null);
  // Whoever listens to the field is told of what came back into it.
  useEffect(() => {
    if (restored !== undefined) control.current?.dispatchEvent(new Event('input'));
  }, []);
  return (
    <FieldAround
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      control={(wiring) => (
        <input
          {...input}
          {...(restored !== undefined && { defaultValue: restored })}
          {...wiring}
          ref={control}
        />
      )}
    />
  );
};

type TextAreaProps = Around & { rows?: number; defaultValue?: string; maxLength?: number };

export const TextArea = ({ name, label, hint, optional = false, ...area }: TextAreaProps): VNode => {
  const restored = useRestored(name);
  return (
    <FieldAround
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      control={(wiring) => (
        <textarea
          rows={4}
          {...area}
          {...(restored !== undefined && { defaultValue: restored })}
          {...wiring}
        />
      )}
    />
  );
};

type SelectProps = Around & {
  children: ComponentChildren;
  /** What is chosen at first. */
  initial?: string;
  onChange?: (value: string) => void;
};

/** One of several. The choice is kept here: a select that is drawn anew would fall back to what it was drawn with. */
export const Select = ({ initial = '', children, onChange, ...around }: SelectProps): VNode => {
  const restored = useRestored(around.name);
  const [chosen, setChosen] = useState(restored ?? initial);
  useEffect(() => {
    if (restored !== undefined && restored !== initial) onChange?.(restored);
  }, []);
  return (
    <FieldAround
      {...around}
      control={(wiring) => (
        <select
          {...wiring}
          value={chosen}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            onChange?.(event.currentTarget.value);
          }}
        >
          {children}
        </select>
      )}
    />
  );
};

export const CheckBox = ({
  name,
  label,
  checked = false,
}: {
  name: string;
  label: string;
  checked?: boolean;
}): VNode => {
  const restored = useRestored(name);
  const isTicked = restored === undefined ? checked : restored === 'true';
  return (
    <label class={formCss['check']}>
      <input type="checkbox" name={name} value="true" defaultChecked={isTicked} />
      {label}
    </label>
  );
};
