import type { VNode } from 'preact';
import type { Organisation } from '../../../../functions/people/organisations/organisation';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import type { Home } from '../../pages/page';
import { CampaignCards } from '../campaigns/campaign-cards';
import { EventsByDay } from '../events/events-by-day';
import { Hero } from './hero';
import homeCss from './home.module.css';
import { classes } from '../../lib/classes';

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

const Others = ({ others }: { others: readonly Organisation[] }): VNode | null => {
  if (others.length === 0) return null;
  return (
    <section class="secondary" aria-labelledby="others">
      <h2 id="others">{t().home.others}</h2>
      <Organisations organisations={others} />
    </section>
  );
};

/** Where the organisation that is meant to stand at `/` is not here: those that are, or that there is none yet. */
export const ChoosingPage = ({ organisations }: { organisations: readonly Organisation[] }): VNode => (
  <div class="column narrow page stack">
    <h1>{t().home.title}</h1>
    {organisations.length === 0 ? (
      <EmptyState>{t().home.noOrganisations}</EmptyState>
    ) : (
      <Organisations organisations={organisations} />
    )}
  </div>
);

/** An organisation's season. */
export const HomePage = (home: Home): VNode => (
  <>
    <Hero {...home} />
    <div class={classes('column page', homeCss['home'])}>
      <div class={homeCss['home-columns']}>
        <section id="events" aria-labelledby="events-title">
          <h2 id="events-title">{t().home.events}</h2>
          {home.events.length === 0 ? (
            <EmptyState>{t().home.noEvents}</EmptyState>
          ) : (
            <EventsByDay events={home.events} />
          )}
          <p>
            <a href={`/${home.organisation.organisationId}/events`}>{t().home.allEvents}</a>
          </p>
        </section>
        <section id="campaigns" aria-labelledby="campaigns-title">
          <h2 id="campaigns-title">{t().home.campaigns}</h2>
          {home.campaigns.length === 0 ? (
            <EmptyState>{t().home.noCampaigns}</EmptyState>
          ) : (
            <CampaignCards campaigns={home.campaigns} pages={home.campaignPages} />
          )}
          <p>
            <a href={`/${home.organisation.organisationId}/campaigns`}>{t().home.allCampaigns}</a>
          </p>
        </section>
      </div>
      <Others others={home.others} />
    </div>
  </>
);
