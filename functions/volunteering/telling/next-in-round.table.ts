import { PersonId } from '../../shared/ids';
import { gateHeldBy, type Gate } from '../shifts/gates';
import type { ShiftNews } from '../shifts/shift-news';
import type { SignUpRow } from '../sign-ups/sign-up';
import { listSignUpsAfter } from '../sign-ups/sign-up.table';

/** Somebody whom news of a shift reaches: how they stand in its roster, where they do; the gate that holds them. */
export type Who = { personId: PersonId; row: SignUpRow | undefined; gate: Gate | undefined };

/** So many people are dealt with before it is written down how far it went. */
const PAGE = 25;

/**
 * Who comes next: those of the roster and those of the gates together, in the order of their ids, because somebody who passed a
 * gate just now may not stand in the roster yet.
 * @question Who comes next in the round, of the roster and of the gates?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @cost 1 RCU for about twenty
 */
export const nextInRound = async (
  news: ShiftNews,
  gates: readonly Gate[],
): Promise<{ some: Who[]; to: { upTo: PersonId | ''; isDone: boolean } }> => {
  const page = await listSignUpsAfter(news, news.upTo, PAGE);
  const last = page.next === undefined ? undefined : page.items.at(-1)?.personId;
  const rows = new Map(page.items.map((row) => [row.personId as string, row]));
  const holders = gates
    .flatMap((gate) => Object.keys(gate.holders))
    .filter((id) => id > news.upTo && (last === undefined || id <= last));
  const all = [...new Set([...rows.keys(), ...holders])].sort();
  const some = all.slice(0, PAGE).map((id) => {
    return { personId: PersonId.parse(id), row: rows.get(id), gate: gateHeldBy(gates, id) };
  });
  const isDone = last === undefined && all.length <= PAGE;
  return { some, to: { upTo: some.at(-1)?.personId ?? news.upTo, isDone } };
};
