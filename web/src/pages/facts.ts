import { hoursByShifts } from '../features/events/event';
import { inWords } from '../lib/language';
import { yuan } from '../lib/money';
import { momentOf, rangeOf } from '../lib/time';
import { t } from '../messages';
import { cut } from '../../../functions/shared/cut';
import type { Asked, Drawn, Shown } from './page';

/** As much as chats and search engines show of it. */
const LONGEST_DESCRIPTION = 120;

type Said = { title: string; description: string };

const said = (shown: Shown): Said => {
  switch (shown.page) {
    case 'home':
      return { title: inWords(shown.organisation.name), description: t().home.lead };
    case 'event': {
      const { title, place, description, status } = shown.event;
      const { startsAt } = hoursByShifts(shown.event);
      const cancelled = status === 'cancelled' ? `${t().event.cancelled} · ` : '';
      return {
        title: inWords(title),
        description: `${cancelled}${momentOf(startsAt)} · ${inWords(place)} · ${inWords(description)}`,
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
    case 'list': {
      const of = shown.campaign ?? shown.organisation;
      const title = `${t().list.titles[shown.list.of]} · ${inWords(of.name)}`;
      return { title, description: title };
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

/** What a picture of the page says, by which it is passed on; nothing where there is nothing to pass on. */
export const drawnOf = (shown: Shown): Drawn | undefined => {
  const scan = t().share.scan;
  switch (shown.page) {
    case 'home':
      return {
        title: inWords(shown.organisation.name),
        lines: [t().home.lead],
        from: t().site.tagline,
        scan,
      };
    case 'event': {
      const { title, place } = shown.event;
      const { startsAt } = hoursByShifts(shown.event);
      const lines = [momentOf(startsAt), inWords(place)];
      return { title: inWords(title), lines, from: inWords(shown.organisation.name), scan };
    }
    case 'campaign': {
      const { name, purpose, startsOn, endsOn } = shown.campaign;
      const lines = [inWords(purpose), t().campaign.dates(...rangeOf(startsOn, endsOn))];
      return { title: inWords(name), lines, from: inWords(shown.organisation.name), scan };
    }
    case 'offer': {
      const { name, price, unit, perItem, use } = shown.offer;
      const lines = [
        `${yuan(price)} ${t().offer.price(inWords(unit))}`,
        t().offer.gift(yuan(perItem), inWords(unit), inWords(use)),
      ];
      return { title: inWords(name), lines, from: inWords(shown.organisation.name), scan };
    }
    case 'list':
    case 'choosing':
    case 'not-found':
    case 'failed':
      return undefined;
  }
};

/** Where the page is in one language: Chinese stands at the plain address, which readers of English are shown in English. */
export const addressIn = ({ publicUrl, path }: Asked, language: Asked['language']): string =>
  `${publicUrl}${path}${language === 'en' ? '?lang=en' : ''}`;

export const isFound = ({ page }: Shown): boolean => page !== 'not-found' && page !== 'failed';
