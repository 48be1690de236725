import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { Moment } from '../../components/when';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { statementsWords } from '../../messages/statements';
import { CountsLine, periodInWords, ToDoLine } from './counts';
import { LineMore, LineStateCell } from './line-state';
import { LinesTable } from './lines-table';
import type { Statement } from './statement';
import { totalsFacts } from './totals';

const Head = ({
  organisationId,
  statement,
}: {
  organisationId: string;
  statement: Statement | undefined;
}): VNode => {
  const says = statementsWords().statements;
  const back = { href: deskLink(organisationId, '/statements'), says: says.title };
  useTitle(statement?.fileName ?? statementsWords().lines.title);
  if (!statement) return <PageHead title={statementsWords().lines.title} back={back} />;
  return (
    <>
      <PageHead title={statement.fileName} back={back} lead={says.kinds[statement.kind]}>
        <SaveAs path={`/organisations/${organisationId}/statements/${statement.statementId}/lines`} />
      </PageHead>
      <Facts
        rows={[
          { label: says.account, value: statement.account },
          { label: says.period, value: periodInWords(statement) },
          ...totalsFacts(statement.totals),
          { label: says.standing, value: <ToDoLine statement={statement} /> },
          { label: says.result, value: <CountsLine statement={statement} /> },
          { label: says.importedAt, value: <Moment at={statement.importedAt} /> },
        ]}
      />
    </>
  );
};

const LinesPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const statementId = params['statementId'] ?? '';
  const says = statementsWords().lines;
  const [lines, readAgain] = useLoad(
    usePagePath(`/organisations/${organisationId}/statements/${statementId}/lines`),
  );
  // What still waits changes with its lines.
  const [statements, readStatements] = useLoadAll(`/organisations/${organisationId}/statements`);
  const statement =
    statements.state === 'ready'
      ? statements.value.items.find((one) => one.statementId === statementId)
      : undefined;
  const again = async (): Promise<void> => {
    await Promise.all([readAgain(), readStatements()]);
  };
  return (
    <>
      <Head organisationId={organisationId} statement={statement} />
      <section aria-label={says.title}>
        <Loading loaded={lines} again={readAgain} shape={<Skeleton rows={6} height={3} />}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <EmptyState>{says.none}</EmptyState>
              ) : (
                <LinesTable
                  caption={says.title}
                  lines={items}
                  more={(line) => <LineMore organisationId={organisationId} line={line} />}
                  last={{
                    title: says.state,
                    cell: (line) => (
                      <LineStateCell organisationId={organisationId} line={line} onChanged={again} />
                    ),
                  }}
                />
              )}
              <Pager next={next} />
            </>
          )}
        </Loading>
      </section>
    </>
  );
};

export default LinesPage;
