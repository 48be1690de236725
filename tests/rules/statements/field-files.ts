import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { icbc, mappingOf, readText } from './bank-files';

/** Files from the field: each stands for a kind, and is kept as it came. */
const folder = resolve(import.meta.dirname, '../../fixtures/field-cases');
export const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(resolve(folder, `${name}.csv`)));
export const textOf = (name: string): string => new TextDecoder().decode(bytesOf(name));

type Read = ReturnType<typeof readText>;
export const bankFile = (name: string, mapping: ColumnMapping = mappingOf(icbc)): Read =>
  readStatement(bytesOf(name), { kind: 'bank-csv', mapping });
export const codes = ({ problems }: { problems: readonly { code: string }[] }): string[] =>
  problems.map(({ code }) => code);
export const icbcText = (text: string): Read => readText(text, mappingOf(icbc));
export const ICBC_HEAD = '凭证号,交易时间,对方单位,对方账号,转入金额,转出金额,余额,用途,摘要,附言';
