import type { MerchantId, OrganisationId } from '../shared/ids';
import { allOpenDues } from '../dues/due.table';
import { getMerchant } from '../merchants/merchant.table';
import type { Merchant } from '../merchants/merchant';
import type { ListedLine } from './listed-line';
import { openLineOf } from './listed-line';
import type { Proposed } from './match';
import { proposePerFund } from './propose-per-fund';
import { newestOpenLines } from './statement-line.table';

/** What is looked at: so many lines and dues, whatever the table holds. */
const MOST_LINES = 200;
const MOST_DUES = 1_000;
/** Lines without a proposal that are shown beside. */
const MOST_WAITING = 50;

/** Under which a merchant's bank may send: the shop's name, its English one, the person's. */
const namesOf = (merchant: Merchant | undefined): string[] =>
  merchant ? [merchant.name.zh, ...(merchant.name.en ? [merchant.name.en] : []), merchant.contactName] : [];

const merchantNames = async (
  organisationId: OrganisationId,
  merchantIds: readonly MerchantId[],
): Promise<Map<MerchantId, string[]>> => {
  const each = [...new Set(merchantIds)];
  const found = await Promise.all(each.map((merchantId) => getMerchant(organisationId, merchantId)));
  return new Map(each.map((merchantId, at) => [merchantId, namesOf(found[at])]));
};

/**
 * Which dues each open line of the bank may pay over, and why; a person confirms. `waiting`: money that came in for which
 * nothing is proposed, newest first.
 */
export const proposeRemittances = async (
  organisationId: OrganisationId,
): Promise<{ items: Proposed[]; waiting: ListedLine[] }> => {
  const [lines, dues] = await Promise.all([
    newestOpenLines(organisationId, MOST_LINES),
    allOpenDues(organisationId, { most: MOST_DUES }),
  ]);
  const names = await merchantNames(
    organisationId,
    dues.map((due) => due.merchantId),
  );
  const known = dues.map(({ dueId, merchantId, fundId, day, amount }) => {
    // No code is given out to merchants yet, so a memo names none.
    return {
      dueId,
      merchantId,
      fundId,
      day,
      amount,
      merchantNames: names.get(merchantId) ?? [],
      reference: '',
    };
  });
  const lineOf = new Map<string, ListedLine>(lines.map((line) => [line.lineId, line]));
  const dueOf = new Map<string, (typeof dues)[number]>(dues.map((due) => [due.dueId, due]));
  const items = proposePerFund(lines.map(openLineOf), known).flatMap(({ lineId, dueIds, ...told }) => {
    const line = lineOf.get(lineId);
    const own = dueIds.map((dueId) => dueOf.get(dueId)).filter((due) => due !== undefined);
    return line ? [{ line, dues: own, ...told }] : [];
  });
  const proposed = new Set(items.map(({ line }) => line.lineId));
  const waiting = lines.filter((line) => !proposed.has(line.lineId)).slice(0, MOST_WAITING);
  return { items, waiting };
};
