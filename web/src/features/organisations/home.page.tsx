import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Organisation } from '../../../../functions/people/organisations/organisation';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import type { Page } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { startOfToday } from '../../lib/time';
import { t } from '../../messages';
import { useCampaignPages, type CampaignRow } from '../campaigns/campaign';
import { CampaignCards } from '../campaigns/campaign-cards';
import type { EventRow } from '../events/event';
import { EventsByDay } from '../events/events-by-day';
import { Hero } from './hero';
import './home.css';

const Organisations = ({ organisations }: { organisations: readonly Organisation[] }): VNode => (
  <ul class="plain row">
    {organisations.map((one) => (
      <li key={one.organisationId}>
        <a class="button quiet" href={`/${one.organisationId}`}>
          {inWords(one.name)}
        </a>
      </li>
    ))}
  </ul>
);

const useOrganisations = () => useLoad<Page<Organisation>>('/organisations?limit=50');

const Others = ({ here }: { here: string }): VNode | null => {
  const [page] = useOrganisations();
  const others = page.state === 'ready' ? page.value.items.filter((one) => one.organisationId !== here) : [];
  if (others.length === 0) return null;
  return (
    <section class="secondary" aria-labelledby="others">
      <h2 id="others">{t().home.others}</h2>
      <Organisations organisations={others} />
    </section>
  );
};

/** Where the organisation that is meant to stand at `/` is not here: those that are, or that there is none yet. */
const Choosing = (): VNode => {
  const [page, readAgain] = useOrganisations();
  const { route } = useLocation();
  const only = page.state === 'ready' && page.value.items.length === 1 ? page.value.items[0] : undefined;
  useEffect(() => {
    if (only) route(`/${only.organisationId}`, true);
  }, [only]);
  useTitle(t().home.title);
  return (
    <div class="column narrow page stack">
      <h1>{t().home.title}</h1>
      <Loading loaded={page} again={readAgain} shape={<Skeleton height={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t().home.noOrganisations}</EmptyState>
          ) : (
            <Organisations organisations={items} />
          )
        }
      </Loading>
    </div>
  );
};

const HomePage = (): VNode => {
  const { path } = useLocation();
  const o = useOrganisationId();
  const [organisation, organisationAgain] = useLoad<Organisation>(`/organisations/${o}`);
  const [campaigns, campaignsAgain] = useLoad<Page<CampaignRow>>(`/organisations/${o}/campaigns`);
  const [events, eventsAgain] = useLoad<Page<EventRow>>(`/organisations/${o}/events?from=${startOfToday()}`);
  const listed = campaigns.state === 'ready' ? campaigns.value.items : undefined;
  const pages = useCampaignPages(listed);
  const known = organisation.state === 'ready' ? organisation.value : undefined;
  useTitle(known ? inWords(known.name) : undefined);
  if (organisation.state === 'failed' && organisation.problem.status === 404 && path === '/')
    return <Choosing />;
  if (organisation.state === 'failed')
    return (
      <div class="column narrow page">
        <Loading isPage loaded={organisation} again={organisationAgain} shape={null}>
          {() => null}
        </Loading>
      </div>
    );
  return (
    <>
      <Hero
        organisation={known}
        campaigns={listed}
        pages={pages}
        hasEvents={events.state === 'ready' && events.value.items.length > 0}
      />
      <div class="column page home">
        <div class="home-columns">
          <section id="events" aria-labelledby="events-title">
            <h2 id="events-title">{t().home.events}</h2>
            <Loading loaded={events} again={eventsAgain} shape={<Skeleton rows={3} height={4.5} />}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState>{t().home.noEvents}</EmptyState>
                ) : (
                  <EventsByDay events={items} />
                )
              }
            </Loading>
          </section>
          <section id="campaigns" aria-labelledby="campaigns-title">
            <h2 id="campaigns-title">{t().home.campaigns}</h2>
            <Loading loaded={campaigns} again={campaignsAgain} shape={<Skeleton rows={2} height={10} />}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState>{t().home.noCampaigns}</EmptyState>
                ) : (
                  <CampaignCards campaigns={items} pages={pages} />
                )
              }
            </Loading>
          </section>
        </div>
        <Others here={o} />
      </div>
    </>
  );
};

export default HomePage;
