import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { Select } from '../../components/field';
import { FileInput } from '../../components/file-input';
import { Form, useOnce, type Submitted } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Bone } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { isLocal } from '../../lib/local';
import { dayOf } from '../../lib/time';
import { t, ts } from '../../messages';
import { CountsLine } from './counts';
import { PreviewPanel } from './preview-panel';
import { bringStatement, NOTHING_SAID, previewOf, type Chosen } from './send-statement';
import type { MappingRow, Mappings, Preview, Statement } from './statement';
import './statements.css';

type Kind = Statement['kind'];
/** Those that have a name in the catalogue, in its order: every kind that can be read has one, or the build fails. */
const kinds = (): Kind[] => Object.keys(ts().statements.kinds) as Kind[];
type MappingProps = { organisationId: string; items: readonly MappingRow[]; onChange: () => void };

const MappingChoice = ({ organisationId, items, onChange }: MappingProps): VNode => {
  const says = ts().import;
  const { query } = useLocation();
  const inUse = items.filter(({ status }) => status === 'active');
  if (inUse.length === 0)
    return (
      <Notice mood="wait">
        <p>{says.needMapping}</p>
        <p>
          <a href={deskLink(organisationId, '/statements/mappings/new')}>{ts().statements.newMapping}</a>
        </p>
      </Notice>
    );
  return (
    <Select name="mappingId" label={says.mapping} initial={query['mapping'] ?? ''} onChange={onChange}>
      <option value="">{says.chooseMapping}</option>
      {inUse.map(({ mappingId, account, savedAt }) => (
        <option key={mappingId} value={mappingId}>
          {ts().statements.mapping(account.label, account.number, dayOf(savedAt))}
        </option>
      ))}
    </Select>
  );
};

type AskProps = {
  organisationId: string;
  onPreview: (chosen: Chosen, preview: Preview) => void;
  onOther: () => void;
};

/** Which file, and how it is to be read; the readers say which kinds need a mapping. */
const Ask = (asked: AskProps): VNode => {
  const [mappings, readAgain] = useLoad(`/organisations/${asked.organisationId}/column-mappings?limit=50`);
  return (
    <Loading loaded={mappings} again={readAgain} shape={<Bone height={12} />}>
      {(found) => <AskForm {...asked} mappings={found} />}
    </Loading>
  );
};

/** The kind that is chosen at first: who comes from saving a mapping has a file for it at hand. */
const firstKind = ({ kinds: mapped }: Mappings, mapping: string | undefined): Kind | undefined =>
  kinds().find((kind) => mapping === undefined || mapped.includes(kind));

const AskForm = ({
  organisationId,
  mappings,
  onPreview,
  onOther,
}: AskProps & { mappings: Mappings }): VNode => {
  const says = ts().import;
  const { query } = useLocation();
  const [kind, setKind] = useState(() => firstKind(mappings, query['mapping']));
  const isMapped = kind !== undefined && mappings.kinds.includes(kind);
  const [percent, setPercent] = useState<number | undefined>(undefined);
  const submit = async ({ form, values }: Submitted): Promise<void> => {
    const file = form.get('file');
    if (!(file instanceof File) || kind === undefined) return;
    const chosen = { file, kind, mappingId: isMapped ? values['mappingId'] : undefined, said: NOTHING_SAID };
    try {
      onPreview(chosen, await previewOf(organisationId, chosen, setPercent));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <Form action={says.preview} onSubmit={submit}>
      <Select
        name="kind"
        label={says.kind}
        initial={kind ?? ''}
        onChange={(chosen) => {
          setKind(kinds().find((each) => each === chosen) ?? kind);
          onOther();
        }}
      >
        {kinds().map((each) => (
          <option key={each} value={each}>
            {ts().statements.kinds[each]}
          </option>
        ))}
      </Select>
      {isMapped && (
        <MappingChoice organisationId={organisationId} items={mappings.items} onChange={onOther} />
      )}
      <FileInput
        name="file"
        label={says.file}
        hint={says.fileHint}
        accept=".csv,.txt,.gz,text/csv,text/plain,application/gzip"
        percent={percent}
        onChoose={onOther}
      />
      <WherePapersAre />
    </Form>
  );
};

/** Papers to try with, on a machine that only plays the provider and the bank. */
const WherePapersAre = (): VNode | null =>
  isLocal() ? (
    <p class="muted small">
      {ts().import.local}{' '}
      <a href="/dev/papers" target="_blank" rel="noopener">
        {ts().import.papers}
      </a>
    </p>
  ) : null;

type ImportProps = {
  organisationId: string;
  chosen: Chosen;
  onDone: (statement: Statement, isNew: boolean) => void;
};

/** Sends the file once more, to stay; how far it is, then that it is being read. */
const Import = ({ organisationId, chosen, onDone }: ImportProps): VNode => {
  const says = ts().import;
  const { busy, problem, once } = useOnce();
  const [percent, setPercent] = useState(0);
  const bring = async (key: string): Promise<void> => {
    const { reply, isNew } = await bringStatement(organisationId, chosen, key, setPercent);
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
            class="preview-progress"
            {...(percent < 100 && { max: 100, value: percent })}
            aria-label={percent < 100 ? t().word.sent(percent) : says.reading}
          />
          {percent < 100 ? t().word.sent(percent) : says.reading}
        </p>
      )}
      {problem && <Failure problem={problem} />}
    </div>
  );
};

type DoneProps = { organisationId: string; statement: Statement; isNew: boolean; onAnother: () => void };

const Done = ({ organisationId, statement, isNew, onAnother }: DoneProps): VNode => {
  const says = ts().import;
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
  const says = ts().import;
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
        <div class="form-page">
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
