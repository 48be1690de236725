import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { shell } from 'virtual:built';
import { NotFoundWords } from '../components/not-found-words';
import { Notice } from '../components/state';
import { CampaignPage } from '../features/campaigns/campaign.page';
import { EventPage } from '../features/events/event.page';
import { OfferPage } from '../features/offers/offer.page';
import { ListPage } from '../features/organisations/list.page';
import { ChoosingPage, HomePage } from '../features/organisations/home.page';
import { tellNow } from '../lib/now';
import { bringWords, speakIn, t } from '../messages';
import { en } from '../messages/en';
import { zhCN } from '../messages/zh-CN';
import { Document } from './document';
import { drawnOf, factsOf } from './facts';
import type { Asked, Drawn, Picture, Shown } from './page';

export { shell };

bringWords('zh-CN', zhCN);
bringWords('en', en);

const Failed = ({ says }: { says: string }): VNode => (
  <div class="column narrow page">
    <h1>{t().problem.title}</h1>
    <Notice mood="bad">
      <p>{says}</p>
    </Notice>
  </div>
);

const Body = (shown: Shown): VNode => {
  switch (shown.page) {
    case 'home':
      return <HomePage {...shown} />;
    case 'choosing':
      return <ChoosingPage {...shown} />;
    case 'event':
      return <EventPage {...shown} />;
    case 'campaign':
      return <CampaignPage {...shown} />;
    case 'list':
      return <ListPage {...shown} />;
    case 'offer':
      return <OfferPage {...shown} />;
    case 'not-found':
      return (
        <div class="column narrow page">
          <NotFoundWords />
        </div>
      );
    case 'failed':
      return <Failed {...shown} />;
  }
};

/** Drawing is one step that waits for nothing: nobody else's language or time comes in between. */
const speakAs = ({ language, now }: Asked): void => {
  speakIn(language);
  tellNow(now);
};

/** What a picture of a page says in the page's language; nothing where there is nothing to pass on. */
export const drawnFor = (asked: Asked, shown: Shown): Drawn | undefined => {
  speakAs(asked);
  return drawnOf(shown);
};

/** A public page as HTML, in one language. @param pictures by which it is passed on, the widest first */
export const renderPage = (asked: Asked, shown: Shown, pictures: readonly Picture[]): string => {
  speakAs(asked);
  const page = (
    <Document asked={asked} shown={shown} facts={{ ...factsOf(shown), pictures }}>
      <Body {...shown} />
    </Document>
  );
  return `<!doctype html>${renderToString(page)}`;
};
