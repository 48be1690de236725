import type { StoredFile } from '../files/file';
import { nameKey } from '../../shared/same-name';
import type { Spending } from './spending';

type Invoice = Pick<Spending, 'payee' | 'invoiceNumber'>;

/** Spaces, dashes, width and capitals make no difference; every character else does. */
const numberKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\ufeff\p{Dash}]/gu, '');

/**
 * By what an invoice is known again: by the bytes of its file, and by its number among those of the same payee. A number that
 * is nothing but spaces and dashes says nothing.
 */
export const marksOf = ({ payee, invoiceNumber }: Invoice, file: Pick<StoredFile, 'sha256'>): string[] => {
  const number = numberKey(invoiceNumber ?? '');
  return [`file|${file.sha256}`, ...(number === '' ? [] : [`number|${number}|${nameKey(payee)}`])];
};
