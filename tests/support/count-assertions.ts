import { afterEach, expect } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    assertions?: number;
  }
}

/** What each test asserted is told to `assertions-reporter.ts`. */
afterEach(({ task }) => {
  task.meta.assertions = expect.getState().assertionCalls;
});
