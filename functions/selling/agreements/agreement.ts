import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AgreementId, CampaignId, FundId, MerchantId, PersonId } from '../../shared/ids';
import { Price, yuan, type Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { changeOf, revised } from '../../shared/revision';
import { LongText, PersonName, Reason, Words } from '../../shared/words';

/** So many fen for every item sold. */
export const GivingRule = z
  .strictObject({ kind: z.literal('fixed'), perItem: Price })
  .meta({ id: 'GivingRule' });

const terms = {
  rule: GivingRule,
  unit: Words,
  startsOn: Day,
  endsOn: Day,
  minimum: Price.optional(),
  maximum: Price.optional(),
  /** By this day of each month what the month before promised is paid over: a day that every month has. */
  paysOnDay: z.number().int().min(1).max(28).optional(),
};

export const NewAgreement = z
  .strictObject({
    merchantId: MerchantId,
    campaignId: CampaignId,
    ...terms,
    use: Words,
    /** When and how the donation is handed over. */
    deliveredBy: LongText,
  })
  .meta({ id: 'NewAgreement' });
export type NewAgreement = z.infer<typeof NewAgreement>;

/** What may be written anew until it is signed. Between whom it is, and for which campaign, stays. */
export const ChangedAgreement = NewAgreement.omit({ merchantId: true, campaignId: true })
  .extend(changeOf)
  .meta({ id: 'ChangedAgreement' });
export type ChangedAgreement = z.infer<typeof ChangedAgreement>;

/** A donation agreement as a list shows it: small (400 bytes), because twenty of them are read at once. */
export const AgreementRow = z
  .object({
    agreementId: AgreementId,
    merchantId: MerchantId,
    merchantName: Words,
    campaignId: CampaignId,
    ...terms,
    /** A draft may be changed and withdrawn; what is signed stands as it is. */
    status: z.enum(['draft', 'signed', 'withdrawn']),
    signedOn: Day.optional(),
    ...revised,
  })
  .meta({ id: 'AgreementRow' });
export type AgreementRow = z.infer<typeof AgreementRow>;

/**
 * What both sides agree to (慈善法 art. 39: donor's and charity's names, kind, amount or the rule that yields it, use,
 * delivery date and way; quality is for goods, and this is money). Once signed it stands: a change is another agreement.
 */
export const AgreementText = z.object({
  donor: Words,
  charity: Words,
  /** Which campaign and which fund: agreements of the same parties are told apart by them. */
  campaign: Words.optional(),
  fund: Words.optional(),
  kind: z.literal('money'),
  ...terms,
  use: Words,
  deliveredBy: LongText,
  /** Of these terms; the order keeps it too. */
  version: z.number().int().min(1),
  /** SHA-256 of the terms, in hexadecimal: what was signed can be told from anything else. */
  textHash: z.string().length(64),
});
export type AgreementText = z.infer<typeof AgreementText>;

export const Signature = z.object({ signedBy: PersonName, personId: PersonId, signedAt: z.iso.datetime() });
export type Signature = z.infer<typeof Signature>;

export const Agreement = AgreementRow.extend({
  fundId: FundId,
  text: AgreementText,
  signature: Signature.optional(),
  withdrawnBecause: Reason.optional(),
}).meta({ id: 'Agreement' });
export type Agreement = z.infer<typeof Agreement>;

type Parties = {
  agreementId: AgreementId;
  charity: Words;
  merchantName: Words;
  campaign: { fundId: FundId; name: Words; startsOn: Day; endsOn: Day };
  fundName: Words;
};

/** Over the terms in the schema's order, whatever order they were kept in. */
const hashOf = (terms: Omit<AgreementText, 'textHash'>): string =>
  createHash('sha256')
    .update(JSON.stringify(AgreementText.omit({ textHash: true }).parse(terms)))
    .digest('hex');

/** Refuses `agreement-dates`, `agreement-limits`. */
export const draftAgreementOf = (asked: NewAgreement, of: Parties, version = 1): Agreement => {
  const { campaign, merchantName } = of;
  const { merchantId, campaignId, use, deliveredBy, ...agreed } = asked;
  if (agreed.endsOn < agreed.startsOn) refuse('agreement-dates');
  if (agreed.startsOn < campaign.startsOn || agreed.endsOn > campaign.endsOn) refuse('agreement-dates');
  if (agreed.minimum !== undefined && agreed.maximum !== undefined && agreed.minimum > agreed.maximum)
    refuse('agreement-limits');
  const text = {
    donor: merchantName,
    charity: of.charity,
    campaign: campaign.name,
    fund: of.fundName,
    kind: 'money' as const,
    ...agreed,
    use,
    deliveredBy,
    version,
  };
  return {
    agreementId: of.agreementId,
    merchantId,
    merchantName,
    campaignId,
    ...agreed,
    status: 'draft',
    revision: 1,
    fundId: campaign.fundId,
    text: { ...text, textHash: hashOf(text) },
  };
};

/** Refuses `agreement-already-signed`, `agreement-withdrawn`. */
const assertDraft = ({ status }: Pick<Agreement, 'status'>): void => {
  if (status === 'signed') refuse('agreement-already-signed');
  if (status === 'withdrawn') refuse('agreement-withdrawn');
};

/**
 * The draft with other terms, and the parties' names of today: another version, with its own hash. Refuses `agreement-already-signed`,
 * `agreement-withdrawn`, `agreement-dates`, `agreement-limits`.
 */
export const changedAgreement = (
  agreement: Agreement,
  { rule, unit, startsOn, endsOn, minimum, maximum, paysOnDay, use, deliveredBy }: ChangedAgreement,
  of: Parties,
): Agreement => {
  assertDraft(agreement);
  const { merchantId, campaignId, revision, text } = agreement;
  const limits = {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(paysOnDay !== undefined && { paysOnDay }),
  };
  const asked = { merchantId, campaignId, rule, unit, startsOn, endsOn, ...limits, use, deliveredBy };
  const again = (version: number) => draftAgreementOf(asked, of, version);
  const isSame = again(text.version).text.textHash === text.textHash;
  return isSame ? agreement : { ...again(text.version + 1), revision };
};

/** A draft that nobody is to sign any more. Refuses `agreement-already-signed`. */
export const withdrawnAgreement = (agreement: Agreement, reason: string): Agreement => {
  if (agreement.status === 'withdrawn') return agreement;
  assertDraft(agreement);
  return { ...agreement, status: 'withdrawn', withdrawnBecause: reason };
};

/** The terms side by side: what history and letters tell of a change. */
export const termsOf = ({ text, status, withdrawnBecause }: Agreement) => {
  const { rule, kind: _money, version: _v, textHash: _h, ...told } = text;
  return { status, perItem: rule.perItem, ...told, withdrawnBecause };
};

/** Does anything differ from what was drafted? The hash is made anew from the terms. */
export const isUntouched = ({ text }: Agreement): boolean => {
  const { textHash, ...terms } = text;
  return hashOf(terms) === textHash;
};

/**
 * Signed by the merchant's own person. The same signature again changes nothing; refuses `agreement-already-signed` for
 * another, `agreement-withdrawn`.
 * @param on the day of the signature in Asia/Shanghai
 */
export const sign = (agreement: Agreement, signature: Signature, on: Day): Agreement => {
  const { signature: standing } = agreement;
  if (standing?.personId === signature.personId && standing.signedBy === signature.signedBy) return agreement;
  assertDraft(agreement);
  if (!isUntouched(agreement)) throw new Error(`${agreement.agreementId}: its text is not what was drafted`);
  return { ...agreement, status: 'signed', signedOn: on, signature };
};

/** Refuses `agreement-not-signed`, `agreement-does-not-cover`. */
export const assertCovers = (
  agreement: Pick<AgreementRow, 'status' | 'startsOn' | 'endsOn' | 'campaignId'>,
  asked: { campaignId: CampaignId; on: Day },
): void => {
  if (agreement.status !== 'signed') refuse('agreement-not-signed');
  const { startsOn, endsOn } = agreement;
  const isWithin = asked.on >= startsOn && asked.on <= endsOn;
  if (!isWithin || agreement.campaignId !== asked.campaignId)
    refuse('agreement-does-not-cover', { startsOn, endsOn });
};

/** With this much accrued already, would one more gift pass the agreed maximum? Refuses `donation-maximum-reached`. Fen. */
export const assertWithinMaximum = (accrued: Fen, gift: Fen, maximum: Fen | undefined): void => {
  if (maximum !== undefined && accrued + gift > maximum)
    refuse('donation-maximum-reached', { maximum: `¥${yuan(maximum)}` });
};
