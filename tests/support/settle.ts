import { inject } from 'vitest';
import { followStream, type Positions } from '../../functions/machine/stream/stream-reader';
import { bothConsumers } from './consumers';
import { afterEachFile } from './each-file';
import './mail';

type Follower = Awaited<ReturnType<typeof followStream>>;
let following: Promise<Follower> | undefined;
let positions: Positions = {};
export const poison: unknown[] = [];

const follower = (): Promise<Follower> =>
  (following ??= followStream({
    endpoint: inject('endpoint'),
    tableName: process.env['TABLE_NAME'] ?? '',
    handler: bothConsumers,
    checkpoint: { load: async () => positions, save: async (now) => void (positions = now) },
    onPoison: async (record, error) => {
      poison.push({ record, error });
    },
  }));

/** Waits until everything that follows from what was written before is done, by the product's own consumers of the stream. */
export const settle = async (): Promise<void> => {
  await (await follower()).drain();
  if (poison.length > 0) throw new Error(`a record could not be followed: ${JSON.stringify(poison[0])}`);
};

/** Until it is asked to settle again nothing follows: for whoever counts what a request costs by itself. */
export const followNothing = async (): Promise<void> => {
  await (await following)?.stop();
  following = undefined;
};

afterEachFile(async () => {
  await followNothing();
  positions = {};
  poison.length = 0;
});
