/** What somebody chose last in this browser, newest first: only an order of lists, so nothing is lost with it. */
const MOST = 8;

const keyOf = (of: string): string => `lately:${of}`;

export const latelyIn = (of: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(of)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

export const noteLately = (of: string, id: string): void => {
  try {
    const kept = [id, ...latelyIn(of).filter((one) => one !== id)].slice(0, MOST);
    localStorage.setItem(keyOf(of), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the list has its usual order.
  }
};

/**
 * Busiest first (most waiting), then what was chosen last, then as they came.
 * @param waiting how much waits by id @param lately ids, newest first
 */
export const busiestFirst = <Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { waiting, lately }: { waiting?: ReadonlyMap<string, number>; lately: readonly string[] },
): Item[] => {
  const place = (item: Item): number => {
    const at = lately.indexOf(idOf(item));
    return at < 0 ? MOST : at;
  };
  const busy = (item: Item): number => waiting?.get(idOf(item)) ?? 0;
  return [...items].sort((one, other) => busy(other) - busy(one) || place(one) - place(other));
};
