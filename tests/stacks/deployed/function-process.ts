import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs in the child: loads the bundle as Lambda does, and answers each event with what the handler gave or threw. */
const RUNTIME = `
const [, , file] = process.argv;
const { handler } = await import(file);
const context = { getRemainingTimeInMillis: () => 240_000 };
process.on('message', async ({ id, event }) => {
  try {
    process.send({ id, answer: (await handler(event, context)) ?? null });
  } catch (error) {
    process.send({ id, thrown: String(error) });
  }
});
process.send({ id: 'ready' });
`;

export type Deployed = {
  /** What the function answers to an event; an event passes as JSON, as it does in Lambda. Throws what the function threw. */
  invoke: <T>(event: unknown) => Promise<T>;
  /** What it wrote to its log. */
  said: () => string;
  stop: () => void;
};
type Told = { id: string; answer?: unknown; thrown?: string };

/** A bundle in a process of its own, with these settings and no other. */
export const deployed = async (file: string, env: Record<string, string>): Promise<Deployed> => {
  const runtime = join(mkdtempSync(join(tmpdir(), 'runtime-')), 'runtime.mjs');
  writeFileSync(runtime, RUNTIME);
  const child = fork(runtime, [file], { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (log += String(part)));
  const waiting = new Map<string, (told: Told) => void>();
  const answerTo = (id: string): Promise<Told> => new Promise((done) => waiting.set(id, done));
  child.on('message', (told: Told) => waiting.get(told.id)?.(told));
  child.on('exit', () => {
    for (const done of waiting.values()) done({ id: '', thrown: `the function ended: ${log}` });
  });
  const ready = await answerTo('ready');
  if (ready.thrown !== undefined) throw new Error(ready.thrown);
  return {
    invoke: async <T>(event: unknown) => {
      const id = randomUUID();
      const answer = answerTo(id);
      child.send({ id, event });
      const told = await answer;
      if (told.thrown !== undefined) throw new Error(told.thrown);
      return told.answer as T;
    },
    said: () => log,
    stop: () => void child.kill(),
  };
};
