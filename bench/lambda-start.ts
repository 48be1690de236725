import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundle, EMPTY, LAMBDAS } from './bundles';
import { median, print } from './figures';

const RUNS = 11;
const run = promisify(execFile);

/** What a deployed function finds in its environment: enough to read its settings. Nothing is asked of the table. */
const env = {
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_REGION: 'ap-southeast-1',
  STAGE: 'bench',
  TABLE_NAME: 'the-table',
  PUBLIC_URL: 'https://shanchao.example.org',
  AUTH_SECRET: 'x'.repeat(48),
};

type Took = { wall: number; cpu: number };
const importTime = async (file: string): Promise<Took> => {
  const code = `
    const [from, before] = [performance.now(), process.cpuUsage()];
    await import(${JSON.stringify(file)});
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ wall: performance.now() - from, cpu: (user + system) / 1000 }));
    process.exit(0);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env });
  return JSON.parse(stdout) as Took;
};

const files = await bundle();
const names = [EMPTY, ...LAMBDAS];
const times: Record<string, Took[]> = Object.fromEntries(names.map((name) => [name, []]));
// In turn, so that a busy moment of the machine meets all of them alike.
for (let at = 0; at < RUNS; at += 1)
  for (const name of names) times[name]?.push(await importTime(files[name] ?? ''));

await print({
  title: 'The functions: how long they take to load, and how large they are',
  says: `Import in a fresh process of Node ${process.versions.node}, median of ${RUNS} runs, and the processor time that it took; minified in one file each, as \`sst deploy\` bundles them.`,
  head: ['function', 'import, ms', 'least, ms', 'processor, ms', 'KB', 'KB gzip'],
  rows: names.map((name) => {
    const code = readFileSync(files[name] ?? '');
    const [all, packed] = [code.length / 1000, gzipSync(code, { level: 9 }).length / 1000];
    const walls = (times[name] ?? []).map(({ wall }) => wall);
    const cpus = (times[name] ?? []).map(({ cpu }) => cpu);
    return [name, median(walls), Math.min(...walls), median(cpus), all, packed];
  }),
});
