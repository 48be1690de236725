export type { Agreement, AgreementRow } from '../../../../functions/agreements/agreement';
