import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { indexes, type IndexName } from '../../functions/platform/table/indexes';

const FUNCTIONS = resolve(import.meta.dirname, '../../functions');

/** A question of the table, as the tags beside its function tell it. */
export type AccessPattern = {
  /** From the root of the tree. */
  file: string;
  name: string;
  ask: string;
  index: IndexName;
  /** Keys as the items have them; what differs from item to item stands in braces. */
  pk: string;
  sk: string;
  /** Of a conditional write: what must hold, and what it means where it does not. */
  holds?: string;
  /** Read or write units: of the table itself, and what its indexes add. */
  cost: string;
};
/** A function of a file that may ask the table. `says`: its pattern, that it asks nothing, or nothing at all. */
export type Asker = { file: string; name: string; says: AccessPattern | 'asks nothing' | undefined };

/** Every file that may ask the table, from `functions/` on. */
const askingFiles = (): string[] =>
  readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.table.ts'))
    .sort();

const tagsOf = (node: ts.Node): Map<string, string> =>
  new Map(
    ts
      .getJSDocTags(node)
      .map((tag) => [
        tag.tagName.text,
        (ts.getTextOfJSDocComment(tag.comment) ?? '').replaceAll(/\s+/g, ' ').trim(),
      ]),
  );

const KEY = /^(\w+) `([^`]+)` \/ `([^`]+)`$/;
const isIndex = (name: string): name is IndexName => name in indexes;

const patternOf = (where: { file: string; name: string }, tags: Map<string, string>): Asker['says'] => {
  if (tags.has('asksNothing')) return 'asks nothing';
  const ask = tags.get('question');
  if (ask === undefined) return undefined;
  const [, index = '', pk = '', sk = ''] = KEY.exec(tags.get('key') ?? '') ?? [];
  const cost = tags.get('cost') ?? '';
  if (!isIndex(index) || cost === '')
    throw new Error(`${where.file}: ${where.name} does not say key and cost`);
  const holds = tags.get('holds');
  return { ...where, ask, index, pk, sk, ...(holds !== undefined && { holds }), cost };
};

const isCallable = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** The exported functions of one file, in its order. */
const askersIn = (file: string): Asker[] => {
  const text = readFileSync(join(FUNCTIONS, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.Node): boolean =>
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return source.statements.flatMap((statement): Asker[] => {
    if (!isExported(statement) || !ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((declared): Asker[] => {
      const tags = tagsOf(declared);
      const tagged = tags.has('question') || tags.has('asksNothing');
      if (!ts.isIdentifier(declared.name) || (!tagged && !isCallable(declared.initializer))) return [];
      const where = { file: `functions/${file}`, name: declared.name.text };
      return [{ ...where, says: patternOf(where, tags) }];
    });
  });
};

export const askers = (): Asker[] => askingFiles().flatMap(askersIn);

/** Every question asked of the table, by the folder of its noun (`volunteering/events`). */
export const accessPatterns = (): Map<string, AccessPattern[]> => {
  const byNoun = new Map<string, AccessPattern[]>();
  for (const { file, says } of askers()) {
    if (says === undefined || says === 'asks nothing') continue;
    const noun = dirname(file).slice('functions/'.length);
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), says]);
  }
  return byNoun;
};
