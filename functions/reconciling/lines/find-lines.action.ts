import type { Member } from '../../shared/actor';
import type { OrderId, OrganisationId, StatementId, StatementLineId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { blobs } from '../../platform/blobs';
import type { Page } from '../../platform/table/table';
import { decodeText, linesOf } from '../readers/decode-text';
import { shorten } from '../readers/problem';
import { getOrder } from '../../selling/orders/order.table';
import { listReturned } from '../../selling/orders/returned.table';
import { paymentIdentity, refundIdentity } from '../readers/bill-line';
import { placeOfBytes } from '../statements/statement';
import { getStatement } from '../statements/statement.table';
import type { LineStep, ListedLine } from './listed-line';
import { getLine, lineIdOf, linesById, listLines, listSteps } from './statement-line.table';

/** The lines that this file brought, in its order. Refuses `not-found`. */
export const findLines = async (
  { organisationId }: Member,
  { statementId, ...page }: { statementId: StatementId; limit: number; cursor?: string | undefined },
): Promise<Page<ListedLine>> => {
  const [statement, lines] = await Promise.all([
    getStatement(organisationId, statementId),
    listLines(organisationId, statementId, page),
  ]);
  return statement ? lines : refuse('not-found');
};

/**
 * The lines of bills that tell of an order's payment and of its refunds, by the provider's numbers (1 RCU each); none where it is
 * not paid, or where no bill was imported yet. Refuses `not-found`.
 */
export const findLinesOfOrder = async (
  { organisationId }: Member,
  { orderId }: { orderId: OrderId },
): Promise<Page<ListedLine>> => {
  const order = (await getOrder(organisationId, orderId)) ?? refuse('not-found');
  if (order.status !== 'paid') return { items: [] };
  const returned = await listReturned(order);
  const refunds = new Set([...order.refunds, ...returned].map(({ refundId }) => refundId));
  const identities = [paymentIdentity(order.payment.transactionId), ...[...refunds].map(refundIdentity)];
  const lineIds = identities.map((identity) => lineIdOf(organisationId, identity));
  return { items: [...(await linesById(organisationId, lineIds)).values()] };
};

const textOf = async (
  organisationId: OrganisationId,
  { statementId, lineNumber }: ListedLine,
): Promise<string> => {
  const bytes = await blobs.get(placeOfBytes(organisationId, statementId));
  const decoded = bytes && decodeText(bytes);
  if (decoded?.outcome !== 'text') throw new Error(`the bytes of ${statementId} are missing or changed`);
  return shorten(linesOf(decoded.text)[lineNumber - 1] ?? '');
};

/** A line with its text as it stands in the file, and everything that was decided about it. Refuses `not-found`. */
export const findLine = async (
  { organisationId }: Member,
  { lineId }: { lineId: StatementLineId },
): Promise<{ line: ListedLine; text: string; steps: LineStep[] }> => {
  const line = (await getLine(organisationId, lineId)) ?? refuse('not-found');
  const [text, steps] = await Promise.all([textOf(organisationId, line), listSteps(organisationId, lineId)]);
  return { line, text, steps };
};
