import { expect, test } from 'vitest';
import { checkpointIn, slowestOf } from '../../../functions/machine/stream/checkpoint';

test('what all consumers have done is where the slower one is, of each shard', async () => {
  const [books, letters] = [checkpointIn(undefined), checkpointIn(undefined)];
  expect(await slowestOf(books, letters)()).toEqual({});
  await books.save({ one: '000000000000000000100', two: '7' });
  expect(await slowestOf(books, letters)()).toEqual({});
  await letters.save({ one: '000000000000000000099' });
  expect(await slowestOf(books, letters)()).toEqual({ one: '000000000000000000099' });
  await letters.save({ one: '000000000000000000101', two: '8' });
  expect(await slowestOf(books, letters)()).toEqual({ one: '000000000000000000100', two: '7' });
});
