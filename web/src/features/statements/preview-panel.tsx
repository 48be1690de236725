import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Facts } from '../../components/facts';
import { Notice } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { statementsWords } from '../../messages/statements';
import { periodInWords } from './counts';
import { LinesTable } from './lines-table';
import { BilledAccounts } from './our-accounts';
import { NoMovements, Twins, Warnings, type Said } from './preview-ticks';
import type { Preview } from './statement';
import { totalsFacts } from './totals';
import statementsCss from './statements.module.css';
import { classes } from '../../lib/classes';

const SHOWN_AT_FIRST = 20;

const Problems = ({ preview }: { preview: Preview }): VNode => {
  const says = statementsWords().import;
  return (
    <>
      <Notice mood="bad">
        <p>
          <strong>{says.problems(preview.problemCount)}</strong>
        </p>
        <p>{says.problemsSay}</p>
      </Notice>
      <ul class={classes('plain', statementsCss['problem-list'])}>
        {preview.problems.map((problem, at) => (
          <li key={at}>
            <p>{problem.says}</p>
            {problem.raw !== undefined && <pre class={statementsCss['raw']}>{problem.raw}</pre>}
          </li>
        ))}
      </ul>
      {preview.problems.length < preview.problemCount && (
        <p class="muted small">{says.problemsCut(preview.problems.length)}</p>
      )}
    </>
  );
};

const Lines = ({ preview }: { preview: Preview }): VNode | null => {
  const says = statementsWords().import;
  const [isWhole, setWhole] = useState(false);
  const { lines, lineCount } = preview;
  if (lines.length === 0) return null;
  const isCut = !isWhole && lines.length > SHOWN_AT_FIRST;
  return (
    <section aria-labelledby="preview-lines">
      <h3 id="preview-lines">{says.lines(lineCount)}</h3>
      <LinesTable caption={says.lines(lineCount)} lines={isCut ? lines.slice(0, SHOWN_AT_FIRST) : lines} />
      {!isCut && lines.length < lineCount && <p class="muted small">{says.linesCut(lines.length)}</p>}
      {isCut && (
        <p>
          <Button look="quiet" onClick={() => setWhole(true)}>
            {says.showAll(lines.length)}
          </Button>
        </p>
      )}
    </section>
  );
};

const Frame = ({ preview }: { preview: Preview }): VNode | null => {
  const says = statementsWords().import;
  if (preview.frame.length === 0) return null;
  return (
    <details>
      <summary>{says.frame(preview.frame.length)}</summary>
      <p class="muted small">{says.frameSays}</p>
      <pre class={statementsCss['raw']}>
        {preview.frame.map(({ lineNumber, raw }) => `${lineNumber}  ${raw}`).join('\n')}
      </pre>
    </details>
  );
};

/** What an import would read: totals, what is wrong and where, the lines. */
export const PreviewPanel = ({
  organisationId,
  preview,
  said,
  onSaid,
  onAccountAdded,
}: {
  organisationId: string;
  preview: Preview;
  /** What was said of lines before. */
  said: Said;
  /** The file is to be previewed once more, with this. */
  onSaid: (said: Said) => Promise<void>;
  /** The file is to be previewed once more. */
  onAccountAdded: () => Promise<void>;
}): VNode => {
  const says = statementsWords().import;
  return (
    <div class="stack">
      {preview.importedAs !== undefined && (
        <Notice>
          <p>
            {says.before}{' '}
            <a href={deskLink(organisationId, `/statements/${preview.importedAs}`)}>{says.seeStatement}</a>
          </p>
        </Notice>
      )}
      {preview.totals && (
        <Facts
          rows={[{ label: says.period, value: periodInWords(preview) }, ...totalsFacts(preview.totals)]}
        />
      )}
      <BilledAccounts preview={preview} onAdded={onAccountAdded} />
      {preview.problemCount > 0 ? <Problems preview={preview} /> : <Notice mood="good">{says.fine}</Notice>}
      <NoMovements
        preview={preview}
        onSaid={(lines) => void onSaid({ ...said, notMovements: [...said.notMovements, ...lines] })}
      />
      <Warnings preview={preview} />
      <Twins
        preview={preview}
        onSaid={(lines) => void onSaid({ ...said, knownLines: [...new Set([...said.knownLines, ...lines])] })}
      />
      <Lines preview={preview} />
      <Frame preview={preview} />
    </div>
  );
};
