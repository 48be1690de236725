import { readFile, rename, writeFile } from 'node:fs/promises';

type Sequences = Record<string, string>;

/** How far the stream has been followed, by shard: in a file, so that a restart goes on from there. What is followed twice changes nothing. */
export const checkpointIn = (file: string | undefined) => ({
  load: async (): Promise<Sequences> => {
    if (file === undefined) return {};
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Sequences;
    } catch {
      return {};
    }
  },
  save: async (sequences: Sequences): Promise<void> => {
    if (file === undefined) return;
    await writeFile(`${file}.new`, JSON.stringify(sequences));
    await rename(`${file}.new`, file);
  },
});
