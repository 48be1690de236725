import { readFile, rename, writeFile } from 'node:fs/promises';

type Sequences = Record<string, string>;

export type Checkpoint = {
  load: () => Promise<Sequences>;
  save: (sequences: Sequences) => Promise<void>;
};

/**
 * How far the stream has been followed, by shard: in a file, so that a restart goes on from there (without one as long as
 * this process lives). What is followed twice changes nothing.
 */
export const checkpointIn = (file: string | undefined): Checkpoint => {
  let remembered: Sequences = {};
  return {
    load: async () => {
      if (file === undefined) return remembered;
      try {
        return JSON.parse(await readFile(file, 'utf8')) as Sequences;
      } catch {
        return {};
      }
    },
    save: async (sequences) => {
      remembered = sequences;
      if (file === undefined) return;
      await writeFile(`${file}.new`, JSON.stringify(sequences));
      await rename(`${file}.new`, file);
    },
  };
};
