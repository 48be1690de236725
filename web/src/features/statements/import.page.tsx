import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { deskLink } from '../../lib/desk-links';
import { t } from '../../messages';
import { statementsWords } from '../../messages/statements';
import { CountsLine } from './counts';
import { Ask } from './import-ask';
import { PreviewPanel } from './preview-panel';
import { bringStatement, previewOf, type Chosen } from './send-statement';
import type { Preview, Statement } from './statement';
import statementsCss from './statements.module.css';
import staffCss from '../../app/staff.module.css';

type ImportProps = {
  organisationId: string;
  chosen: Chosen;
  /** In the file. */
  lines: number;
  onDone: (statement: Statement, isNew: boolean) => void;
};

/** Sends the file once more, to stay; how far it is, then that it is being read. */
const Import = ({ organisationId, chosen, lines, onDone }: ImportProps): VNode => {
  const says = statementsWords().import;
  const { busy, problem, once } = useOnce();
  const [percent, setPercent] = useState(0);
  const [brought, setBrought] = useState(0);
  const bring = async (key: string): Promise<void> => {
    const { reply, isNew } = await bringStatement(organisationId, chosen, key, setPercent, setBrought);
    onDone(reply, isNew);
  };
  return (
    <div class="stack">
      <Button look="main" busy={busy} onClick={() => void once(bring)}>
        {says.import}
      </Button>
      {busy && (
        <p class="small muted" role="status">
          <progress
            class={statementsCss['preview-progress']}
            {...(percent < 100 && { max: 100, value: percent })}
            aria-label={percent < 100 ? t().word.sent(percent) : says.reading}
          />
          {percent < 100 ? t().word.sent(percent) : says.reading}
        </p>
      )}
      {busy && brought > 0 && (
        <p class="small" role="status">
          <progress
            class={statementsCss['preview-progress']}
            max={lines}
            value={brought}
            aria-label={says.progress(brought, lines)}
          />
          {says.progress(brought, lines)}
        </p>
      )}
      {problem && <Failure problem={problem} />}
    </div>
  );
};

type DoneProps = { organisationId: string; statement: Statement; isNew: boolean; onAnother: () => void };

const Done = ({ organisationId, statement, isNew, onAnother }: DoneProps): VNode => {
  const says = statementsWords().import;
  const added = statement.counts?.added ?? 0;
  return (
    <section aria-labelledby="done" class="stack">
      <h2 id="done">{says.done}</h2>
      <Notice mood={isNew ? 'good' : 'calm'}>
        <p>{isNew ? says.doneSays(added) : says.nothingChanged}</p>
        <p>
          <CountsLine statement={statement} />
        </p>
      </Notice>
      <div class="row">
        <LinkButton look="main" href={deskLink(organisationId, '/to-do')}>
          {says.toDesk}
        </LinkButton>
        <LinkButton look="quiet" href={deskLink(organisationId, `/statements/${statement.statementId}`)}>
          {says.seeStatement}
        </LinkButton>
        <Button look="quiet" onClick={onAnother}>
          {says.another}
        </Button>
      </div>
    </section>
  );
};

type Step =
  | { is: 'asking' }
  | { is: 'previewed'; chosen: Chosen; preview: Preview }
  | { is: 'done'; statement: Statement; isNew: boolean };

const ImportPage = (): VNode => {
  const says = statementsWords().import;
  const organisationId = useOrganisationId();
  const [step, setStep] = useState<Step>({ is: 'asking' });
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(says.title);
  const ask = (): void => setStep({ is: 'asking' });
  // What comes next is read from its heading on.
  useEffect(() => {
    if (step.is === 'previewed') heading.current?.focus();
  }, [step.is === 'previewed' && step.preview]);
  return (
    <>
      <PageHead
        title={says.title}
        lead={says.lead}
        back={{ href: deskLink(organisationId, '/statements'), says: says.back }}
      />
      {step.is === 'done' ? (
        <Done organisationId={organisationId} statement={step.statement} isNew={step.isNew} onAnother={ask} />
      ) : (
        <div class={staffCss['form-page']}>
          <Ask
            organisationId={organisationId}
            onOther={ask}
            onPreview={(chosen, preview) => setStep({ is: 'previewed', chosen, preview })}
          />
        </div>
      )}
      {step.is === 'previewed' && (
        <section aria-labelledby="preview">
          <h2 id="preview" ref={heading} tabIndex={-1}>
            {says.previewTitle}
          </h2>
          <div class="stack">
            {step.preview.importable && (
              <Import
                organisationId={organisationId}
                chosen={step.chosen}
                lines={step.preview.lineCount}
                onDone={(statement, isNew) => {
                  setStep({ is: 'done', statement, isNew });
                  tell(isNew ? says.done : says.nothingChanged, isNew ? 'good' : 'calm');
                }}
              />
            )}
            <PreviewPanel
              organisationId={organisationId}
              preview={step.preview}
              said={step.chosen.said}
              onSaid={async (said) => {
                const chosen = { ...step.chosen, said };
                setStep({ is: 'previewed', chosen, preview: await previewOf(organisationId, chosen) });
              }}
              onAccountAdded={async () => {
                const { chosen } = step;
                const preview = await previewOf(organisationId, chosen);
                setStep({ is: 'previewed', chosen, preview });
              }}
            />
          </div>
        </section>
      )}
    </>
  );
};

export default ImportPage;
