import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/**
 * The one table. `lists`: what somebody sees as a list, in its order. `queue`: what waits for somebody (sparse: an item is
 * in it only while it waits). Both project everything, because list rows are small by design (400 bytes).
 */
export const indexes = {
  main: { partition: 'pk', sort: 'sk' },
  lists: { partition: 'listPk', sort: 'listSk' },
  queue: { partition: 'queuePk', sort: 'queueSk' },
} as const;
export type IndexName = keyof typeof indexes;

/** Seconds since 1970 after which the item is forgotten. The engine deletes late: readers filter. */
export const TTL_ATTRIBUTE = 'expiresAtSeconds';

const keySchema = (index: { partition: string; sort: string }) => [
  { AttributeName: index.partition, KeyType: 'HASH' as const },
  { AttributeName: index.sort, KeyType: 'RANGE' as const },
];

export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST' as const,
  AttributeDefinitions: Object.values(indexes).flatMap((index) => [
    { AttributeName: index.partition, AttributeType: 'S' as const },
    { AttributeName: index.sort, AttributeType: 'S' as const },
  ]),
  KeySchema: keySchema(indexes.main),
  GlobalSecondaryIndexes: (['lists', 'queue'] as const).map((IndexName) => ({
    IndexName,
    KeySchema: keySchema(indexes[IndexName]),
    Projection: { ProjectionType: 'ALL' as const },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
} satisfies Omit<CreateTableCommandInput, 'TableName'>;
