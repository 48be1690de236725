import * as z from 'zod';

const id = <Name extends string>(prefix: string, _name: Name) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))
    .brand<Name>();

/** The part of the address that names an organisation, e.g. `chunan`. */
export const OrganisationId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/)
  .brand<'OrganisationId'>();
export type OrganisationId = z.infer<typeof OrganisationId>;

/** 60 random bits in Crockford's base 32: short, because a shift's gate holds fifty of them in one kilobyte. */
export const PersonId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{12}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

export const CampaignId = id('cmp', 'CampaignId');
export type CampaignId = z.infer<typeof CampaignId>;
export const MerchantId = id('mer', 'MerchantId');
export type MerchantId = z.infer<typeof MerchantId>;
export const AgreementId = id('agr', 'AgreementId');
export type AgreementId = z.infer<typeof AgreementId>;
export const OfferId = id('ofr', 'OfferId');
export type OfferId = z.infer<typeof OfferId>;
export const OrderId = id('ord', 'OrderId');
export type OrderId = z.infer<typeof OrderId>;
export const EventId = id('evt', 'EventId');
export type EventId = z.infer<typeof EventId>;
export const ShiftId = id('shf', 'ShiftId');
export type ShiftId = z.infer<typeof ShiftId>;
export const MessageId = id('msg', 'MessageId');
export type MessageId = z.infer<typeof MessageId>;
export const FundId = id('fnd', 'FundId');
export type FundId = z.infer<typeof FundId>;
export const SpendingId = id('spd', 'SpendingId');
export type SpendingId = z.infer<typeof SpendingId>;
export const HandOverId = id('hnd', 'HandOverId');
export type HandOverId = z.infer<typeof HandOverId>;
export const StatementId = id('stm', 'StatementId');
export type StatementId = z.infer<typeof StatementId>;
export const StatementLineId = id('lin', 'StatementLineId');
export type StatementLineId = z.infer<typeof StatementLineId>;
export const DifferenceId = id('dif', 'DifferenceId');
export type DifferenceId = z.infer<typeof DifferenceId>;
export const RemittanceId = id('rem', 'RemittanceId');
export type RemittanceId = z.infer<typeof RemittanceId>;
export const FileId = id('fil', 'FileId');
export type FileId = z.infer<typeof FileId>;
export const ColumnMappingId = id('map', 'ColumnMappingId');
export type ColumnMappingId = z.infer<typeof ColumnMappingId>;

/** What a caller chooses once per intent; the item that it makes keeps it, so that a retry gets the first answer. */
export const RequestKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'RequestKey'>();
export type RequestKey = z.infer<typeof RequestKey>;
