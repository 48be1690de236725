import type { OrganisationId, RemittanceId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { table, type Write } from '../../platform/table/table';
import type { Remittance } from './remittance';
import { remittanceItem } from './remittance.item';

/**
 * @question This remittance
 * @key main `ORG#{o}#REMITTANCE#{remittance}` / `REMITTANCE`
 * @cost 1 RCU
 */
export const getRemittance = (
  organisationId: OrganisationId,
  remittanceId: RemittanceId,
): Promise<Remittance | undefined> =>
  table.get(remittanceItem.stored, remittanceItem.key({ organisationId, remittanceId }));

/**
 * Condition: this remittance was not confirmed before; a repeat finds it and changes nothing (put it first, in `onceWith`).
 * @question This money settles these dues
 * @key main `ORG#{o}#REMITTANCE#{remittance}` / `REMITTANCE`
 * @holds it was not confirmed before → already
 * @cost 2 WCU in a transaction, 4 of many dues
 */
export const putRemittance = (organisationId: OrganisationId, remittance: Remittance): Write =>
  table.writes.put(remittanceItem.item({ ...remittance, organisationId }), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * Keeps it as undone. Condition: it is still confirmed (`match-already-undone`).
 * @question That was a mistake
 * @key main `ORG#{o}#REMITTANCE#{remittance}` / `REMITTANCE`
 * @holds it is confirmed → match-already-undone
 * @cost 2 WCU in a transaction, 4 of many dues
 */
export const putUndone = (organisationId: OrganisationId, remittance: Remittance): Write =>
  table.writes.put(remittanceItem.item({ ...remittance, organisationId }), {
    condition: '#status = :confirmed',
    names: { '#status': 'status' },
    values: { ':confirmed': 'confirmed' },
    otherwise: () => refuse('match-already-undone'),
  });
