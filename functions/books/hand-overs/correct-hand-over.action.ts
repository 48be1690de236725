import type { Member } from '../../shared/actor';
import {
  HandOverId,
  type FundId,
  type OrganisationId,
  type RequestKey,
  type SpendingId,
} from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { differencesOf } from '../../shared/revision';
import { dayOf, type Day } from '../../shared/time';
import { unlessDone } from '../../platform/table/decide-again';
import { idOf } from '../../platform/table/once';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { correctHandOver as corrected } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { countHandedOver, getSpending } from '../spending/spending.table';
import { correctionOf, type CorrectedHandOver, type HandOver } from './hand-over';
import {
  getHandOver,
  getHandOverAsked,
  listHandOvers,
  markCorrected,
  putNewHandOver,
} from './hand-over.table';

/** The latest day of what counts: of the newest lines of the fund, this one in place of the former. */
const lastDayWith = async (
  organisationId: OrganisationId,
  fundId: FundId,
  line: HandOver,
): Promise<Day | undefined> => {
  const { items } = await listHandOvers(organisationId, fundId, { limit: 50 });
  const others = items.filter((one) => one.correctedBy === undefined && one.handOverId !== line.corrects);
  const days = [...others, line].filter(({ quantity }) => quantity > 0).map(({ on }) => on);
  return days.sort().at(-1);
};

/** What history tells of the two lines: no name, for a name is told to who reads the line itself. */
const told = ({ quantity, place, on }: HandOver) => ({ quantity, place, on });

type Asked = {
  spendingId: SpendingId;
  handOverId: HandOverId;
  requestKey: RequestKey;
  what: CorrectedHandOver;
};

/**
 * Another line in place of one that was wrong: both stay, the first counts no more. A retry gets the first answer. Refuses `not-found`,
 * `hand-over-corrected`, `more-than-bought`, `hand-over-day`, `hand-over-before-approval`, `request-key-reused`, `not-allowed`.
 */
export const correctHandOver = async (by: Member, asked: Asked, now: Date): Promise<HandOver> => {
  const { organisationId, personId } = by;
  const { spendingId, handOverId: which, requestKey, what } = asked;
  const { fundId } = ((await getSpending(organisationId, spendingId)) ?? refuse('not-found')).spending;
  const request = { organisationId, by: `${personId}|${spendingId}`, requestKey };
  const handOverId = HandOverId.parse(idOf('hnd', request));
  const [at, mark] = [now.toISOString(), { spendingId, corrects: which, ...what }];
  const act = () =>
    onFund(organisationId, fundId, async (fund) => {
      const [read, former] = await Promise.all([
        getSpending(organisationId, spendingId),
        getHandOver(organisationId, { spendingId, handOverId: which }),
      ]);
      if (!read || !former) return refuse('not-found');
      const line = correctionOf(read.spending, former, what, { handOverId, today: dayOf(at) });
      const more = line.quantity - former.quantity;
      const lastOn = await lastDayWith(organisationId, fundId, line);
      const changed = differencesOf(told(former), told(line));
      const audit = { at, by: personId, what: 'hand-over-corrected', which, changed, reason: what.reason };
      return putNewHandOver(organisationId, fundId, line, {
        asked: mark,
        also: [
          markCorrected(organisationId, former, line),
          countHandedOver(organisationId, read.spending, more),
          writeFund(organisationId, corrected(fund, { unit: line.unit, by: more }, lastOn)),
          stillMay(by),
          audited(organisationId, audit),
        ],
      });
    });
  return unlessDone(act, () => getHandOverAsked(organisationId, { spendingId, handOverId }, mark));
};
