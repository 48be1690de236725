import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A folder for what is made once in a whole run and read by every worker. */
export default (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanchao-run-'));
  project.provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};

declare module 'vitest' {
  export interface ProvidedContext {
    runFolder: string;
  }
}
