import { afterAll, inject } from 'vitest';
import { followStream } from '../../functions/machine/stream/stream-reader';
import { bothConsumers } from './consumers';
import './mail';

type Follower = Awaited<ReturnType<typeof followStream>>;
let following: Promise<Follower> | undefined;
export const poison: unknown[] = [];

const follower = (): Promise<Follower> =>
  (following ??= followStream({
    endpoint: inject('endpoint'),
    tableName: process.env['TABLE_NAME'] ?? '',
    handler: bothConsumers,
    checkpoint: { load: async () => ({}), save: async () => undefined },
    onPoison: async (record, error) => {
      poison.push({ record, error });
    },
  }));

/** Waits until everything that follows from what was written before is done, by the product's own consumers of the stream. */
export const settle = async (): Promise<void> => {
  await (await follower()).drain();
  if (poison.length > 0) throw new Error(`a record could not be followed: ${JSON.stringify(poison[0])}`);
};

afterAll(async () => {
  await (await following)?.stop();
});
