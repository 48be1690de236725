import { rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { readKept, setFileAside } from '../kept-file';

const Sequences = z.record(z.string(), z.string().regex(/^\d+$/));
type Sequences = z.infer<typeof Sequences>;

export type Checkpoint = {
  load: () => Promise<Sequences>;
  save: (sequences: Sequences) => Promise<void>;
};

const readIn = (text: string): Sequences | undefined => {
  try {
    return Sequences.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/**
 * How far the stream has been followed, by shard: in a file, so that a restart goes on from there (without one as long as
 * this process lives). What is followed twice changes nothing: a file that is damaged is set aside with a word.
 */
export const checkpointIn = (file: string | undefined): Checkpoint => {
  let remembered: Sequences = {};
  return {
    load: async () => {
      if (file === undefined) return remembered;
      const text = readKept(file);
      const kept = text === undefined ? {} : readIn(text);
      if (!kept) setFileAside(file);
      return kept ?? {};
    },
    save: async (sequences) => {
      remembered = sequences;
      if (file === undefined) return;
      await writeFile(`${file}.new`, JSON.stringify(sequences), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
};

/** How far all of several consumers have come: of each shard the slower one's place, and none where one has not begun. */
export const slowestOf =
  (...checkpoints: readonly Checkpoint[]): Checkpoint['load'] =>
  async () => {
    const [first = {}, ...others] = await Promise.all(checkpoints.map(({ load }) => load()));
    const shared = Object.entries(first).flatMap(([shard, place]) => {
      const places = [place, ...others.map((other) => other[shard])];
      if (places.some((one) => one === undefined)) return [];
      const slowest = places.reduce(
        (slow, one) => (BigInt(one ?? 0) < BigInt(slow ?? 0) ? one : slow),
        place,
      );
      return [[shard, slowest ?? place] as const];
    });
    return Object.fromEntries(shared);
  };
