import type { Member } from '../../shared/actor';
import { HandOverId, type RequestKey, type SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { unlessDone } from '../../platform/table/decide-again';
import { idOf } from '../../platform/table/once';
import { handOver } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { stillHasRole } from '../../people/roles/role.table';
import { handOverOf, type HandOver, type NewHandOver } from './hand-over';
import { getHandOverAsked, putNewHandOver } from './hand-over.table';
import { REQUESTERS } from '../spending/spending';
import { countHandedOver, getSpending } from '../spending/spending.table';

/**
 * What was bought is in somebody's hands. A retry gets the first answer.
 * Refuses `not-found`, `spending-not-approved`, `more-than-bought`, `hand-over-day`, `hand-over-before-approval`, `request-key-reused`, `not-allowed`.
 */
export const recordHandOver = async (
  by: Member,
  asked: { spendingId: SpendingId; requestKey: RequestKey; what: NewHandOver },
  now: Date,
): Promise<HandOver> => {
  const { organisationId, personId } = by;
  const { spendingId, requestKey, what } = asked;
  const { fundId } = ((await getSpending(organisationId, spendingId)) ?? refuse('not-found')).spending;
  const request = { organisationId, by: `${personId}|${spendingId}`, requestKey };
  const handOverId = HandOverId.parse(idOf('hnd', request));
  const [at, mark] = [now.toISOString(), { spendingId, ...what }];
  const act = () =>
    onFund(organisationId, fundId, async (fund) => {
      const { spending } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
      const made = handOverOf(spending, what, { handOverId, today: dayOf(at) });
      const before = spending.bought?.handedOver ?? 0;
      const changed = { handedOver: [before, before + made.quantity] as [number, number] };
      return putNewHandOver(organisationId, fundId, made, {
        asked: mark,
        also: [
          countHandedOver(organisationId, spending, made.quantity),
          writeFund(organisationId, handOver(fund, made, made.on)),
          stillHasRole(by, REQUESTERS),
          audited(organisationId, { at, by: personId, what: 'handed-over', which: handOverId, changed }),
        ],
      });
    });
  return unlessDone(act, () => getHandOverAsked(organisationId, { spendingId, handOverId }, mark));
};
