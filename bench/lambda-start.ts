import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundle, EMPTY, LAMBDAS, LIBRARIES } from './bundles';
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

const bundles = await bundle();
const names = [EMPTY, LIBRARIES, ...LAMBDAS];
const times: Record<string, Took[]> = Object.fromEntries(names.map((name) => [name, []]));
// In turn, so that a busy moment of the machine meets all of them alike.
for (let at = 0; at < RUNS; at += 1)
  for (const name of names) times[name]?.push(await importTime(bundles[name]?.file ?? ''));

const wallOf = (name: string) => median((times[name] ?? []).map(({ wall }) => wall));
const cpuOf = (name: string) => median((times[name] ?? []).map(({ cpu }) => cpu));
const least = (name: string) => Math.min(...(times[name] ?? []).map(({ wall }) => wall));

await print({
  title: 'The functions: how long they take to load, and how large they are',
  says: `Import in a fresh process of Node ${process.versions.node}, median of ${RUNS} runs, and the processor time that it took; minified, as \`npm run deploy\` bundles them. "At the start" is what is read then; the rest is loaded when a request needs it. The API's import takes ${(wallOf('api') / wallOf(LIBRARIES)).toFixed(2)} × that of the three libraries (processor: ${(cpuOf('api') / cpuOf(LIBRARIES)).toFixed(2)} ×).`,
  head: ['function', 'import, ms', 'least, ms', 'processor, ms', 'KB at the start', 'KB in all'],
  rows: names.map((name) => {
    const { atStart, all } = bundles[name] ?? { atStart: 0, all: 0 };
    return [name, wallOf(name), least(name), cpuOf(name), atStart / 1000, all / 1000];
  }),
});
