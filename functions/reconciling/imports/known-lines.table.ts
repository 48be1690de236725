import { DifferenceId } from '../../shared/ids';
import { table } from '../../platform/table/table';
import { idFrom } from '../../platform/new-id';
import { ordersById } from '../differences/books-of-days.table';
import type { Difference } from '../differences/difference';
import { getDifference, putNewDifference } from '../differences/difference.table';
import { failedIn, returnedIn } from '../differences/returned.table';
import { knownLineDiffers } from '../differences/known-line';
import { knownOrderOf } from '../differences/known-order';
import { openDifference } from '../differences/listed-difference';
import { differenceOf } from '../lines/kept-state';
import type { ListedLine } from '../lines/listed-line';
import type { BillLine } from '../readers/bill-line';
import { orderNamed } from './judgement';
import type { Bringing } from './lacks.table';

/** A line of this file, and the same as an earlier file brought it. */
export type Known = { line: BillLine; before: ListedLine; currency?: string };
type KnownBill = {
  line: BillLine;
  currency?: string;
  before: Extract<ListedLine, { kind: 'payment' | 'refund' }>;
};

const ofBill = ({ before, ...known }: Known): KnownBill[] =>
  before.kind === 'payment' || before.kind === 'refund' ? [{ ...known, before }] : [];
const progressOf = (before: KnownBill['before']) =>
  before.kind === 'refund' && before.progress ? { progress: before.progress } : {};

/** What is said has the same id in whichever file it is said: told once. */
const idOf = (organisationId: string, found: Difference): DifferenceId => {
  const { reason } = found;
  const said =
    reason === 'known-line-differs'
      ? `${found.lineIdentity}|${found.transactionId}|${found.merchantOrderId}|${found.billAmount}${found.currency === undefined ? '' : `|${found.currency}`}`
      : 'lineIdentity' in found
        ? found.lineIdentity
        : '';
  return DifferenceId.parse(idFrom('dif', `${organisationId}|again|${reason}|${said}`));
};

/** A failed refund of before lines kept how far the provider was: its own difference tells. */
const isToldAlready = async (
  organisationId: Bringing['organisationId'],
  found: Difference,
  before: KnownBill['before'],
): Promise<boolean> => {
  if (found.reason !== 'refund-failed') return false;
  const own = await getDifference(organisationId, differenceOf(before.lineId));
  return own?.found.reason === 'refund-failed';
};

/**
 * Holds each line that an earlier file brought against what that one said, and notes what differs, once. How many this file was
 * the first to say.
 * @question Does this file say something else of what is known? (through ordersById, getDifference, putNewDifference)
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → answers it
 * @cost 1 WCU + 1 queue, 2½ RCU for each that differs
 */
export const noteChanged = async (known: readonly Known[], of: Bringing): Promise<number> => {
  const { organisationId, statementId } = of;
  const changed = known
    .flatMap(ofBill)
    .filter(({ line, before, currency }) =>
      knownLineDiffers(line, { ...before, ...progressOf(before) }, { state: 'unknown' }, currency),
    );
  const named = changed.flatMap(({ line }) => orderNamed(line) ?? []);
  const orders = await ordersById(organisationId, named);
  let own = 0;
  for (const { line, before, currency } of changed) {
    const books = knownOrderOf(orders.get(line.merchantOrderId));
    const found = knownLineDiffers(line, { ...before, ...progressOf(before) }, books, currency);
    if (!found || (await isToldAlready(organisationId, found, before))) continue;
    await failedIn(organisationId, found);
    const back = returnedIn(organisationId, found);
    if (back.length > 0) await table.transact(back);
    const differenceId = idOf(organisationId, found);
    const standing = await putNewDifference(
      organisationId,
      openDifference(found, { differenceId, statementId }),
    );
    if (standing.statementId === statementId) own += 1;
  }
  return own;
};
