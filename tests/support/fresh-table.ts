import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../functions/machine/engine/make-table';
import { tableDefinition } from '../../functions/platform/table/indexes';
import { endFile } from './each-file';

/**
 * A table for each test file. Files of one worker share what they load (`isolate: false`), so the product is told of the
 * next table; what it reads once, when it is loaded, stays as it was set for the first.
 */
const TableName = `test-${randomBytes(8).toString('hex')}`;
const endpoint = inject('endpoint');
process.env['TABLE_NAME'] = TableName;
const isFirst = process.env['FILES_DIR'] === undefined;
if (isFirst)
  Object.assign(process.env, {
    // Costs are counted by a meter in between.
    DYNAMODB_ENDPOINT: process.env['METERED_ENDPOINT'] ?? endpoint,
    AUTH_SECRET: 'a secret of tests that is long enough to be one',
    SANDBOX_SECRET: 'the sandbox provider of tests signs with this key',
    PUBLIC_URL: 'http://shanchao.test',
    FILES_DIR: mkdtempSync(join(tmpdir(), 'shanchao-files-')),
  });

const client = new DynamoDBClient({ endpoint, ...LOCAL_CREDENTIALS });

beforeAll(async () => {
  await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
  // What is loaded from here on reads the first table's name from its settings.
  if (isFirst) return;
  const { setTable } = await import('../../functions/platform/table/table');
  setTable(TableName);
});

afterAll(async () => {
  await endFile();
  vi.useRealTimers();
  vi.restoreAllMocks();
  const { setClock } = await import('../../functions/platform/clock');
  setClock();
  await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
});
