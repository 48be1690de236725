import { AgreementId, PersonId, type OrganisationId } from '../../shared/ids';
import { config } from '../../platform/config';
import type { Writer, Writers } from '../../platform/letters/outbox';
import { getPerson } from '../../people/accounts/person.table';
import { listHistory } from '../../people/audit/audit.table';
import { getMerchant } from '../merchants/merchant.table';
import type { Agreement } from './agreement';
import { CONTACT } from './agreement-letter-names';
import { agreementChanged, agreementWaits, agreementWithdrawn } from './agreement-letters';
import { getAgreement } from './agreement.table';

const PAGE = 50;

const addressOf = async (agreement: Agreement, organisationId: OrganisationId, reader: string) =>
  reader === CONTACT
    ? (await getMerchant(organisationId, agreement.merchantId))?.contactEmail
    : (await getPerson(PersonId.parse(reader), false))?.email;

/** The line of history that made it of this revision. It may come a moment later: the letter waits for it. */
const lineOf = async (organisationId: OrganisationId, agreementId: AgreementId, revision: number) => {
  const { items } = await listHistory(organisationId, agreementId, { limit: PAGE });
  const line = items.find((one) => one.revision === revision);
  if (!line) throw new Error(`${agreementId}: its history does not tell of revision ${revision} yet`);
  return { changed: line.changed ?? {}, reason: line.reason };
};

type Write = (
  agreement: Agreement,
  link: string,
  line: Awaited<ReturnType<typeof lineOf>>,
) => { subject: string; text: string };

/** @param while in which state it is worth telling: what was signed or withdrawn meanwhile is told otherwise */
const writerOf =
  (write: Write, only: Agreement['status']): Writer =>
  async ({ organisationId, about }) => {
    const agreementId = AgreementId.parse(about['agreementId']);
    const agreement = await getAgreement(organisationId, agreementId);
    if (agreement?.status !== only) return undefined;
    const to = await addressOf(agreement, organisationId, about['reader'] ?? '');
    if (to === undefined) return undefined;
    const revision = Number(about['revision']);
    const line =
      revision > 1 ? await lineOf(organisationId, agreementId, revision) : { changed: {}, reason: undefined };
    return {
      to,
      ...write(agreement, `${config.publicUrl}/${organisationId}/desk/agreements/${agreementId}`, line),
    };
  };

/** Who writes the letters about agreements. */
export const agreementWriters: Writers = {
  'agreement-waits': writerOf(agreementWaits, 'draft'),
  'agreement-changed': writerOf(agreementChanged, 'draft'),
  'agreement-withdrawn': writerOf(agreementWithdrawn, 'withdrawn'),
};
