import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type Outputs = Record<string, Record<string, string>>;

const read = (file: string): Outputs =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outputs) : {};

/** What each stack answers with is a name of ours; the toolkit's own exports are none. */
const ours = (outputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(outputs).filter(([name]) => !name.startsWith('Exports')));

/** Adds what was deployed just now to what earlier deployments wrote: one of some stacks forgets no other's. */
export const addOutputs = (fresh: string, all: string): void => {
  const told = Object.entries(read(fresh)).map(([stack, outputs]) => [stack, ours(outputs)] as const);
  writeFileSync(all, `${JSON.stringify({ ...read(all), ...Object.fromEntries(told) }, null, 2)}\n`);
};
