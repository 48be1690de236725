/** What a deployment is asked to do, by its command line. */
export type Asked =
  { verb: 'bootstrap'; region: string; policies: string | undefined } | Staged<'deploy'> | Staged<'remove'>;

export type Staged<Verb> = {
  verb: Verb;
  stage: string;
  region: string;
  /** `Web`, `Api`: only these stacks. None named: all. */
  only: readonly string[];
};

/** A sentence for whoever gave the command, in both languages; no fault of the program. */
export class Told extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
  }
}

const USAGE = {
  bootstrap: 'npm run bootstrap -- [--region REGION] [--cloudformation-execution-policies ARN,…]',
  deploy: 'npm run deploy -- --stage STAGE [--region REGION] [STACK …]',
  remove: 'npm run remove -- --stage STAGE [--region REGION]',
} as const;
type Verb = keyof typeof USAGE;

/** Takes `--name value` or `--name=value` out of the words. */
const taken = (words: string[], name: string, usage: string): string | undefined => {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const [word = ''] = words.splice(at, 1);
  const value = word === name ? words.splice(at, 1)[0] : word.slice(name.length + 1);
  if (!value || value.startsWith('-'))
    throw new Told(`${name} 后面要写一个值：${usage}`, `${name} needs a value: ${usage}`);
  return value;
};

const insistOn = (words: readonly string[], known: RegExp, usage: string): void => {
  const unknown = words.find((word) => !known.test(word));
  if (unknown !== undefined)
    throw new Told(`看不懂“${unknown}”：${usage}`, `“${unknown}” is not understood: ${usage}`);
};

const isVerb = (word: string | undefined): word is Verb => word !== undefined && Object.hasOwn(USAGE, word);

/**
 * Reads `deploy --stage STAGE [--region REGION] [STACK …]` and its sisters. A stage and a region are always said: people's data
 * would lie where a default chose it. Refuses what it does not know, so that a misspelt word deploys nothing.
 */
export const readAsked = (given: readonly string[], env: Record<string, string | undefined>): Asked => {
  const [verb, ...words] = given;
  const usages = Object.values(USAGE).join('\n');
  if (!isVerb(verb)) throw new Told(`用法：\n${usages}`, `Usage:\n${usages}`);
  const usage = USAGE[verb];
  const region = taken(words, '--region', usage) ?? env['AWS_REGION'];
  if (!region)
    throw new Told(
      '请写明部署区域：--region 或 AWS_REGION。',
      'Say where to deploy: --region, or AWS_REGION.',
    );
  if (verb === 'bootstrap') {
    const policies = taken(words, '--cloudformation-execution-policies', usage);
    insistOn(words, /^$/, usage);
    return { verb, region, policies };
  }
  const stage = taken(words, '--stage', usage);
  if (!stage) throw new Told(`请写明环境：${usage}`, `Say which stage: ${usage}`);
  insistOn(words, verb === 'deploy' ? /^[A-Z][A-Za-z]*$/ : /^$/, usage);
  return { verb, stage, region, only: words };
};
