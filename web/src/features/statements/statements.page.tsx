import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { Table } from '../../components/table';
import { Moment } from '../../components/when';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { dayOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import { periodInWords, ToDoLine } from './counts';
import { OurAccounts } from './our-accounts';
import type { Statement } from './statement';
import statementsCss from './statements.module.css';
import { classes } from '../../lib/classes';

const Statements = ({
  organisationId,
  statements,
}: {
  organisationId: string;
  statements: readonly Statement[];
}): VNode => {
  const says = statementsWords().statements;
  return (
    <Table
      caption={says.title}
      rows={statements}
      keyOf={(one) => one.statementId}
      columns={[
        {
          key: 'file',
          title: says.file,
          cell: (one) => (
            <div class={statementsCss['file-cell']}>
              <a href={deskLink(organisationId, `/statements/${one.statementId}`)}>{one.fileName}</a>
              <div class="muted small">{says.kinds[one.kind]}</div>
            </div>
          ),
        },
        { key: 'account', title: says.account, cell: (one) => one.account },
        { key: 'period', title: says.period, cell: periodInWords },
        { key: 'toDo', title: says.standing, cell: (one) => <ToDoLine statement={one} /> },
        { key: 'at', title: says.importedAt, cell: (one) => <Moment at={one.importedAt} isKept /> },
      ]}
    />
  );
};

const Mappings = ({ organisationId }: { organisationId: string }): VNode => {
  const says = statementsWords().statements;
  const [mappings, readAgain] = useLoadAll(`/organisations/${organisationId}/column-mappings`);
  return (
    <section aria-labelledby="mappings">
      <div class="row apart">
        <h2 id="mappings">{says.mappings}</h2>
        {may(organisationId, 'manageMoney') && (
          <LinkButton look="quiet" href={deskLink(organisationId, '/statements/mappings/new')}>
            {says.newMapping}
          </LinkButton>
        )}
      </div>
      <p class="muted small">{says.mappingsSay}</p>
      <Loading loaded={mappings} again={readAgain} shape={<Skeleton height={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noMappings}</EmptyState>
          ) : (
            <ul class={classes('plain', statementsCss['mapping-list'])}>
              {items.map(({ mappingId, account, savedAt, status }) => (
                <li key={mappingId} class="row apart">
                  <span>
                    <a href={deskLink(organisationId, `/statements/mappings/${mappingId}`)}>
                      <strong>{account.label}</strong> {account.number}
                    </a>
                  </span>
                  <span class="muted small">
                    {status === 'withdrawn' ? says.withdrawn : says.savedOn(dayOf(savedAt))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  );
};

const StatementsPage = (): VNode => {
  const says = statementsWords().statements;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const mayImport = may(organisationId, 'manageMoney');
  const [statements, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/statements`));
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {mayImport && (
          <LinkButton look="main" href={deskLink(organisationId, '/statements/import')}>
            {says.import}
          </LinkButton>
        )}
      </PageHead>
      <section aria-label={says.title}>
        <Loading loaded={statements} again={readAgain} shape={<Skeleton rows={4} height={4} />}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <EmptyState>{mayImport ? says.none : says.noneReader}</EmptyState>
              ) : (
                <Statements organisationId={organisationId} statements={items} />
              )}
              <Pager next={next} />
            </>
          )}
        </Loading>
      </section>
      <Mappings organisationId={organisationId} />
      <OurAccounts organisationId={organisationId} />
    </>
  );
};

export default StatementsPage;
