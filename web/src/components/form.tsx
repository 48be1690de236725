import '../styles/forms.css';
import { createContext, type ComponentChildren, type FunctionComponent, type VNode } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { useOnce } from '../lib/once';
import type { Draft, Typed } from '../lib/drafts';
import { asProblem, Problem } from '../lib/problem';
import { t } from '../messages';
import { Button, type Look } from './button';
import { Failure } from './failure';
import formCss from './form.module.css';

export { useOnce } from '../lib/once';

/** What a form's submit is given. */
export type Submitted = {
  /** By the fields' names, trimmed; an empty field is absent. */
  values: Readonly<Record<string, string>>;
  /** With its files. */
  form: FormData;
  /** The same at every try of this form until one succeeds: the server answers a repeat with the first answer. */
  key: string;
};

const FormProblem = createContext<Problem | undefined>(undefined);

/** Where a form finds what was typed into it before, e.g. before the page was loaded anew. */
export type Drafts = { here: () => Draft; Note: FunctionComponent<{ onClear: () => void }> };

const Restored = createContext<{ current: Typed | undefined }>({ current: undefined });

/** What was typed into a field of the form around before; `undefined` where it stands as the page drew it. */
export const useRestored = (name: string): string | undefined => {
  const restored = useContext(Restored).current?.[name];
  return useState(restored)[0];
};

/** The sentence for one field of the form around, if the last try named it. */
export const useFieldProblem = (name: string): string | undefined => useContext(FormProblem)?.fields[name];

const valuesOf = (form: FormData): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === 'string' && value.trim() !== '') values[name] = value.trim();
  return values;
};

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const complaintOf = ({ validity, title }: Control): string => {
  const says = t().field;
  if (validity.valueMissing) return says.missing;
  if (validity.typeMismatch) return says.email;
  return title === '' ? says.misfit : title;
};

/** What the browser finds wrong, said in the reader's language and at the fields rather than in the browser's bubble. */
const misfits = (form: HTMLFormElement): Problem | undefined => {
  const wrong = [...form.elements].filter(
    (one): one is Control =>
      'validity' in one && 'name' in one && one.name !== '' && !(one as Control).validity.valid,
  );
  if (wrong.length === 0) return undefined;
  const fields = Object.fromEntries(wrong.map((one) => [one.name, complaintOf(one)]));
  return new Problem('not-understood', t().problem.lookAtFields, 400, fields);
};

/**
 * Beside which field a refusal is said: by the refusal's code, or by the name that the server has for the field. Of
 * several the first that is empty, else the first.
 */
export type Blames = Readonly<Record<string, string | readonly string[]>>;

const blamed = (problem: Problem, blames: Blames, values: Readonly<Record<string, string>>): Problem => {
  const fieldOf = (named: string): string | undefined => {
    const names = [blames[named] ?? []].flat();
    return names.find((name) => values[name] === undefined) ?? names[0];
  };
  const { code, status, requestId } = problem;
  const whole = fieldOf(code);
  if (whole !== undefined)
    return new Problem(code, t().problem.lookAtFields, status, { [whole]: problem.sentence }, requestId);
  const fields = Object.entries(problem.fields).map(([name, says]): [string, string] => [
    fieldOf(name) ?? name,
    says,
  ]);
  return new Problem(code, problem.sentence, status, Object.fromEntries(fields), requestId);
};

type FormProps = {
  /** The button's verb. */
  action: ComponentChildren;
  look?: Look;
  wide?: boolean;
  onSubmit: (submitted: Submitted) => Promise<void>;
  children: ComponentChildren;
  /** Beside the button, e.g. a way out. */
  aside?: ComponentChildren;
  label?: string;
  blames?: Blames;
  /** Keeps what was typed until it is sent: for a form that is the only one of its page. */
  drafts?: Drafts;
};

/** After a try that failed: to the first field that is marked, else to the sentence that says why. */
const useLooking = (form: { current: HTMLFormElement | null }, problem: Problem | undefined): void => {
  // The fields learn of the problem by context, so they are marked a moment after the form itself is drawn.
  useEffect(() => {
    if (!problem) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus();
    (wrong ?? form.current?.querySelector('.notice.bad'))?.scrollIntoView({
      block: wrong ? 'center' : 'nearest',
    });
  }, [problem]);
};

/** The draft of the form's page, read once, and until the reader types. */
const useDraft = (drafts: Drafts | undefined) => {
  const [draft] = useState(() => drafts?.here());
  const restored = useRef(draft?.typed);
  const clear = (): void => {
    draft?.drop();
    // Fields and what the page derived from them begin anew together.
    location.reload();
  };
  return { draft, restored, note: draft?.typed && drafts && <drafts.Note onClear={clear} /> };
};

/** A form whose errors stand at their fields; the first of them gets the focus. */
export const Form = ({
  action,
  look = 'plain',
  wide = false,
  onSubmit,
  children,
  aside,
  label,
  blames = {},
  drafts,
}: FormProps): VNode => {
  const element = useRef<HTMLFormElement>(null);
  const { busy, problem, once } = useOnce();
  const { draft, restored, note } = useDraft(drafts);
  useLooking(element, problem);
  const typed = (): void => {
    restored.current = undefined;
    if (element.current) draft?.keep(element.current);
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = element.current;
    if (!form) return;
    const filled = new FormData(form);
    await once(async (key) => {
      const misfit = misfits(form);
      if (misfit) throw misfit;
      const values = valuesOf(filled);
      // Before it is sent, so that the next form of this page begins empty; a failure brings it back.
      draft?.drop();
      await onSubmit({ values, form: filled, key }).catch((thrown: unknown) => {
        draft?.keep(form);
        throw blamed(asProblem(thrown), blames, values);
      });
    });
  };
  const isMarked = problem !== undefined && Object.keys(problem.fields).length > 0;

  return (
    <FormProblem.Provider value={problem}>
      <form
        ref={element}
        class={formCss['form']}
        aria-label={label}
        noValidate
        onSubmit={(event) => void submit(event)}
        onInput={typed}
        onChange={typed}
      >
        {note}
        {isMarked && <Failure problem={problem} />}
        <Restored.Provider value={restored}>{children}</Restored.Provider>
        {problem && !isMarked && <Failure problem={problem} />}
        <div class="row">
          <Button type="submit" look={look} wide={wide} busy={busy}>
            {action}
          </Button>
          {aside}
        </div>
      </form>
    </FormProblem.Provider>
  );
};
