import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Select } from '../../components/field';
import { FileInput } from '../../components/file-input';
import { Form, type Submitted } from '../../components/form';
import { Loading } from '../../components/loading';
import { Bone } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { isLocal } from '../../lib/local';
import { dayOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import { NOTHING_SAID, previewOf, type Chosen } from './send-statement';
import type { MappingRow, Mappings, Preview, Recognition, Statement } from './statement';
import { useRecognition } from './recognise';
import './statements.module.css';

type Kind = Statement['kind'];
/** Those that have a name in the catalogue, in its order: every kind that can be read has one, or the build fails. */
const kinds = (): Kind[] => Object.keys(statementsWords().statements.kinds) as Kind[];
type MappingProps = {
  organisationId: string;
  items: readonly MappingRow[];
  /** Which is chosen at first. */
  initial: string;
  onChange: () => void;
};

const MappingChoice = ({ organisationId, items, initial, onChange }: MappingProps): VNode => {
  const says = statementsWords().import;
  const inUse = items.filter(({ status }) => status === 'active');
  if (inUse.length === 0)
    return (
      <Notice mood="wait">
        <p>{says.needMapping}</p>
        <p>
          <a href={deskLink(organisationId, '/statements/mappings/new')}>
            {statementsWords().statements.newMapping}
          </a>
        </p>
      </Notice>
    );
  return (
    <Select name="mappingId" label={says.mapping} initial={initial} onChange={onChange}>
      <option value="">{says.chooseMapping}</option>
      {inUse.map(({ mappingId, account, savedAt }) => (
        <option key={mappingId} value={mappingId}>
          {statementsWords().statements.mapping(account.label, account.number, dayOf(savedAt))}
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
export const Ask = (asked: AskProps): VNode => {
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

/** By what it was told, and what it looks like where something else was chosen. */
const Looks = ({ told, kind }: { told: Recognition | undefined; kind: Kind | undefined }): VNode | null => {
  const says = statementsWords().import;
  if (!told) return null;
  const { because } = told;
  if (told.called !== undefined) return <Notice mood="bad">{says.looksLikeOther(told.called)}</Notice>;
  if (because === 'personal') return <Notice mood="bad">{says.looksPersonal}</Notice>;
  if (told.kind === undefined) return <Notice>{says.looksUnknown}</Notice>;
  const called = statementsWords().statements.kinds[told.kind];
  if (told.kind !== kind) return <Notice mood="wait">{says.looksLike(called)}</Notice>;
  return <Notice mood="good">{says.recognised(called, says.because[because])}</Notice>;
};

const AskForm = ({
  organisationId,
  mappings,
  onPreview,
  onOther,
}: AskProps & { mappings: Mappings }): VNode => {
  const says = statementsWords().import;
  const { query } = useLocation();
  const [kind, setKind] = useState(() => firstKind(mappings, query['mapping']));
  const { told, looks, lookAt } = useRecognition(organisationId, (found) => setKind(found.kind ?? kind));
  const isMapped = kind !== undefined && mappings.kinds.includes(kind);
  const mapping = told?.mappingId ?? query['mapping'] ?? '';
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
      <FileInput
        name="file"
        label={says.file}
        hint={says.fileHint}
        accept=".csv,.txt,.gz,text/csv,text/plain,application/gzip"
        percent={percent}
        onChoose={(file) => {
          onOther();
          lookAt(file);
        }}
      />
      <Looks told={told} kind={kind} />
      <Select
        key={`kind-${looks}`}
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
            {statementsWords().statements.kinds[each]}
          </option>
        ))}
      </Select>
      {isMapped && (
        <MappingChoice
          key={`mapping-${looks}`}
          organisationId={organisationId}
          items={mappings.items}
          initial={mapping}
          onChange={onOther}
        />
      )}
      <WherePapersAre />
    </Form>
  );
};

/** Papers to try with, on a machine that only plays the provider and the bank. */
const WherePapersAre = (): VNode | null =>
  isLocal() ? (
    <p class="muted small">
      {statementsWords().import.local}{' '}
      <a href="/dev/papers" target="_blank" rel="noopener">
        {statementsWords().import.papers}
      </a>
    </p>
  ) : null;
