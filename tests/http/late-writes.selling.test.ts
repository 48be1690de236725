import { beforeAll, expect } from 'vitest';
import { post, put } from '../support/acts';
import { asked } from '../support/ask';
import {
  agreementBody,
  campaignBody,
  merchantOf,
  fishSale,
  offerBody,
  type FishSale,
} from '../support/fish-sale';
import { playsLate, type LateCase } from '../support/late-cases';
import { settle } from '../support/settle';

let here: FishSale;
beforeAll(async () => {
  here = await fishSale('chunan');
});

const reason = '停了';
const make = <T>(what: string, body: object) =>
  asked<T>(201, 'POST', `${here.at}/${what}`, body, { as: here.finance });
/** A campaign, a merchant, an agreement that is signed or not, and an offer by it that is open or not: all of them new. */
const season = async ({ signed = true, open = true } = {}) => {
  const { at, finance } = here;
  const { campaignId } = await make<{ campaignId: string }>('campaigns', campaignBody());
  await asked(200, 'POST', `${at}/campaigns/${campaignId}/publish`, undefined, { as: finance });
  const { merchant, seller } = await merchantOf(here);
  const { merchantId } = merchant;
  const body = agreementBody({ merchantId, campaignId });
  const { agreementId } = await make<{ agreementId: string }>('agreements', body);
  const sign = post(`${at}/agreements/${agreementId}/sign`, seller, { signedBy: '方大伟', revision: 1 });
  if (signed) await asked(200, 'POST', sign.path, sign.body, { as: seller });
  const offer = offerBody({ campaignId, agreementId });
  const { offerId } = await make<{ offerId: string }>('offers', offer);
  if (open) await asked(200, 'POST', `${at}/offers/${offerId}/open`, undefined, { as: finance });
  const { campaignId: _c, merchantId: _m, ...terms } = body;
  const { name, unit, price } = offer;
  const { fund: _fund, ...written } = campaignBody();
  const as = finance;
  return {
    offerId,
    campaignId,
    endCampaign: post(`${at}/campaigns/${campaignId}/end`, as, { reason }),
    changeCampaign: (said: string) =>
      put(`${at}/campaigns/${campaignId}`, as, { ...written, name: { zh: said }, revision: 2 }),
    withdrawMerchant: post(`${at}/merchants/${merchantId}/withdraw`, as, { reason }),
    changeMerchant: (said: string) =>
      put(`${at}/merchants/${merchantId}`, as, { name: { zh: said }, contactName: '方', revision: 1 }),
    sign,
    draftAgreement: post(`${at}/agreements`, as, body),
    changeAgreement: (said = '别的用途') =>
      put(`${at}/agreements/${agreementId}`, as, { ...terms, use: { zh: said }, revision: 1 }),
    withdrawAgreement: post(`${at}/agreements/${agreementId}/withdraw`, as, { reason }),
    createOffer: post(`${at}/offers`, as, offer),
    openOffer: post(`${at}/offers/${offerId}/open`, as),
    pauseOffer: post(`${at}/offers/${offerId}/pause`, as),
    closeOffer: post(`${at}/offers/${offerId}/close`, as, { reason }),
    changeOffer: (dearer = 100, revision = 1) =>
      put(`${at}/offers/${offerId}`, as, { name, unit, price: price + dearer, revision }),
    order: (revision?: number) => post(`${at}/orders`, undefined, { offerId, quantity: 1, revision }),
  };
};
type Season = Awaited<ReturnType<typeof season>>;

/** No offer of the campaign is sold, or waits to be, when all has followed. */
const allClosed =
  ({ campaignId }: Season) =>
  async (): Promise<void> => {
    await settle();
    const { items } = await asked<{ items: { campaignId: string; status: string }[] }>(
      200,
      'GET',
      `${here.at}/offers?limit=50&campaignId=${campaignId}`,
      undefined,
      { as: here.finance },
    );
    const of = items.filter((offer) => offer.campaignId === campaignId);
    expect(of.map(({ status }) => status)).toEqual(of.map(() => 'closed'));
  };

const cases: LateCase[] = [
  ...(
    [
      ['pauseOffer', 'offer-paused'],
      ['closeOffer', 'offer-closed'],
    ] as const
  ).map(([deed, word]): LateCase => [
    `placeOrder, ${deed}`,
    async () => {
      const of = await season();
      return { one: of.order(), other: of[deed] };
    },
    [word],
    ['done'],
  ]),
  [
    'placeOrder by somebody who read the price, changeOffer',
    async () => {
      const of = await season();
      return { one: of.order(2), other: of.changeOffer(100, 2) };
    },
    ['offer-changed'],
    ['done'],
  ],
  ...(['createOffer', 'openOffer', 'draftAgreement', 'changeAgreement'] as const).flatMap(
    (deed): LateCase[] => {
      const both = (ends: 'endCampaign' | 'withdrawMerchant') => async () => {
        const of = await season({ open: false, signed: deed !== 'changeAgreement' });
        const one = deed === 'changeAgreement' ? of.changeAgreement() : of[deed];
        return { one, other: of[ends], behind: allClosed(of) };
      };
      // What follows from either closes the offer too.
      const [over, more] =
        deed === 'openOffer' ? ['campaign-not-published', ['offer-over']] : ['campaign-over', []];
      return [
        [`${deed}, endCampaign`, both('endCampaign'), [over, ...more], ['done']],
        [`${deed}, withdrawMerchant`, both('withdrawMerchant'), ['merchant-withdrawn', ...more], ['done']],
      ];
    },
  ),
  [
    'createOffer, withdrawAgreement',
    async () => {
      const of = await season({ signed: false, open: false });
      return { one: of.createOffer, other: of.withdrawAgreement, behind: allClosed(of) };
    },
    ['agreement-withdrawn'],
    ['done'],
  ],
  [
    'signAgreement, withdrawMerchant',
    async () => {
      const of = await season({ signed: false, open: false });
      return { one: of.sign, other: of.withdrawMerchant };
    },
    ['merchant-withdrawn'],
    ['done'],
  ],
  [
    'signAgreement, withdrawAgreement',
    async () => {
      const of = await season({ signed: false, open: false });
      return { one: of.sign, other: of.withdrawAgreement };
    },
    ['agreement-withdrawn'],
    ['agreement-already-signed'],
  ],
  [
    'signAgreement, changeAgreement',
    async () => {
      const of = await season({ signed: false, open: false });
      return { one: of.sign, other: of.changeAgreement() };
    },
    ['changed-meanwhile'],
    ['agreement-already-signed'],
  ],
  ...(['changeCampaign', 'changeMerchant', 'changeAgreement'] as const).map((deed): LateCase => [
    `${deed} by two`,
    async () => {
      const of = await season({ signed: false, open: false });
      return { one: of[deed]('一'), other: of[deed]('二') };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ]),
  [
    'changeOffer by two',
    async () => {
      const of = await season({ open: false });
      return { one: of.changeOffer(100), other: of.changeOffer(200) };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ],
];

playsLate(cases);
