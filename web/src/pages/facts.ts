import { inWords } from '../lib/language';
import { yuan } from '../lib/money';
import { momentOf } from '../lib/time';
import { t } from '../messages';
import { cut } from './cut';
import type { Asked, Shown } from './page';

/** As much as chats and search engines show of it. */
const LONGEST_DESCRIPTION = 120;

type Said = { title: string; description: string };

const said = (shown: Shown): Said => {
  switch (shown.page) {
    case 'home':
      return { title: inWords(shown.organisation.name), description: t().home.lead };
    case 'event': {
      const { title, startsAt, place, description } = shown.event;
      return {
        title: inWords(title),
        description: `${momentOf(startsAt)} · ${inWords(place)} · ${inWords(description)}`,
      };
    }
    case 'campaign':
      return { title: inWords(shown.campaign.name), description: inWords(shown.campaign.purpose) };
    case 'offer': {
      const { name, price, perItem, unit, use, merchantName } = shown.offer;
      const gift = t().offer.gift(yuan(perItem), inWords(unit), inWords(use));
      return {
        title: inWords(name),
        description: `${yuan(price)} ${t().offer.price(inWords(unit))} · ${gift} · ${inWords(merchantName)}`,
      };
    }
    case 'choosing':
      return { title: t().home.title, description: t().home.lead };
    case 'not-found':
      return { title: t().notFound.title, description: t().notFound.says };
    case 'failed':
      return { title: t().problem.title, description: shown.says };
  }
};

/** Title and sentence of the very thing that the page shows, in the reader's language. */
export const factsOf = (shown: Shown): Said => {
  const { title, description } = said(shown);
  return { title, description: cut(description, LONGEST_DESCRIPTION) };
};

/** Where the page is in one language: Chinese stands at the plain address, which readers of English are shown in English. */
export const addressIn = ({ publicUrl, path }: Asked, language: Asked['language']): string =>
  `${publicUrl}${path}${language === 'en' ? '?lang=en' : ''}`;

export const isFound = ({ page }: Shown): boolean => page !== 'not-found' && page !== 'failed';
