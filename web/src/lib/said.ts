import { historyWords } from '../messages/history';
import { deskWords } from '../messages/desk';
import type { Role } from './session';
import { inWords } from './language';
import { yuan } from './money';
import { dayOfCalendar, momentOf } from './time';

const MONEY: readonly string[] = ['price', 'perItem', 'minimum', 'maximum', 'amount'];

const saidOne = (field: string, value: unknown): string => {
  const says = historyWords().history;
  if (typeof value === 'boolean') return value ? says.yes : says.no;
  if (typeof value === 'number') return MONEY.includes(field) ? yuan(value) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'roles') return deskWords().desk.roles[value as Role];
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentOf(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayOfCalendar(value);
  return says.states[value] ?? value;
};

/** A field's value as history and the second editor read it: words, days, instants, money (fen) and states in the reader's language. */
export const saidOf = (field: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return historyWords().history.nothing;
  if (Array.isArray(value)) return value.map((one) => saidOf(field, one)).join('、');
  if (typeof value === 'object' && 'zh' in value)
    return inWords(value as { zh: string; en?: string | undefined });
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => saidOf(name, part))
      .join(' · ');
  return saidOne(field, value);
};

/** What a field is called on pages; its own name where no page shows it. */
export const fieldSaid = (field: string): string => historyWords().history.fields[field] ?? field;
