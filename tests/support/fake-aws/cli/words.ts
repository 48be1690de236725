import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { search } from 'jmespath';

/** A line of the AWS CLI, taken apart. */
export type Line = {
  service: string;
  operation: string;
  /** By name without the dashes; a switch is ''. */
  options: Record<string, string>;
  /** Words that belong to no option: a waiter's name, a file to write. */
  words: string[];
};

/** Options that take several values, one after the other. */
const SEVERAL = ['global-secondary-index-updates', 'reasons'];

/** What may stand in any line. */
const GLOBAL = ['region', 'query', 'output', 'cli-binary-format', 'cli-read-timeout'];

/** Takes `aws SERVICE OPERATION --option value … word` apart; a value that is a `file://` is read, beside `folder`. */
export const takeApart = (given: readonly string[], folder: string): Line => {
  const [service = '', operation = '', ...rest] = given;
  const options: Record<string, string> = {};
  const words: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const name = word.slice(2);
    const after = rest.slice(at + 1).findIndex((one) => one.startsWith('--'));
    const values = rest.slice(at + 1, after < 0 ? undefined : at + 1 + after);
    const taken = SEVERAL.includes(name) ? values : values.slice(0, 1);
    at += taken.length;
    const value = taken.join(' ');
    options[name] = value.startsWith('file://') ? readFileSync(join(folder, value.slice(7)), 'utf8') : value;
  }
  return { service, operation, options, words };
};

/** Options that the operation does not have, or that it needs and were not given: the CLI would do nothing. */
export const misfits = (line: Line, has: { needs: readonly string[]; may?: readonly string[] }): string[] => [
  ...Object.keys(line.options)
    .filter((name) => ![...GLOBAL, ...has.needs, ...(has.may ?? [])].includes(name))
    .map((name) => `Unknown options: --${name}`),
  ...has.needs
    .filter((name) => !(name in line.options))
    .map((name) => `the following arguments are required: --${name}`),
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const word = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? 'None').replaceAll('"', '');
/** A list is one line of cells; what is nested comes line by line. */
const text = (value: unknown): string => {
  if (!Array.isArray(value)) return isObject(value) ? text(Object.values(value)) : word(value);
  return value.some(isObject) ? value.map(text).join('\n') : value.map(word).join('\t');
};

/** What the CLI prints of an answer, by `--query` and `--output`. */
export const printed = (answer: unknown, { query, output }: Record<string, string>): string => {
  if (answer === undefined) return '';
  const found = query === undefined ? answer : search(answer, query);
  return output === 'text' ? `${text(found)}\n` : `${JSON.stringify(found, null, 2)}\n`;
};
