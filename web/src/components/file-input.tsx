import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../messages';
import { useFieldProblem } from './form';
import { WarningIcon } from './icons';
import fileInputCss from './file-input.module.css';
import formCss from './form.module.css';
import { classes } from '../lib/classes';

type FileInputProps = {
  name: string;
  label: string;
  hint?: string;
  /** As in the HTML attribute: `.csv,text/csv`. */
  accept?: string;
  /** How much of it is sent, 0–100; absent: nothing is under way. */
  percent?: number | undefined;
  onChoose?: (file: File | undefined) => void;
};

/** A file to send, with its name and size once chosen and a bar while it is on its way. */
export const FileInput = ({ name, label, hint, accept, percent, onChoose }: FileInputProps): VNode => {
  const id = useId();
  const wrong = useFieldProblem(name);
  const [chosen, setChosen] = useState<File | undefined>(undefined);
  return (
    <div class={classes(formCss['field'], fileInputCss['file'])}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        required
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={`${id}-says`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          setChosen(file);
          onChoose?.(file);
        }}
      />
      <p class={formCss['hint']} id={`${id}-says`}>
        {chosen ? t().word.file(chosen.name, Math.ceil(chosen.size / 1024)) : hint}
      </p>
      {percent !== undefined && (
        <progress max={100} value={percent} aria-label={t().word.sent(percent)}>
          {t().word.sent(percent)}
        </progress>
      )}
      {wrong !== undefined && (
        <p class={formCss['wrong']}>
          <WarningIcon />
          {wrong}
        </p>
      )}
    </div>
  );
};
