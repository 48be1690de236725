export type { Agreement, AgreementRow } from '../../../../functions/selling/agreements/agreement';
