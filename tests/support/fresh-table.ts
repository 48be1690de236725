import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, inject } from 'vitest';
import { tableDefinition } from '../../functions/platform/table/indexes';

const endpoint = inject('endpoint');
// Set before the product is loaded: its settings are read once. Costs are counted by a meter in between.
process.env['DYNAMODB_ENDPOINT'] = process.env['METERED_ENDPOINT'] ?? endpoint;
delete process.env['METERED_ENDPOINT'];
process.env['TABLE_NAME'] = `test-${randomBytes(8).toString('hex')}`;
process.env['AUTH_SECRET'] = 'a secret of tests that is long enough to be one';
process.env['SANDBOX_SECRET'] = 'the sandbox provider of tests signs with this key';
process.env['PUBLIC_URL'] = 'http://shanchao.test';
process.env['FILES_DIR'] = mkdtempSync(join(tmpdir(), 'shanchao-files-'));

beforeAll(async () => {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand({ TableName: process.env['TABLE_NAME'], ...tableDefinition }));
  client.destroy();
});
