import * as z from 'zod';
import { bankCsv } from './bank-csv/reader';
import type { HowBy, Reader, Refused, Whole } from './reader';
import { wechatTrade } from './wechat-trade/reader';

/** Every kind of file that can be read. A new one is a folder beside these, and its line here. */
export const readers = [wechatTrade, bankCsv] as const;

type Each = (typeof readers)[number];
export type StatementKind = Each['kind'];
type Of<Kind extends StatementKind> = Extract<Each, { kind: Kind }>;

const kinds = readers.map(({ kind }) => kind) as unknown as readonly [StatementKind, ...StatementKind[]];
export const StatementKind = z.enum(kinds);

/** What is needed to read a file of this kind besides its bytes. */
export type HowOf<Kind extends StatementKind> = HowBy<Kind, Of<Kind>['mapped']>;
export type How = { [Kind in StatementKind]: HowOf<Kind> }[StatementKind];
/** What was read of one. */
export type ReadingOf<Kind extends StatementKind> = Kind extends StatementKind
  ? Refused<Kind> | (Whole<Kind> & Omit<ReturnType<Of<Kind>['read']>, 'problems'>)
  : never;
export type Reading = ReadingOf<StatementKind>;
/** A file that can be trusted as a whole. */
export type ReadWhole = Extract<Reading, { outcome: 'read' }>;
/** Of those, a provider's bill. */
export type ReadBill = Extract<ReadWhole, { brings: 'bill' }>;

/** Kinds that are read by the saved mapping of their account. */
type MappedKind = Extract<Each, { mapped: true }>['kind'];

const byKind = new Map<string, Reader>(readers.map((reader) => [reader.kind, reader]));

export const readerOf = (kind: StatementKind): Reader => {
  const reader = byKind.get(kind);
  if (!reader) throw new Error(`no reader of ${kind}`);
  return reader;
};

export const isMapped = (kind: StatementKind): kind is MappedKind => readerOf(kind).mapped;
export const mappedKinds: readonly StatementKind[] = kinds.filter(isMapped);

/** How a file is read, with what a person says of lines that could not be told. */
export const readAsSaid = (how: How, said: { notMovements: readonly number[] } | undefined): How =>
  said && 'mapping' in how ? { ...how, notMovements: said.notMovements } : how;

/** What tells one account's files from another's. A provider's numbers are unique by themselves. */
export const accountOf = (how: How): string => readerOf(how.kind).accountOf(how);

/** The other reader that knows a file by its first lines; undefined where none does, or several. */
export const otherReader = (kind: StatementKind, top: readonly string[]): Reader | undefined => {
  const [one, second] = readers.filter((reader) => reader.kind !== kind && reader.recognises(top));
  return second ? undefined : one;
};
