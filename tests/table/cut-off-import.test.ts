import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { daysAgo, fishSeason, newTransactionId } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, wechat, type Statement } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: process.env['DYNAMODB_ENDPOINT'] ?? '',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
);
const TableName = process.env['TABLE_NAME'];

/** Leaves the table as an import leaves it that ended in the middle: some lines, their differences, no counts. */
const cutOff = async ({ statementId, toDo }: Statement): Promise<number> => {
  const items = (await wholeTable()) as { pk: string; sk: string; kind?: string; lineId?: string }[];
  const isOdd = (pk: string) => pk.charCodeAt(pk.length - 1) % 2 === 1;
  const gone = items.filter(
    ({ kind, pk }) => (kind === 'statement-line' || kind === 'difference') && isOdd(pk),
  );
  for (const { pk, sk } of gone) await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  await documents.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `ORG#chunan#STATEMENT#${statementId}`, sk: 'STATEMENT' },
      UpdateExpression: 'SET #state = :reading, toDo = toDo - :found REMOVE #counts',
      ExpressionAttributeNames: { '#state': 'state', '#counts': 'counts' },
      ExpressionAttributeValues: { ':reading': 'reading', ':found': toDo },
    }),
  );
  return gone.length;
};

test('an import that was cut off is finished by the same file: as if it had never been, whoever sends it', async () => {
  const season = await fishSeason('chunan');
  const at = desk(season);
  const known = await Promise.all([1, 2, 3, 4].map((minute) => season.sell(1, daysAgo(3, 3, minute))));
  const unlisted = await season.sell(1, daysAgo(3, 4));
  await settle();
  const strangers = Array.from({ length: 24 }, (_, i) => ({
    ...paymentLine(unlisted),
    transactionId: newTransactionId(),
    merchantOrderId: `POS-${i}`,
  }));
  const file = wechat([...known.map(paymentLine), ...strangers]);
  const first = await at.bring(file);
  expect(first.body.counts).toMatchObject({ lines: 28, added: 28, matched: 4, differing: 24, missing: 1 });
  const counted = new Set((await wholeTable()).map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));

  expect(await cutOff(first.body)).toBeGreaterThan(5);
  const [standing] = (await at.statements()).filter(
    ({ statementId }) => statementId === first.body.statementId,
  );
  expect(standing).toMatchObject({ state: 'reading' });
  const finished = await at.bring(file, { as: season.colleague });
  expect([finished.status, finished.body]).toEqual([200, first.body]);
  expect(new Set((await wholeTable()).map(({ pk, sk }) => `${String(pk)} ${String(sk)}`))).toEqual(counted);
  expect((await at.lines(first.body.statementId)).length).toBe(28);
  expect((await at.differences()).length).toBe(25);
});

test('what people resolved before it was finished stays resolved, and is counted as it was found', async () => {
  const season = await fishSeason('chunan');
  const at = desk(season);
  const lines = Array.from({ length: 12 }, (_, i) => ({
    kind: 'payment' as const,
    at: daysAgo(5, 3, i),
    transactionId: newTransactionId(),
    merchantOrderId: `SHOP-${i}`,
    amount: 100,
  }));
  const file = wechat(lines);
  const first = await at.bring(file);
  const own = (await at.differences()).filter(({ found }) => found.merchantOrderId?.startsWith('SHOP-'));
  for (const { differenceId } of own) await at.resolve(differenceId, { how: 'set-aside', note: '店里的' });
  await cutOff(first.body);
  const finished = await at.bring(file);
  expect(finished.body.counts).toEqual(first.body.counts);
  const open = (await at.differences()).filter(({ found }) => found.merchantOrderId?.startsWith('SHOP-'));
  const resolved = (await at.differences('resolved')).filter(({ found }) =>
    found.merchantOrderId?.startsWith('SHOP-'),
  );
  expect(open.length + resolved.length).toBe(12);
  expect(resolved.length).toBeGreaterThan(0);
});
