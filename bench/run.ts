import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** One file a promise; each in a process of its own. `npm run bench -- order-rate` runs one of them. */
const MEASURES = [
  'sign-up-rush',
  'order-rate',
  'engine-growth',
  'idle',
  'lambda-start',
  'first-load',
  'lighthouse',
  'pages',
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !MEASURES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${MEASURES.join(', ')}.`);
  process.exit(1);
}

const [processor] = cpus();
const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}-${process.arch}, Node ${process.versions.node}`;
console.log(`# Bench

What \`npm run -s bench > docs/bench.md\` printed on ${new Date().toISOString().slice(0, 10)} (${machine}). Figures only: nothing
here is asserted, for times belong to the machine and to what else it does. Units of the table are counted, and are asserted
by \`tests/cost\`.`);

for (const name of asked.length > 0 ? asked : MEASURES) {
  const file = join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exit(code ?? 1);
}
