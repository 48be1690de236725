import { OrganisationId, type MerchantId, type PersonId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { sendOnce } from '../../platform/letters/send-once';
import { getPersons } from '../../people/accounts/person.table';
import { listMembers } from '../../people/members/member.table';
import { getMerchant } from '../merchants/merchant.table';
import type { AgreementRow } from './agreement';
import { agreementItem } from './agreement.item';
import { CONTACT, type AGREEMENT_LETTERS } from './agreement-letter-names';

const PAGE = 50;

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

type LetterName = (typeof AGREEMENT_LETTERS)[number];

/** What there is to tell of a change, and the name of its letter. */
const toTell = (before: AgreementRow | undefined, after: AgreementRow): LetterName | undefined => {
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
