import type { SignedInPerson } from './sessions';
import { agreementBody, campaignBody, noticeFor, offerBody, orderFish, type FishSale } from './fish-sale';
import { asked } from './ask';
import { signedIn } from './sessions';
import { releaseEvent, inDays } from './release-event';
import { holdPlace } from './hold-place';
import { makeShift } from './make-shift';
import { minutesAgo } from './soon';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { newId } from './new-id';
import { ShiftId } from '../../functions/shared/ids';
import type { OrganisationId } from '../../functions/shared/ids';

/** One request that changes something, ready to be sent; sent again it is the same. */
export type Act = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  as?: { cookie: string };
  headers?: Record<string, string>;
};
/** Prepares the same request of somebody or something new, so that it can be done anew. */
export type Prepare = () => Promise<Act>;
export type Acts = Readonly<Record<string, Prepare>>;

export const post = (path: string, as: SignedInPerson | undefined, body?: unknown): Act => ({
  method: 'POST',
  path,
  body,
  ...(as && { as }),
});

export const put = (path: string, as: SignedInPerson, body: unknown): Act => ({
  method: 'PUT',
  path,
  body,
  as,
});

/** What stands is changed, and ended. */
const changingSelling = ({ at, finance, campaign, merchant, agreement }: FishSale): Acts => {
  const make = async <T>(what: string, body: object) =>
    asked<T>(201, 'POST', `${at}/${what}`, body, { as: finance });
  const newCampaign = async () =>
    `${at}/campaigns/${(await make<{ campaignId: string }>('campaigns', campaignBody())).campaignId}`;
  const { name, price, unit, ...of } = offerBody({ ...campaign, ...agreement });
  const newOffer = async () => {
    const made = await make<{ offerId: string }>('offers', { name, price, unit, ...of });
    return `${at}/offers/${made.offerId}`;
  };
  const newMerchant = async () => {
    const body = { name: { zh: '千岛湖鲜鱼行' }, contactName: '方老板' };
    return `${at}/merchants/${(await make<{ merchantId: string }>('merchants', body)).merchantId}`;
  };
  const { merchantId, campaignId, ...terms } = agreementBody({ ...merchant, ...campaign });
  const newAgreement = async () => {
    const body = { merchantId, campaignId, ...terms };
    return `${at}/agreements/${(await make<{ agreementId: string }>('agreements', body)).agreementId}`;
  };
  const openOffer = async () => {
    const path = await newOffer();
    await asked(200, 'POST', `${path}/open`, undefined, { as: finance });
    return path;
  };
  const { fund: _fund, ...written } = campaignBody();
  const reason = '写错了';
  return {
    changeCampaign: async () =>
      put(await newCampaign(), finance, { ...written, name: { zh: '改过的名字' }, revision: 1 }),
    endCampaign: async () => post(`${await newCampaign()}/end`, finance, { reason }),
    changeMerchant: async () =>
      put(await newMerchant(), finance, { name: { zh: '改过的商家' }, contactName: '方老板', revision: 1 }),
    withdrawMerchant: async () => post(`${await newMerchant()}/withdraw`, finance, { reason }),
    changeAgreement: async () =>
      put(await newAgreement(), finance, { ...terms, use: { zh: '改过的用途' }, revision: 1 }),
    withdrawAgreement: async () => post(`${await newAgreement()}/withdraw`, finance, { reason }),
    changeOffer: async () => put(await newOffer(), finance, { name, price: price + 100, unit, revision: 1 }),
    pauseOffer: async () => post(`${await openOffer()}/pause`, finance),
    closeOffer: async () => post(`${await openOffer()}/close`, finance, { reason }),
  };
};

/** Selling: everything in one organisation, where fish are on sale already. */
export const sellingActs = (sale: FishSale): Acts => {
  const { at, finance, seller } = sale;
  const newCampaign = () =>
    asked<{ campaignId: string }>(201, 'POST', `${at}/campaigns`, campaignBody(), { as: finance });
  const terms = () =>
    agreementBody({ merchantId: sale.merchant.merchantId, campaignId: sale.campaign.campaignId });
  const newAgreement = () =>
    asked<{ agreementId: string }>(201, 'POST', `${at}/agreements`, terms(), { as: finance });
  const newOffer = ({ agreementId }: { agreementId: string }) =>
    offerBody({ campaignId: sale.campaign.campaignId, agreementId });
  const sign = ({ agreementId }: { agreementId: string }) =>
    post(`${at}/agreements/${agreementId}/sign`, seller, { signedBy: '方大伟' });
  return {
    createCampaign: async () => post(`${at}/campaigns`, finance, campaignBody()),
    publishCampaign: async () => post(`${at}/campaigns/${(await newCampaign()).campaignId}/publish`, finance),
    createMerchant: async () =>
      post(`${at}/merchants`, finance, { name: { zh: '千岛湖鲜鱼行' }, contactName: '方老板' }),
    draftAgreement: async () => post(`${at}/agreements`, finance, terms()),
    signAgreement: async () => sign(await newAgreement()),
    createOffer: async () => post(`${at}/offers`, finance, newOffer(sale.agreement)),
    openOffer: async () => {
      const made = await asked<{ offerId: string }>(201, 'POST', `${at}/offers`, newOffer(sale.agreement), {
        as: finance,
      });
      return post(`${at}/offers/${made.offerId}/open`, finance);
    },
    ...changingSelling(sale),
    placeOrder: async () => post(`${at}/orders`, undefined, { offerId: sale.offer.offerId, quantity: 2 }),
    payOrder: async () => {
      const { order, viewKey } = await orderFish(sale, 2);
      return post(`${at}/orders/${order.orderId}/pay`, undefined, { provider: 'sandbox', key: viewKey });
    },
    takeSandboxNotice: async () => {
      const { order } = await orderFish(sale, 2);
      const request = noticeFor(order);
      const { pathname } = new URL(request.url);
      const headers = Object.fromEntries(request.headers);
      return { method: 'POST', path: pathname.replace(/^\/api/, ''), body: await request.json(), headers };
    },
  };
};

/** Events, places and who came. */
export const volunteeringActs = (
  o: OrganisationId,
  organiser: SignedInPerson,
  follow: () => Promise<void>,
): Acts => {
  const at = `/organisations/${o}`;
  const event = {
    title: { zh: '千岛湖放鱼' },
    description: { zh: '把鱼放回湖里。' },
    place: { zh: '中心湖区码头' },
    startsAt: inDays(7, 0),
    endsAt: inDays(7, 10),
  };
  const shift = {
    title: { zh: '放鱼' },
    startsAt: inDays(7, 1),
    endsAt: inDays(7, 4),
    places: 60,
    waitlist: true,
  };
  const place = async () => {
    const { shiftIds } = await releaseEvent(o, organiser, [{ places: 2, waitlist: true }]);
    const as = await signedIn();
    return { path: `${at}/shifts/${shiftIds[0]}/sign-ups`, as };
  };
  /** Somebody who holds a place on a shift that is under way. */
  const underWay = async (part: { places?: number } = {}) => {
    const times = { startsAt: minutesAgo(90), endsAt: minutesAgo(-30), shiftId: ShiftId.parse(newId('shf')) };
    const shift = makeShift(1, { organisationId: o, ...times, ...part });
    await putNewShift(shift, 'a');
    const { personId, name } = await signedIn();
    await holdPlace(shift, personId, name);
    return { shiftId: shift.shiftId, personId };
  };
  const present = async () => {
    const { shiftId, personId } = await underWay();
    return (what: string, minutes: number) =>
      post(`${at}/shifts/${shiftId}/sign-ups/${personId}/${what}`, organiser, { at: minutesAgo(minutes) });
  };
  const done = async ({ path, body }: Act) => asked(200, 'POST', path, body, { as: organiser });
  const undone = ({ body: _, ...act }: Act): Act => ({ ...act, body: {} });
  return {
    createEvent: async () => post(`${at}/events`, organiser, event),
    openShift: async () => {
      const { eventId } = await asked<{ eventId: string }>(201, 'POST', `${at}/events`, event, {
        as: organiser,
      });
      return post(`${at}/events/${eventId}/shifts`, organiser, shift);
    },
    publishEvent: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}, {}], { publish: false });
      return post(`${at}/events/${eventId}/publish`, organiser);
    },
    changeEvent: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}]);
      const body = { ...event, title: { zh: '改了名' }, revision: 1 };
      return { method: 'PUT', path: `${at}/events/${eventId}`, body, as: organiser };
    },
    cancelEvent: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}]);
      return post(`${at}/events/${eventId}/cancel`, organiser, { reason: '台风' });
    },
    copyEvent: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}, {}]);
      return post(`${at}/events/${eventId}/copy`, organiser, { on: inDays(30, 0).slice(0, 10) });
    },
    changeShift: async () => {
      const { shiftIds } = await releaseEvent(o, organiser, [{ waitlist: true }]);
      const body = { ...shift, startsAt: inDays(7, 2), places: 70, revision: 1 };
      return { method: 'PUT', path: `${at}/shifts/${shiftIds[0]}`, body, as: organiser };
    },
    cancelShift: async () => {
      const { shiftIds } = await releaseEvent(o, organiser, [{}]);
      return post(`${at}/shifts/${shiftIds[0]}/cancel`, organiser, { reason: '台风' });
    },
    sendMessage: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}]);
      return post(`${at}/events/${eventId}/messages`, organiser, { to: { kind: 'event' }, text: '请带雨衣' });
    },
    previewMessage: async () => {
      const { eventId } = await releaseEvent(o, organiser, [{}]);
      const asks = { to: { kind: 'event' }, text: '请带雨衣' };
      return post(`${at}/events/${eventId}/messages/preview`, organiser, asks);
    },
    takePlace: async () => {
      const { path, as } = await place();
      return post(path, as);
    },
    takePlaceInLine: async () => {
      const { path, as } = await place();
      for (const _ of [1, 2]) await asked(201, 'POST', path, undefined, { as: await signedIn() });
      return post(path, as);
    },
    giveUpPlace: async () => {
      const { path, as } = await place();
      await asked(201, 'POST', path, undefined, { as });
      await follow();
      return post(`${path}/give-up`, as);
    },
    checkIn: async () => (await present())('check-in', 80),
    addAtDoor: async () => {
      const { shiftId } = await underWay({ places: 1 });
      const asks = { name: '陈阿姨', email: `${newId('door')}@people.example`, raisePlaces: true };
      return post(`${at}/shifts/${shiftId}/at-door`, organiser, asks);
    },
    checkOut: async () => {
      const note = await present();
      await done(note('check-in', 80));
      return note('check-out', 10);
    },
    undoCheckIn: async () => {
      const note = await present();
      await done(note('check-in', 80));
      return undone(note('check-in/undo', 0));
    },
    undoCheckOut: async () => {
      const note = await present();
      await done(note('check-in', 80));
      await done(note('check-out', 10));
      return undone(note('check-out/undo', 0));
    },
  };
};
