import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { Views } from '../../components/views';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { statementsWords } from '../../messages/statements';
import { matchesWords } from '../../messages/matches';
import { DifferenceBody, ReopenDifference } from '../statements/difference-card';
import { KINDS, kindIn, useToDo, type Counted, type Kind, type Row } from './to-do';
import { ToDoHead, ToDoList } from './to-do-list';
import toDoCss from './to-do.module.css';
import { classes } from '../../lib/classes';

/** How many are shown of a kind at first, and with each "more". */
const SHOWN = 20;

const countInWords = ({ count, isMore }: Counted[Kind]): string =>
  isMore ? `${count.toLocaleString('en')}+` : String(count);

const Kinds = ({ counts, here }: { counts: Counted; here: Kind | 'all' }): VNode => {
  const says = statementsWords().toDo;
  const all = {
    count: KINDS.reduce((sum, kind) => sum + counts[kind].count, 0),
    isMore: KINDS.some((kind) => counts[kind].isMore),
  };
  return (
    <Views
      label={says.kind}
      name="kind"
      here={here}
      views={[
        { key: 'all', says: says.counted(says.all, countInWords(all)) },
        ...KINDS.map((kind) => ({
          key: kind,
          says: says.counted(says.kinds[kind], countInWords(counts[kind])),
        })),
      ]}
    />
  );
};

/** Of each kind the first; each of the others is one link away. */
const More = ({ counts, rows }: { counts: Counted; rows: readonly Row[] }): VNode => {
  const { path } = useLocation();
  const says = statementsWords().toDo;
  const left = KINDS.map((kind) => {
    const shown = rows.filter(({ item, done }) => item.is === kind && !done).length;
    return { kind, isMore: counts[kind].isMore, count: counts[kind].count - shown };
  }).filter(({ count }) => count > 0);
  return (
    <ul class={classes('plain', toDoCss['to-do-more'])}>
      {left.map(({ kind, ...count }) => (
        <li key={kind}>
          <a href={`${path}?kind=${kind}`}>{says.more(countInWords(count), says.kinds[kind])}</a>
        </li>
      ))}
    </ul>
  );
};

const firstOfEach = (rows: readonly Row[], most: number): Row[] =>
  KINDS.flatMap((kind) => rows.filter(({ item }) => item.is === kind).slice(0, most));

const Open = ({ organisationId }: { organisationId: string }): VNode => {
  const says = statementsWords().toDo;
  const { query } = useLocation();
  const kind = kindIn(query['kind']);
  const [most, setMost] = useState(SHOWN);
  const differences = usePagePath(`/organisations/${organisationId}/differences?status=open`);
  const { desk, ...acts } = useToDo(organisationId, differences);
  return (
    <Loading loaded={desk} again={acts.readAgain} shape={<Skeleton rows={3} height={11} />}>
      {(value) => {
        const ofKind = value.rows.filter(({ item }) => kind === undefined || item.is === kind);
        const rows = firstOfEach(ofKind, kind === undefined ? SHOWN : most);
        return (
          <>
            <Kinds counts={value.counts} here={kind ?? 'all'} />
            {value.isCut && <Notice>{says.cut}</Notice>}
            {value.duesCut && <Notice>{matchesWords().match.cut}</Notice>}
            {rows.length === 0 && <EmptyState>{says.none}</EmptyState>}
            <ToDoList organisationId={organisationId} desk={value} rows={rows} {...acts} />
            {kind === undefined && <More counts={value.counts} rows={rows} />}
            {kind !== undefined && rows.length < ofKind.length && (
              <p>
                <Button look="quiet" onClick={() => setMost(most + SHOWN)}>
                  {says.showMore}
                </Button>
              </p>
            )}
            {kind === 'difference' && <Pager next={value.next} />}
          </>
        );
      }}
    </Loading>
  );
};

const Resolved = ({ organisationId }: { organisationId: string }): VNode => {
  const says = statementsWords().toDo;
  const [differences, readAgain] = useLoad(
    usePagePath(`/organisations/${organisationId}/differences?status=resolved`),
  );
  return (
    <Loading loaded={differences} again={readAgain} shape={<Skeleton rows={3} height={9} />}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <EmptyState>{says.noneResolved}</EmptyState>}
          <ul class={classes('plain', toDoCss['to-do'])}>
            {items.map((difference) => (
              <li key={difference.differenceId} class="card">
                <ToDoHead
                  id={`resolved-${difference.differenceId}`}
                  kind="difference"
                  since={difference.found.at}
                />
                <DifferenceBody organisationId={organisationId} difference={difference} />
                <ReopenDifference
                  organisationId={organisationId}
                  difference={difference}
                  onReopened={readAgain}
                />
              </li>
            ))}
          </ul>
          <Pager next={next} />
        </>
      )}
    </Loading>
  );
};

const ToDoPage = (): VNode => {
  const says = statementsWords().toDo;
  const organisationId = useOrganisationId();
  const view = useLocation().query['view'] === 'resolved' ? 'resolved' : 'open';
  useTitle(says.title);
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {may(organisationId, 'manageMoney') && (
          <LinkButton look="quiet" href={deskLink(organisationId, '/statements/import')}>
            {says.importStatement}
          </LinkButton>
        )}
      </PageHead>
      <Views
        label={says.views}
        here={view}
        views={[
          { key: 'open', says: says.open },
          { key: 'resolved', says: says.resolved },
        ]}
      />
      {view === 'open' ? (
        <Open organisationId={organisationId} />
      ) : (
        <Resolved organisationId={organisationId} />
      )}
    </>
  );
};

export default ToDoPage;
