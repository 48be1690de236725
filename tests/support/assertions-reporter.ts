import type { Reporter, TestCase } from 'vitest/node';

type Count = { tests: number; assertions: number };

/** Prints at the end how much was asserted, by project: a suite that became quicker by asserting less would show it. */
export class AssertionsReporter implements Reporter {
  private readonly projects = new Map<string, Count>();

  onTestCaseResult(test: TestCase): void {
    const { project } = test;
    const count = this.projects.get(project.name) ?? { tests: 0, assertions: 0 };
    count.tests += 1;
    count.assertions += test.meta().assertions ?? 0;
    this.projects.set(project.name, count);
  }

  onTestRunEnd(): void {
    const line = ([name, { tests, assertions }]: [string, Count]) => `${name} ${tests}/${assertions}`;
    console.log(`\nTests and assertions: ${[...this.projects].map(line).join(', ')}`);
  }
}
