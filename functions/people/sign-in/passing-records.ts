import type { AuthRecord } from '../accounts/auth-rows';
import { answers, sortedBy, type Clause } from '../accounts/auth-where';

type Asked = { where?: readonly Clause[] | undefined };
type Sorted = Asked & {
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
  limit?: number | undefined;
};

/**
 * Records that live no longer than a request, in better-auth's words: the code that it makes for itself, once ours was right, is
 * used at once, and is nothing for the table.
 */
export const passingRecords = (records: AuthRecord[]) => {
  const found = ({ where = [] }: Asked) => records.filter((record) => answers(record, where));
  const taken = (asked: Asked): AuthRecord[] => {
    const gone = found(asked);
    for (const one of gone) records.splice(records.indexOf(one), 1);
    return gone;
  };
  return {
    create: async ({ data }: { data: AuthRecord }) => {
      records.push(data);
      return data;
    },
    findOne: async (asked: Asked) => found(asked)[0] ?? null,
    findMany: async ({ sortBy, limit, ...asked }: Sorted) => {
      const all = found(asked);
      return (sortBy ? sortedBy(all, sortBy.field, sortBy.direction) : all).slice(0, limit);
    },
    delete: async (asked: Asked) => void taken(asked),
    deleteMany: async (asked: Asked) => taken(asked).length,
    consumeOne: async (asked: Asked) => taken(asked)[0] ?? null,
  };
};
