import type { TestProject } from 'vitest/node';
import { startEngine } from '../../functions/machine/engine/engine';

/** The second opinion: AWS's own DynamoDB Local, in memory. Only where it can run (vitest.config.ts looks for it). */
export default async (project: TestProject) => {
  const engine = await startEngine({ ephemeral: true, prefer: 'dynamodb-local' });
  if (engine.kind !== 'dynamodb-local') {
    await engine.stop();
    throw new Error('DynamoDB Local did not start; another engine would be no second opinion');
  }
  project.provide('endpoint', engine.endpoint);
  return () => engine.stop();
};
