import type { Organisation } from '../../../functions/people/organisations/organisation';
import type { Season } from '../../../functions/selling/campaigns/season';
import type { OfferAsShown, OfferRow } from '../../../functions/selling/offers/offer';
import type { DisclosedSpending } from '../../../functions/selling/campaigns/disclosed';
import type { CampaignPage, CampaignRow, HandedOver } from '../features/campaigns/campaign';
import type { EventPage, EventRow } from '../features/events/event';
import type { Language } from '../lib/language';

/** An organisation's season, as its first page shows it. */
export type Home = {
  organisation: Organisation;
  /** What all campaigns came to, also those that are not listed here. */
  season: Season;
  campaigns: readonly CampaignRow[];
  /** Of the published ones among them, with their purpose and river. */
  campaignPages: readonly CampaignPage[];
  /** Those that are still to come. */
  events: readonly EventRow[];
  offers: readonly OfferRow[];
  /** Who else runs a season here. */
  others: readonly Organisation[];
};

/** A page of a list of what is public. */
export type Listed =
  | { of: 'campaigns'; rows: readonly CampaignRow[] }
  | { of: 'offers'; rows: readonly OfferRow[] }
  | { of: 'events'; rows: readonly EventRow[] }
  | { of: 'spendings'; rows: readonly DisclosedSpending[] }
  | { of: 'hand-overs'; rows: readonly HandedOver[] };

/** Where a list stands: of an organisation, or of one of its campaigns; from its beginning, or further on. */
export type ListPlace = {
  organisation: Organisation;
  campaign?: CampaignPage | undefined;
  /** The address of its beginning; and of what comes after these, where something does. */
  first: string;
  next?: string | undefined;
  isFirst: boolean;
};

/** What is shown: everything that a public page draws was read before it. */
export type Shown =
  | ({ page: 'home' } & Home)
  | { page: 'choosing'; organisations: readonly Organisation[] }
  | { page: 'event'; organisation: Organisation; event: EventPage }
  | {
      page: 'campaign';
      organisation: Organisation;
      campaign: CampaignPage;
      offers: readonly OfferRow[];
      events: readonly EventRow[];
      spendings: readonly DisclosedSpending[];
      /** Of which of these there are more than the page shows. */
      more: readonly ('offers' | 'events' | 'spendings' | 'hand-overs')[];
    }
  | ({ page: 'list'; list: Listed } & ListPlace)
  | { page: 'offer'; organisation: Organisation; offer: OfferAsShown }
  | { page: 'not-found' }
  | { page: 'failed'; says: string };

/** For whom, when and at which address. */
export type Asked = {
  language: Language;
  now: Date;
  /** Where people reach the product, without a slash at the end. */
  publicUrl: string;
  /** Of the page, without its query. */
  path: string;
};

/** A picture of a page for chats: where it is, and its size in pixels. */
export type Picture = { url: string; width: number; height: number };

/** What a picture of a page says: its facts, each a line or a few, and whose it is. */
export type Drawn = {
  title: string;
  lines: readonly string[];
  from: string;
  /** Beside the code. */
  scan: string;
};

/** What is said of a page where it is passed on, and to whom looks for it. */
export type Facts = { title: string; description: string; pictures: readonly Picture[] };
