import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { expect } from 'vitest';

/** Units of the table: what a thing wrote (its indexes included) and read. */
export type Units = { wcu: number; ofIndexes: number; rcu: number; calls: number };
/** An operation's own request, and that with everything which follows from it. */
export type Operation = { request: Units; all: Units };
/** Read units of a page of a list, and of what else its request reads: a session is one, a membership another. */
export type ListPage = { rcu: number; beside: number };

/** What drawing a page reads. */
export type PageRead = { rcu: number; calls: number };

const placeOf = (part: string): string => resolve(import.meta.dirname, `../../docs/costs/${part}.json`);

/**
 * Figures of a run by the name of what was measured. They stand in docs/costs, from which docs/access-patterns.md is printed:
 * a run with UPDATE_DOCS=1 writes them, any other fails where they have changed.
 */
export const figuresOf = <Figure>(part: string) => {
  const seen: Record<string, Figure> = {};
  return {
    note: (name: string, figure: Figure): Figure => (seen[name] = figure),
    compare: async (): Promise<void> => {
      console.log(`${part}: ${JSON.stringify(seen, undefined, 1)}`);
      const told = await format(JSON.stringify(seen), { parser: 'json', printWidth: 110 });
      if (process.env['UPDATE_DOCS']) writeFileSync(placeOf(part), told);
      const kept: unknown = JSON.parse(readFileSync(placeOf(part), 'utf8'));
      expect(seen, `as docs/costs/${part}.json has it (UPDATE_DOCS=1 writes it anew)`).toEqual(kept);
    },
  };
};
