import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Seen } from '../meter/lossy';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z]{3,4})_[0-9a-z]{26}\b/g, '<$1>'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>'],
  [/\d{4}-\d\d-\d\d/g, '<day>'],
  [/\b(house|accounts)-\d+/g, '<$1>'],
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>'],
  [/[A-Za-z0-9_-]{32,}(\.[A-Za-z0-9%_-]+)?/g, '<secret>'],
  [/\b[0-9a-hjkmnp-tv-z]{24,26}\b/g, '<secret>'],
  [/\b[0-9a-hjkmnp-tv-z]{12}\b/g, '<person>'],
  [/INVOICE#[\w-]{16}/g, 'INVOICE#<hash>'],
  [/\d{6,}/g, '<number>'],
];
/** What differs between two runs of the same thing whatever befalls them: ids, instants, secrets, what was drawn by lot. */
const ANEW = new Set([
  'm',
  'asked',
  'viewKey',
  'keyHash',
  'requestKey',
  'taps',
  'expiresAtSeconds',
  'remittanceCode',
  'sha256',
  'url',
  'requestId',
  'token',
  'tail',
]);

/** Sums so far that grow from run to run. */
const SO_FAR = new Set(['from', 'receivedBefore']);

const text = (value: string): string =>
  PATTERNS.reduce((all, [pattern, instead]) => all.replace(pattern, instead), value);

/** The same in two runs that did the same. @param before numbers are told by how much they grew since */
export const alike = (value: unknown, before?: unknown): unknown => {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return typeof before === 'number' ? value - before : value;
  if (Array.isArray(value))
    return value.map((one, at) => alike(one, Array.isArray(before) ? before[at] : undefined));
  if (typeof value !== 'object' || value === null) return value;
  const old = (before ?? {}) as Record<string, unknown>;
  const parts = Object.entries(value)
    .filter(([name]) => !ANEW.has(name))
    .map(
      ([name, part]) =>
        [
          text(name),
          SO_FAR.has(name) && typeof part === 'number' ? '<so far>' : alike(part, old[name]),
        ] as const,
    )
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  // Two of one kind, such as two people who hold a place, are two here too.
  return Object.fromEntries(
    parts.map(([name, part], at) => [parts[at - 1]?.[0] === name ? `${name} ${at}` : name, part]),
  );
};

const plain = (item: unknown) => item && unmarshall(item as Record<string, AttributeValue>);

/** What was written, in no order: item by item what became of it. */
export const written = ({ changes }: Seen): string[] =>
  changes
    .map(({ before, after }) => [plain(before), plain(after)] as const)
    .filter(([before, after]) => before !== undefined || after !== undefined)
    .map(([before, after]) =>
      JSON.stringify([before ? 'stood' : 'made', after ? alike(after, before) : 'gone']),
    )
    .sort();
