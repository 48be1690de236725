import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Notice } from '../../components/state';
import { statementsWords } from '../../messages/statements';
import type { Preview } from './statement';
import statementsCss from './statements.module.css';
import formCss from '../../components/form.module.css';
import { classes } from '../../lib/classes';

/** What a person says of lines of which the program cannot tell, by their numbers in the file. */
export type Said = { notMovements: readonly number[]; knownLines: readonly number[] };

type Tick = { lineNumber: number; label: string; raw?: string | undefined };

/** Lines to tick, and a way to preview once more with what is ticked. */
const Ticks = ({ ticks, onSaid }: { ticks: readonly Tick[]; onSaid: (lines: number[]) => void }): VNode => {
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const toggle = (line: number): void =>
    setTicked(ticked.includes(line) ? ticked.filter((one) => one !== line) : [...ticked, line]);
  return (
    <div class="stack">
      <ul class={classes('plain', statementsCss['problem-list'])}>
        {ticks.map(({ lineNumber, label, raw }) => (
          <li key={lineNumber}>
            <label class={formCss['check']}>
              <input
                type="checkbox"
                checked={ticked.includes(lineNumber)}
                onChange={() => toggle(lineNumber)}
              />
              {label}
            </label>
            {raw !== undefined && <pre class={statementsCss['raw']}>{raw}</pre>}
          </li>
        ))}
      </ul>
      {ticked.length > 0 && (
        <p>
          <Button onClick={() => onSaid([...ticked].sort((a, b) => a - b))}>
            {statementsWords().import.previewAgain}
          </Button>
        </p>
      )}
    </div>
  );
};

/** Rows that may be no movements: a person says so, and sees what is left. */
export const NoMovements = ({
  preview,
  onSaid,
}: {
  preview: Preview;
  onSaid: (lines: number[]) => void;
}): VNode | null => {
  const says = statementsWords().import;
  const lines = new Map(
    preview.problems.flatMap(({ lineNumber, mayBeNone, raw }) =>
      mayBeNone && lineNumber !== undefined ? [[lineNumber, raw] as const] : [],
    ),
  );
  if (lines.size === 0) return null;
  const ticks = [...lines].map(([lineNumber, raw]) => ({
    lineNumber,
    label: says.notMovement(lineNumber),
    raw,
  }));
  return (
    <section aria-labelledby="no-movements">
      <h3 id="no-movements">{says.notMovements}</h3>
      <p class="muted small">{says.notMovementsSay}</p>
      <Ticks ticks={ticks} onSaid={onSaid} />
    </section>
  );
};

/** Lines that an earlier file brought, written otherwise: those of which it is certain are told, of the others a person is asked. */
export const Twins = ({
  preview,
  onSaid,
}: {
  preview: Preview;
  onSaid: (lines: number[]) => void;
}): VNode | null => {
  const says = statementsWords().import;
  const certain = preview.twins.filter(({ isCertain }) => isCertain).length;
  const unsure = preview.twins.filter(({ isCertain }) => !isCertain);
  if (preview.twins.length === 0) return null;
  return (
    <Notice mood="wait">
      {certain > 0 && <p>{says.twins(certain)}</p>}
      {unsure.length > 0 && (
        <>
          <p>{says.maybeTwins}</p>
          <Ticks
            ticks={unsure.map(({ lineNumber }) => ({ lineNumber, label: says.maybeTwin(lineNumber) }))}
            onSaid={onSaid}
          />
        </>
      )}
    </Notice>
  );
};

/** What is read nevertheless, and should be seen. */
export const Warnings = ({ preview }: { preview: Preview }): VNode | null =>
  preview.warnings.length === 0 ? null : (
    <Notice mood="wait">
      <ul class="plain">
        {preview.warnings.map((warning, at) => (
          <li key={at}>{warning.says}</li>
        ))}
      </ul>
    </Notice>
  );
