import { isDamage, isDiskFull } from '../platform/store-trouble';
import { Refusal, sentence } from '../shared/refusals';
import { Told } from '../shared/told';
import { refusals } from '../refusals';
import { CannotStart, diskFull, tableDamaged } from './cannot-start';
import { isFullAt } from './disk';
import { EngineFailed } from './engine/engine-problems';

/**
 * What stops a start, as it is told to a person: in one sentence of each language where anything is known of it. What is not is
 * a bug, and stays what it was. @param where the data folder
 */
export const inWords = (error: unknown, where: string): unknown => {
  const isRefusal = error instanceof Refusal;
  const isUnclear = error instanceof EngineFailed || !(isRefusal || error instanceof Told);
  if (isRefusal ? error.code === 'disk-full' : isDiskFull(error) || (isUnclear && isFullAt(where)))
    return diskFull(where, error);
  if (isRefusal ? error.code === 'table-damaged' : isDamage(error) && !(error instanceof Told))
    return tableDamaged(where, error);
  if (!isRefusal) return error;
  const kind = refusals[error.code];
  return new CannotStart({
    zh: sentence(kind, error.facts, 'zh'),
    en: sentence(kind, error.facts, 'en'),
  });
};
