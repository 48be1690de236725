import type { MerchantId } from '../../shared/ids';
import type { Day } from '../../shared/time';
import type { OpenDue } from './match-proposal';
import { nameKey } from '../../shared/same-name';
import { referenceKey } from './reference-codes';

/** The dues of one day within a group, and what all days up to and with it come to. */
export type DueDay = { day: Day; amount: number; upTo: number; dues: readonly OpenDue[] };
/** Days of one merchant, oldest first: of all its funds together, or of one fund. */
export type DueGroup = readonly DueDay[];

const addTo = <Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void => {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
};

const groupOf = (dues: readonly OpenDue[]): DueGroup => {
  const byDay = new Map<Day, OpenDue[]>();
  for (const due of dues) addTo(byDay, due.day, due);
  let upTo = 0;
  return [...byDay].map(([day, ofDay]) => {
    const amount = ofDay.reduce((total, due) => total + due.amount, 0);
    upTo += amount;
    return { day, amount, upTo, dues: ofDay };
  });
};

/** All funds together first, then each fund where there are several. @param dues of one merchant, oldest first */
export const groupsAmong = (dues: readonly OpenDue[]): readonly DueGroup[] => {
  const funds = [...new Set(dues.map((due) => due.fundId))];
  const perFund = funds.length > 1 ? funds.map((fundId) => dues.filter((due) => due.fundId === fundId)) : [];
  return [dues, ...perFund].map(groupOf);
};

const oldestFirst = (one: OpenDue, other: OpenDue): number =>
  one.day < other.day ? -1 : one.day > other.day ? 1 : one.dueId < other.dueId ? -1 : 1;

/** Dues that nothing is proposed for yet, found by merchant, by name and by reference. */
export class FreeDues {
  private readonly byMerchant = new Map<MerchantId, OpenDue[]>();
  private readonly merchantsByName = new Map<string, Set<MerchantId>>();
  private readonly byReference = new Map<string, OpenDue[]>();
  private readonly groups = new Map<MerchantId, readonly DueGroup[]>();

  constructor(dues: readonly OpenDue[]) {
    for (const due of [...dues].sort(oldestFirst)) {
      addTo(this.byMerchant, due.merchantId, due);
      for (const name of due.merchantNames.map(nameKey).filter((key) => key !== '')) {
        this.merchantsByName.set(name, (this.merchantsByName.get(name) ?? new Set()).add(due.merchantId));
      }
      const reference = referenceKey(due.reference);
      if (reference !== '')
        this.byReference.set(reference, [...(this.byReference.get(reference) ?? []), due]);
    }
  }

  of(merchantId: MerchantId): readonly OpenDue[] {
    return this.byMerchant.get(merchantId) ?? [];
  }

  /** All merchants of that name. */
  merchantsNamed(name: string): readonly MerchantId[] {
    return [...(this.merchantsByName.get(nameKey(name)) ?? [])];
  }

  /** Oldest first. */
  withReferences(codes: ReadonlySet<string>): readonly OpenDue[] {
    return [...codes].flatMap((code) => this.byReference.get(code) ?? []).sort(oldestFirst);
  }

  /** As groupsAmong of all that the merchant owes. Counted once, until dues are taken. */
  groupsOf(merchantId: MerchantId): readonly DueGroup[] {
    const known = this.groups.get(merchantId);
    if (known) return known;
    const groups = groupsAmong(this.of(merchantId));
    this.groups.set(merchantId, groups);
    return groups;
  }

  take(dues: readonly OpenDue[]): void {
    const taken = new Set(dues.map((due) => due.dueId));
    const left = (each: readonly OpenDue[]): OpenDue[] => each.filter((due) => !taken.has(due.dueId));
    for (const { merchantId } of dues) {
      this.groups.delete(merchantId);
      this.byMerchant.set(merchantId, left(this.of(merchantId)));
    }
    for (const reference of new Set(dues.map((due) => referenceKey(due.reference)))) {
      this.byReference.set(reference, left(this.byReference.get(reference) ?? []));
    }
  }
}
