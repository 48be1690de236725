import { AgreementId, OrganisationId, PersonId, type MerchantId } from '../../shared/ids';
import { config } from '../../platform/config';
import { following } from '../../platform/table/changes';
import type { Writer, Writers } from '../../platform/letters/outbox';
import { sendOnce } from '../../platform/letters/send-once';
import { getPerson, getPersons } from '../../people/accounts/person.table';
import { listHistory } from '../../people/audit/audit.table';
import { listMembers } from '../../people/members/member.table';
import { getMerchant } from '../merchants/merchant.table';
import type { Agreement, AgreementRow } from './agreement';
import { agreementItem } from './agreement.item';
import { agreementChanged, agreementWaits, agreementWithdrawn } from './agreement-letters';
import { getAgreement } from './agreement.table';

const PAGE = 50;
/** Stands in a letter for the merchant's own contact, who may have no account. */
const CONTACT = 'contact';

/** The people who speak for a merchant here. */
const speakersFor = async (organisationId: OrganisationId, merchantId: MerchantId): Promise<PersonId[]> => {
  const found: PersonId[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMembers(organisationId, { limit: PAGE, cursor });
    found.push(...page.items.filter((one) => one.merchantId === merchantId).map((one) => one.personId));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

/** Who is written to: each person of the merchant with an address, and its contact where that is another. */
const readersOf = async (organisationId: OrganisationId, merchantId: MerchantId): Promise<string[]> => {
  const [speakers, merchant] = await Promise.all([
    speakersFor(organisationId, merchantId),
    getMerchant(organisationId, merchantId),
  ]);
  const persons = await getPersons(speakers);
  const reached = persons.filter((person) => person?.email !== undefined);
  const contact = merchant?.contactEmail?.toLowerCase();
  const isOther = contact !== undefined && !reached.some((person) => person?.email === contact);
  return [...reached.flatMap((person) => person?.personId ?? []), ...(isOther ? [CONTACT] : [])];
};

/** What there is to tell of a change, and the name of its letter. */
const toTell = (before: AgreementRow | undefined, after: AgreementRow): string | undefined => {
  if (!before) return after.status === 'draft' ? 'agreement-waits' : undefined;
  if (before.revision === after.revision) return undefined;
  if (after.status === 'withdrawn') return 'agreement-withdrawn';
  return after.status === 'draft' ? 'agreement-changed' : undefined;
};

/** An agreement waits for the merchant, was changed or withdrawn: the merchant is told, each time once. */
export const tellMerchant = following(agreementItem, async ({ id, before, after }, now) => {
  const what = after && toTell(before, after);
  if (!after || what === undefined) return;
  const organisationId = OrganisationId.parse(id.organisationId);
  const { agreementId, merchantId, revision } = after;
  for (const reader of await readersOf(organisationId, merchantId)) {
    const about = { agreementId, reader, revision: String(revision) };
    await sendOnce(organisationId, `${what}-${agreementId}-${revision}-${reader}`, { what, about }, now);
  }
});

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
