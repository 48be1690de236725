import { randomUUID } from 'node:crypto';
import type { Opening } from '../../seeds/sale';
import type { Member } from '../../functions/shared/actor';
import { RequestKey } from '../../functions/shared/ids';

/** Every step of a sale's opening is now, and under keys that nobody used before. */
export const openNow = (by: Member): Opening => {
  const once = randomUUID();
  return { by, key: (made) => RequestKey.parse(`${made}-${once}`), at: () => new Date() };
};
