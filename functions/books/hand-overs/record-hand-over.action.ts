import { HandOverId, type OrganisationId, type PersonId, type SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { unlessDone } from '../../platform/decide-again';
import { createOnceWith, fingerprint, idOf, type Asked } from '../../platform/once';
import { handOver } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { handOverOf, type HandOver, type NewHandOver } from './hand-over';
import { getHandOver, handOverItem, StoredHandOver } from './hand-over.table';
import { countHandedOver, getSpending } from '../spending/spending.table';

/**
 * What was bought is in somebody's hands. A retry gets the first answer.
 * Refuses `not-found`, `spending-not-approved`, `more-than-bought`, `hand-over-day`, `hand-over-before-approval`, `request-key-reused`.
 */
export const recordHandOver = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  spendingId: SpendingId,
  asked: NewHandOver,
  now: Date,
): Promise<HandOver> => {
  const { organisationId } = by;
  const known = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
  const handOverId = HandOverId.parse(idOf('hnd', { ...by, by: `${by.by}|${spendingId}` }));
  const [at, mark] = [now.toISOString(), fingerprint({ spendingId, ...asked })];
  const { fundId } = known.spending;
  const before = async (): Promise<HandOver | undefined> => {
    const earlier = await getHandOver(organisationId, { spendingId, handOverId });
    if (!earlier) return undefined;
    return earlier.asked === mark ? earlier.handOver : refuse('request-key-reused');
  };
  const act = () =>
    onFund(organisationId, fundId, async (fund) => {
      const { spending } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
      const made = handOverOf(spending, asked, { handOverId, today: dayOf(at) });
      return createOnceWith(StoredHandOver, handOverItem(organisationId, fundId, made, mark), [
        countHandedOver(organisationId, spending, made.quantity),
        writeFund(organisationId, handOver(fund, made, made.on)),
        audited(organisationId, { at, by: by.by, what: 'handed-over', which: handOverId }),
      ]);
    });
  return unlessDone(act, before);
};
