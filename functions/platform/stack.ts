import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where a frame of a stack is: a file of a bundle, its line and column, counted from one. */
const FRAME = /(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/g;

const maps = new Map<string, SourceMap | undefined>();
const mapOf = (file: string): SourceMap | undefined => {
  if (!maps.has(file)) {
    try {
      const payload: unknown = JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8'));
      maps.set(file, new SourceMap(payload as ConstructorParameters<typeof SourceMap>[0]));
    } catch {
      maps.set(file, undefined);
    }
  }
  return maps.get(file);
};

const placeIn = (file: string, line: number, column: number): string | undefined => {
  const found = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!found || !('originalSource' in found)) return undefined;
  return `${found.originalSource.replace(/^(\.\.\/)+/, '')}:${found.originalLine + 1}:${found.originalColumn + 1}`;
};

/**
 * A stack of a bundle as a person reads it: each frame by the file, line and column that it was written in, where the bundle's
 * map lies beside it. Done when something went wrong, and not by the runtime at its start, which would read all maps of 2 MB
 * each time: a fifth of a cold start.
 */
export const readable = (stack: string): string =>
  stack.replaceAll(
    FRAME,
    (frame, file: string, line: string, column: string) =>
      placeIn(file, Number(line), Number(column)) ?? frame,
  );
