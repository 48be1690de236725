import type { OrganisationId, RemittanceId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { table, type Write } from '../platform/table';
import { Remittance } from './remittance';

const key = (organisationId: OrganisationId, remittanceId: RemittanceId) => ({
  pk: `ORG#${organisationId}#REMITTANCE#${remittanceId}`,
  sk: 'REMITTANCE',
});

export const getRemittance = (
  organisationId: OrganisationId,
  remittanceId: RemittanceId,
): Promise<Remittance | undefined> => table.get(Remittance, key(organisationId, remittanceId));

/** Condition: this remittance was not confirmed before; a repeat finds it and changes nothing (put it first, in `onceWith`). */
export const putRemittance = (organisationId: OrganisationId, remittance: Remittance): Write =>
  table.writes.put(
    { ...key(organisationId, remittance.remittanceId), kind: 'remittance', ...remittance },
    { condition: 'attribute_not_exists(pk)', otherwise: () => undefined },
  );

/** Keeps it as undone. Condition: it is still confirmed (`match-already-undone`). */
export const putUndone = (organisationId: OrganisationId, remittance: Remittance): Write =>
  table.writes.put(
    { ...key(organisationId, remittance.remittanceId), kind: 'remittance', ...remittance },
    {
      condition: '#status = :confirmed',
      names: { '#status': 'status' },
      values: { ':confirmed': 'confirmed' },
      otherwise: () => refuse('match-already-undone'),
    },
  );
