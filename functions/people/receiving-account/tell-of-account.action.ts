import { OrganisationId, PersonId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { config } from '../../platform/config';
import type { Writer } from '../../platform/letters/outbox';
import { sendOnce } from '../../platform/letters/send-once';
import { getPerson, getPersons } from '../accounts/person.table';
import { listMembers } from '../members/member.table';
import { getOrganisation } from '../organisations/organisation.table';
import { CONFIRMERS } from './receiving-account';
import { receivingAccountItem } from './receiving-account.item';
import { getReceivingAccount } from './receiving-account.table';

const PAGE = 50;

/** All who keep the money here, but for one. */
const keepersBut = async (organisationId: OrganisationId, one: PersonId | undefined): Promise<PersonId[]> => {
  const found: PersonId[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMembers(organisationId, { limit: PAGE, cursor });
    for (const { personId, roles } of page.items)
      if (personId !== one && roles.some((role) => CONFIRMERS.some((able) => able === role)))
        found.push(personId);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

/** Another account waits, or is paid into from now on: everybody who keeps the money is told, each once; the one who wrote it is not told of that. */
export const tellOfAccount = following(receivingAccountItem, async ({ id, before, after }, now) => {
  if (!after) return;
  const organisationId = OrganisationId.parse(id.organisationId);
  const isProposed = after.proposed !== undefined && after.proposed.at !== before?.proposed?.at;
  const isChanged = after.since !== undefined && after.since !== before?.since;
  if (!isProposed && !isChanged) return;
  const what = isChanged ? 'account-changed' : 'account-waits';
  for (const personId of await keepersBut(organisationId, isProposed ? after.proposed?.by : undefined)) {
    const about = { personId, revision: String(after.revision) };
    await sendOnce(organisationId, `${what}-${after.revision}-${personId}`, { what, about }, now);
  }
});

const writerOf =
  (what: 'waits' | 'changed'): Writer =>
  async ({ organisationId, about }) => {
    const here = OrganisationId.parse(organisationId);
    const [person, organisation, receiving] = await Promise.all([
      getPerson(PersonId.parse(about['personId']), false),
      getOrganisation(here),
      getReceivingAccount(here),
    ]);
    if (!person?.email || !organisation) return undefined;
    const { accountWaits, accountChanged } = await import('./account-letters');
    const link = `${config.publicUrl}/${here}/desk/organisation`;
    const of = { organisation: organisation.name, name: person.name, link };
    if (what === 'changed')
      return receiving.account && { to: person.email, ...accountChanged(receiving.account, of) };
    if (!receiving.proposed) return undefined;
    const [proposer] = await getPersons([receiving.proposed.by]);
    return {
      to: person.email,
      ...accountWaits(receiving.proposed.account, { ...of, by: proposer?.name ?? '' }),
    };
  };

export const accountWriters = {
  'account-waits': writerOf('waits'),
  'account-changed': writerOf('changed'),
};
