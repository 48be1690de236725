import type { Member } from '../../shared/actor';
import type { MerchantId, OrganisationId } from '../../shared/ids';
import { isOwed } from '../../books/dues/due';
import { allOpenDues } from '../../books/dues/due.table';
import { remittanceCodeOf } from '../../selling/merchants/remittance-code';
import { getMerchant } from '../../selling/merchants/merchant.table';
import type { Merchant } from '../../selling/merchants/merchant';
import type { ListedLine } from '../lines/listed-line';
import type { Proposals, Unclear } from './match';
import { fromBank, type UnclearLine } from './match-proposal';
import { pendingRefunds } from './pending-refunds.table';
import { proposeWithRefunds } from './propose-with-refunds';
import { openLines } from '../lines/statement-line.table';

/** What is looked at: so many lines and dues, whatever the table holds. */
const MOST_LINES = 1_000;
const MOST_DUES = 5_000;

/** Under which a merchant's bank may send: the shop's name, its English one, the person's. */
const namesOf = (merchant: Merchant | undefined): string[] =>
  merchant ? [merchant.name.zh, ...(merchant.name.en ? [merchant.name.en] : []), merchant.contactName] : [];

const merchantsOf = async (
  organisationId: OrganisationId,
  merchantIds: readonly MerchantId[],
): Promise<Map<MerchantId, Merchant | undefined>> => {
  const each = [...new Set(merchantIds)];
  const found = await Promise.all(each.map((merchantId) => getMerchant(organisationId, merchantId)));
  return new Map(each.map((merchantId, at) => [merchantId, found[at]]));
};

type KnownDue = Awaited<ReturnType<typeof allOpenDues>>['dues'][number];

const unclearOf = ({ dueIds, otherLineIds, ...told }: UnclearLine, dueOf: Map<string, KnownDue>): Unclear => {
  const dues = dueIds.map((dueId) => dueOf.get(dueId)).filter((due) => due !== undefined);
  return {
    ...told,
    merchantIds: [...new Set(dues.map((due) => due.merchantId))],
    fundIds: [...new Set(dues.map((due) => due.fundId))],
    dueCount: dues.length,
    otherLines: otherLineIds.length,
  };
};

/**
 * Which dues each open line of the bank may pay over, and why; a person confirms. `waiting`: money that came in for which
 * nothing is proposed, newest first; `unclear`: those of them that fit dues, and why nothing is proposed. All open dues are
 * looked at together; `isCut`: there are more than can be, and those of some merchants are left out; `linesCut`: there is more money
 * than the newest 1,000 lines.
 */
export const proposeRemittances = async ({ organisationId }: Member): Promise<Proposals> => {
  const [{ items: lines, next }, { dues: open, isCut }, pending] = await Promise.all([
    openLines(organisationId, { limit: MOST_LINES }),
    allOpenDues(organisationId, { most: MOST_DUES }),
    pendingRefunds(organisationId),
  ]);
  const dues = open.filter(isOwed);
  const merchants = await merchantsOf(
    organisationId,
    dues.map((due) => due.merchantId),
  );
  const known = dues.map(({ dueId, merchantId, fundId, day, amount }) => {
    const merchantNames = namesOf(merchants.get(merchantId));
    return { dueId, merchantId, fundId, day, amount, merchantNames, reference: remittanceCodeOf(merchantId) };
  });
  const lineOf = new Map<string, ListedLine>(lines.map((line) => [line.lineId, line]));
  const dueOf = new Map<string, KnownDue>(dues.map((due) => [due.dueId, due]));
  const { proposals, unclear } = proposeWithRefunds(lines.map(fromBank), known, pending);
  const items = proposals.flatMap(({ lineId, dueIds, ...told }) => {
    const line = lineOf.get(lineId);
    const own = dueIds.map((dueId) => dueOf.get(dueId)).filter((due) => due !== undefined);
    return line ? [{ line, dues: own, ...told }] : [];
  });
  const proposed = new Set(items.map(({ line }) => line.lineId));
  const waiting = lines.filter((line) => !proposed.has(line.lineId));
  const named = [...merchants.values()].flatMap((one) =>
    one ? [{ merchantId: one.merchantId, name: one.name }] : [],
  );
  const told = unclear.map((each) => unclearOf(each, dueOf));
  return { items, waiting, unclear: told, merchants: named, isCut, linesCut: next !== undefined };
};
