import * as z from 'zod';
import { AgreementId, CampaignId, FundId, HandOverId, OrganisationId, SpendingId } from '../../shared/ids';
import { isStaff, type Actor } from '../../shared/actor';
import { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { changeOf, revised } from '../../shared/revision';
import { PersonName, Reason, ShortText, Words, Sentence } from '../../shared/words';
import type { Accrued } from '../../books/dues/due';
import { HandedOverOfUnit, handedOverOfAll } from './season';
import { newFund, type Fund } from '../../books/funds/fund';
import type { HandOver } from '../../books/hand-overs/hand-over';

/** A campaign as a list shows it: small (400 bytes), because twenty of them are read at once. */
export const CampaignRow = z
  .object({
    organisationId: OrganisationId,
    campaignId: CampaignId,
    name: Words,
    district: Words.optional(),
    /** 备案编号, where the campaign is public fundraising of the charity's own. */
    filingNumber: ShortText.optional(),
    startsOn: Day,
    endsOn: Day,
    fundId: FundId,
    status: z.enum(['draft', 'published', 'withdrawn', 'ended']),
    ...revised,
  })
  .meta({ id: 'CampaignRow' });
export type CampaignRow = z.infer<typeof CampaignRow>;

export const Campaign = CampaignRow.extend({
  /** What it is for, in one sentence. */
  purpose: Sentence,
  /** Why it ended before its time; told to the public where it had been published. */
  endedBecause: Reason.optional(),
}).meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

export const NewCampaign = z
  .strictObject({
    name: Words,
    purpose: Sentence,
    district: Words.optional(),
    filingNumber: ShortText.optional(),
    startsOn: Day,
    endsOn: Day,
    fund: z.strictObject({ name: Words }),
  })
  .meta({ id: 'NewCampaign' });
export type NewCampaign = z.infer<typeof NewCampaign>;

/** What may be written anew. Its fund's name stands in books that were told to the public, and stays. */
export const ChangedCampaign = NewCampaign.omit({ fund: true })
  .extend(changeOf)
  .meta({ id: 'ChangedCampaign' });
export type ChangedCampaign = z.infer<typeof ChangedCampaign>;

const WRITTEN = ['name', 'purpose', 'district', 'filingNumber', 'startsOn', 'endsOn'] as const;

/** A draft that was withdrawn, or what ended before its time: it stays as it is. */
export const isOver = ({ status }: Pick<CampaignRow, 'status'>): boolean =>
  status === 'withdrawn' || status === 'ended';
/** The public may see it: also what ended, for money was given. */
export const isPublic = ({ status }: Pick<CampaignRow, 'status'>): boolean =>
  status === 'published' || status === 'ended';

/** Refuses `campaign-over`, `campaign-dates`. */
export const changedCampaign = (campaign: Campaign, asked: ChangedCampaign): Campaign => {
  if (isOver(campaign)) refuse('campaign-over');
  if (asked.endsOn < asked.startsOn) refuse('campaign-dates');
  return { ...campaign, ...Object.fromEntries(WRITTEN.map((field) => [field, asked[field]])) };
};

/** Public from now on. Refuses `campaign-over`. */
export const publishedCampaign = (campaign: Campaign): Campaign =>
  isOver(campaign) ? refuse('campaign-over') : { ...campaign, status: 'published' };

/**
 * A draft is withdrawn; what was published ends before its time: nothing is offered in it from now on, what was given stays in
 * its fund, and its page says why.
 */
export const endedCampaign = (campaign: Campaign, reason: string): Campaign => {
  if (isOver(campaign)) return campaign;
  const status = campaign.status === 'draft' ? 'withdrawn' : 'ended';
  return { ...campaign, status, endedBecause: reason };
};

/** A draft with its empty fund. Refuses `campaign-dates`. */
export const draftCampaign = (
  asked: NewCampaign,
  ids: Pick<Campaign, 'organisationId' | 'campaignId' | 'fundId'>,
): { campaign: Campaign; fund: Fund } => {
  const { fund, ...campaign } = asked;
  if (campaign.endsOn < campaign.startsOn) refuse('campaign-dates');
  const made: Campaign = { ...campaign, ...ids, status: 'draft', revision: 1 };
  return { campaign: made, fund: newFund({ ...ids, name: fund.name }) };
};

const Stage = z.object({ amount: Fen, lastOn: Day.optional() });
/** How far the money came: sold → due → paid over → spent → handed over. Amounts in fen. */
export const River = z
  .object({
    sold: z.object({ count: z.number().int(), lastOn: Day.optional() }),
    /** All that was promised by what was sold, refunds netted; what of it is paid over is the next stage. */
    due: Stage,
    paidOver: Stage,
    spent: Stage,
    handedOver: z.object({
      quantity: z.number().int(),
      unit: Words.optional(),
      /** What was handed over in other units, which are not added up. */
      also: z.array(HandedOverOfUnit).optional(),
      lastOn: Day.optional(),
    }),
  })
  .meta({ id: 'River' });
export type River = z.infer<typeof River>;

const lastOn = (day: Day | undefined) => (day === undefined ? {} : { lastOn: day });

/** The most of one unit, and beside it what was handed over in others. */
const handedOverIn = (fund: Fund): Pick<River['handedOver'], 'quantity' | 'unit' | 'also'> => {
  const [most, ...also] = handedOverOfAll([fund]);
  return { quantity: 0, ...most, ...(also.length > 0 && { also }) };
};

export const riverOf = (fund: Fund, sales: Accrued): River => ({
  sold: { count: sales.count, ...lastOn(sales.lastOn) },
  due: { amount: sales.amount, ...lastOn(sales.lastOn) },
  paidOver: { amount: fund.received, ...lastOn(fund.receivedOn) },
  spent: { amount: fund.spent, ...lastOn(fund.spentOn) },
  handedOver: { ...handedOverIn(fund), ...lastOn(fund.handedOverOn) },
});

/** What the public is told of a signed donation agreement (law: the outcome is published). */
export const AgreementSummary = z
  .object({
    agreementId: AgreementId,
    merchantName: Words,
    rule: z.object({ kind: z.literal('fixed'), perItem: Fen }),
    unit: Words,
    use: Words,
    startsOn: Day,
    endsOn: Day,
    minimum: Fen.optional(),
    maximum: Fen.optional(),
    signedOn: Day,
    /** What was sold by this agreement promises so far, refunds netted. */
    accrued: Fen,
  })
  .meta({ id: 'AgreementSummary' });
export type AgreementSummary = z.infer<typeof AgreementSummary>;

export const HandedOver = z
  .object({
    handOverId: HandOverId,
    spendingId: SpendingId,
    on: Day,
    place: Words,
    quantity: z.number().int(),
    unit: Words,
    /** Told to staff alone: a name is published only with consent. */
    receivedBy: PersonName.optional(),
    /** Of one that stands in the place of another: of which, and why. */
    corrects: HandOverId.optional(),
    because: Reason.optional(),
    /** Another stands in its place: it counts no more. */
    correctedBy: HandOverId.optional(),
  })
  .meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof HandedOver>;

/** As it is told: who took it to staff alone. */
export const handedOverAs = (by: Actor, { receivedBy, ...told }: HandOver): HandedOver =>
  isStaff(by) ? { ...told, receivedBy } : told;

export const CampaignPage = Campaign.extend({
  fundName: Words,
  river: River,
  agreements: z.array(AgreementSummary),
  /** The newest twenty. */
  handOvers: z.array(HandedOver),
}).meta({ id: 'CampaignPage' });
export type CampaignPage = z.infer<typeof CampaignPage>;
