import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { StatementKind } from '../../functions/reconciling/readers/readers';

const CATALOGUES = ['zh-CN', 'en'].map((language) => `web/src/messages/statements/${language}.ts`);
const product = ['functions', 'web/src'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${root}/${path.replaceAll('\\', '/')}`),
);

test.each(StatementKind.options)(
  'a new format touches no other file: %s is named by its reader and the two catalogues alone',
  (kind) => {
    const own = new RegExp(`^functions/reconciling/readers/${kind}/`);
    const naming = product.filter((path) => readFileSync(path, 'utf8').includes(`'${kind}'`));
    expect(naming.filter((path) => !own.test(path)).sort()).toEqual(CATALOGUES.toSorted());
  },
);
