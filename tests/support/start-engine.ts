import type { TestProject } from 'vitest/node';
import { startEngine } from '../../functions/machine/engine/engine';

/** One engine for the whole run; each test file makes its own table in it. `DYNAMODB_ENDPOINT` uses another one. */
export default async (project: TestProject) => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) {
    project.provide('endpoint', given);
    return undefined;
  }
  const engine = await startEngine({ ephemeral: true });
  project.provide('endpoint', engine.endpoint);
  return () => engine.stop();
};

declare module 'vitest' {
  export interface ProvidedContext {
    endpoint: string;
  }
}
