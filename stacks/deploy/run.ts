import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDevelopment, readSettings } from '../settings';
import { type Asked, readAsked, type Staged, Told } from './asked';
import { type Failure, failuresIn, lacksBootstrap } from './failures';
import { addOutputs } from './outputs';
import { buildPages, type Ended, toolkit } from './toolkit';

/** Git ignores it: templates, bundles, and what the stacks answered. */
const OUT = join(process.cwd(), '.sst');

const sentence = (failures: readonly Failure[], became: string, colon: string): string =>
  failures.map(({ stack, reason }) => `${stack} ${became}${colon}${reason}`).join('\n');

/** Tells what did not come about: by stack with CloudFormation's reason, where the toolkit got that far. */
const insist = ({ code, said }: Ended, zh: string, en: string): void => {
  if (code === 0) return;
  if (lacksBootstrap(said))
    throw new Told(
      '这个账号在这个区域还没有做过 CDK 引导（或版本太旧）：先运行 npm run bootstrap，见 docs/operations.md。',
      'This account has no CDK bootstrap in this region, or an old one: run npm run bootstrap first (docs/operations.md).',
    );
  const failures = failuresIn(said);
  throw failures.length > 0
    ? new Told(sentence(failures, zh, '：'), sentence(failures, en, ': '))
    : new Told('没有成功，原因见上。', 'It failed: see above.');
};

/** Before anything is built: what the deployment was told is judged at once. */
const judge = (asked: Staged<'deploy' | 'remove'>): void => {
  try {
    readSettings(process.env, asked);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new Told(
      `设置有误，什么都没有部署：${why}`,
      `Nothing was deployed, for a setting does not fit: ${why}`,
    );
  }
};

/** A folder that was told is taken as it is: a pipeline may have built the pages before. */
const pages = async (): Promise<void> => {
  if (process.env['WEB_FOLDER']) return;
  if ((await buildPages()).code !== 0) throw new Told('网页没有构建成功。', 'The pages were not built.');
};

const templates = async (asked: { stage: string; region: string }) => {
  // SST loads the second edition of Amazon's SDK, which greets everybody with its end.
  process.env['AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE'] = '1';
  const { synthesise } = await import('./synthesise');
  return synthesise(asked, process.cwd(), OUT);
};

/** The stacks that were named, and those alone; or all. */
const chosen = ({ stage, only }: Staged<'deploy'>, stacks: readonly string[]): string[] => {
  const names = only.map((name) => `${stage}-shanchao-${name}`);
  const unknown = names.find((name) => !stacks.includes(name));
  if (unknown !== undefined)
    throw new Told(
      `没有 ${unknown} 这个堆栈，只有：${stacks.join('、')}。`,
      `There is no ${unknown}, only ${stacks.join(', ')}.`,
    );
  return names.length > 0 ? [...names, '--exclusively'] : ['--all'];
};

const deploy = async (asked: Staged<'deploy'>): Promise<void> => {
  judge(asked);
  await pages();
  const { folder, stacks } = await templates(asked);
  const fresh = join(OUT, 'deployed.json');
  rmSync(fresh, { force: true });
  const ended = await toolkit(
    [
      'deploy',
      ...chosen(asked, stacks),
      '--app',
      folder,
      '--outputs-file',
      fresh,
      '--require-approval',
      'never',
    ],
    asked.region,
  );
  addOutputs(fresh, join(OUT, 'outputs.json'));
  insist(ended, '没有部署成功，已退回原样', 'was not deployed, and was put back as it was');
};

/**
 * Only a development stage: elsewhere the table would stay (it is retained), but without functions, pages and alarms, and
 * outside of any stack.
 */
const remove = async (asked: Staged<'remove'>): Promise<void> => {
  if (!isDevelopment(asked.stage))
    throw new Told(
      `${asked.stage} 不是开发环境，不在这里删除。`,
      `${asked.stage} is no development stage: it is not removed by a command.`,
    );
  judge(asked);
  await pages();
  const { folder } = await templates(asked);
  const ended = await toolkit(['destroy', '--all', '--force', '--app', folder], asked.region);
  insist(ended, '没有删除成功', 'was not removed');
};

/** The account is the credentials'. */
const bootstrap = async ({ region, policies }: Extract<Asked, { verb: 'bootstrap' }>): Promise<void> => {
  const rights = policies === undefined ? [] : ['--cloudformation-execution-policies', policies];
  const ended = await toolkit(['bootstrap', `aws://unknown-account/${region}`, ...rights], region);
  insist(ended, '没有引导成功', 'was not bootstrapped');
};

const main = (): Promise<void> => {
  const asked = readAsked(process.argv.slice(2), process.env);
  mkdirSync(OUT, { recursive: true });
  if (asked.verb === 'bootstrap') return bootstrap(asked);
  return asked.verb === 'deploy' ? deploy(asked) : remove(asked);
};

// A promise from the first line on, so that a refused word is told like everything else.
Promise.resolve()
  .then(main)
  .catch((fault: unknown) => {
    const text =
      fault instanceof Error && !(fault instanceof Told) ? fault.stack : String((fault as Error).message);
    console.error(`\n${text}`);
    process.exitCode = 1;
  });
