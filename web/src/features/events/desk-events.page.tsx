import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { PlusIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { Views } from '../../components/views';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { dayAt, startOf } from '../../lib/shanghai';
import { eventsWords } from '../../messages/events';
import { eventsLink } from './desk-event';
import { EventRows } from './event-rows';

type View = 'coming' | 'drafts' | 'all';

const viewOf = (asked: string | undefined): View =>
  asked === 'drafts' || asked === 'all' ? asked : 'coming';

const queryOf = (view: View) => {
  if (view === 'drafts') return '?drafts=true' as const;
  return view === 'all' ? '' : (`?from=${startOf(dayAt(Date.now()))}` as const);
};

const Nothing = ({ view }: { view: View }): VNode => {
  const says = eventsWords().events;
  const sentence = { coming: says.noComing, drafts: says.noDrafts, all: says.noneYet }[view];
  return (
    <EmptyState>
      <p>{sentence}</p>
    </EmptyState>
  );
};

const DeskEventsPage = (): VNode => {
  const says = eventsWords().events;
  const organisationId = useOrganisationId();
  const view = viewOf(useLocation().query['view']);
  useTitle(says.title);
  const path = usePagePath(`/organisations/${organisationId}/events${queryOf(view)}`);
  const [events, readAgain] = useLoad(path);
  return (
    <>
      <PageHead title={says.title}>
        {may(organisationId, 'organise') && (
          <LinkButton look="main" href={`${eventsLink(organisationId)}/new`}>
            <PlusIcon />
            {says.write}
          </LinkButton>
        )}
      </PageHead>
      <Views
        label={says.views}
        here={view}
        views={[
          { key: 'coming', says: says.coming },
          { key: 'drafts', says: says.drafts },
          { key: 'all', says: says.all },
        ]}
      />
      <Loading loaded={events} again={readAgain} shape={<Skeleton rows={4} height={5} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Nothing view={view} /> : <EventRows events={items} />}
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default DeskEventsPage;
