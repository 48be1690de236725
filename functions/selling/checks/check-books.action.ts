import * as z from 'zod';
import { FundId, type OrganisationId } from '../../shared/ids';
import { listCampaigns } from '../campaigns/campaign.table';
import {
  compareDues,
  compareFund,
  compareOpen,
  compareRemittances,
  compareSales,
  packTally,
  unpackTally,
} from '../../books/checks/books';
import {
  booksBeside,
  countEntries,
  imageOfDue,
  imageOfSpending,
  newestSpendings,
  nothingCounted,
  readDues,
  readOpen,
  type Books,
  type Counted,
} from '../../books/checks/books.table';
import type { Finding } from '../../books/checks/finding';
import type { Check, Going, Left } from '../../books/checks/place';

/** Entry by entry, each fund of an organisation: those that are added up, and the one in which it stands. */
type Way = {
  done: { fundId: FundId; counted: Counted }[];
  here?: { fundId: FundId; counted: Counted };
  /** In the list of campaigns; 'end' after the last of them. */
  campaigns?: string;
};

const OneFund = z.object({
  fundId: FundId,
  tally: z.string(),
  unreadable: z.array(z.string()),
  cursor: z.string().optional(),
});
const Kept = z.object({
  done: z.array(OneFund),
  here: OneFund.optional(),
  campaigns: z.string().optional(),
});
const pack = ({ fundId, counted: { tally, unreadable, cursor } }: NonNullable<Way['here']>) => ({
  fundId,
  tally: packTally(tally),
  unreadable,
  ...(cursor !== undefined && { cursor }),
});
const unpack = ({ fundId, tally, ...rest }: z.infer<typeof OneFund>) => ({
  fundId,
  counted: { ...rest, tally: unpackTally(tally) },
});

const keep = ({ done, here, campaigns }: Way): string =>
  JSON.stringify({ done: done.map(pack), here: here && pack(here), campaigns });
const takeUp = (from: string | undefined): Way => {
  if (from === undefined) return { done: [] };
  const { done, here, campaigns } = Kept.parse(JSON.parse(from));
  return {
    done: done.map(unpack),
    ...(here && { here: unpack(here) }),
    ...(campaigns !== undefined && { campaigns }),
  };
};

/** One page of entries further; or into the next fund. */
const goFurther = async (organisationId: OrganisationId, { done, here, campaigns }: Way): Promise<Way> => {
  const place = campaigns === undefined ? {} : { campaigns };
  if (here) {
    const counted = await countEntries(organisationId, here.fundId, here.counted);
    const now = { fundId: here.fundId, counted };
    return counted.cursor === undefined ? { done: [...done, now], ...place } : { done, here: now, ...place };
  }
  const { items, next } = await listCampaigns(organisationId, { drafts: true, limit: 1, cursor: campaigns });
  const [campaign] = items;
  const known = done.some(({ fundId }) => fundId === campaign?.fundId);
  const begun = campaign && !known ? { here: { fundId: campaign.fundId, counted: nothingCounted() } } : {};
  return { done, ...begun, campaigns: next ?? 'end' };
};

const compare = (organisationId: OrganisationId, fundId: FundId, books: Books): Finding[] => {
  const { fund, tally, unreadable, dues, months } = books;
  return [
    ...unreadable.map((id) => ({ code: 'entry-not-balanced' as const, which: `${fundId} ${id}` })),
    ...(fund ? compareFund(fund, tally) : [{ code: 'not-readable' as const, which: fundId }]),
    ...compareDues(dues, tally),
    ...compareRemittances(dues, tally),
    ...compareSales(dues, months, (due) => imageOfDue(organisationId, due)),
  ];
};

/**
 * The whole books of an organisation: every entry balances, and each fund, its dues, remittances and sales say what its entries
 * say. The entries are added up page by page, as time allows; then the dues are read, once for all funds.
 */
const proveBooks = async (
  organisationId: OrganisationId,
  { from, goOn }: Going,
): Promise<Finding[] | Left> => {
  let way = await goFurther(organisationId, takeUp(from));
  while (way.here || way.campaigns !== 'end') {
    if (!goOn()) return { left: keep(way) };
    way = await goFurther(organisationId, way);
  }
  const [dues, listed] = [await readDues(organisationId), await readOpen(organisationId)];
  const found: Finding[] = [];
  for (const { fundId, counted } of way.done)
    found.push(
      ...compare(organisationId, fundId, await booksBeside(organisationId, fundId, counted, dues)),
      ...compareOpen(await newestSpendings(organisationId, fundId), listed, (row) =>
        imageOfSpending(organisationId, row),
      ),
    );
  return found;
};

/** All funds of an organisation, by their campaigns, are one place: what they should say stands in one list of dues. */
export const checkBooks: Check = async (organisationId) => {
  const { items } = await listCampaigns(organisationId, { drafts: true, limit: 1 });
  if (items.length === 0) return {};
  return { place: { which: organisationId, prove: (_now, going) => proveBooks(organisationId, going) } };
};
