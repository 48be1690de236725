import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../account';
import { type Desk, operations, Refused } from './operations';
import { acm, dynamodb, iam, looks, s3api, sesv2 } from './waiting';
import { type Line, misfits, printed, takeApart } from './words';

type Operations = Readonly<Record<string, (typeof operations)[string][string]>>;
const KNOWN: Readonly<Record<string, Operations>> = {
  ...operations,
  dynamodb: { ...dynamodb, ...looks['dynamodb'] },
  sesv2: { ...sesv2, ...looks['sesv2'] },
  lambda: { ...operations['lambda'], ...looks['lambda'] },
  acm,
  iam,
  s3api,
};

/** Hands its words and its folder to the test, and prints and ends as it is told. */
const HANDS_OVER = `#!/usr/bin/env bash
answer=$(printf '%s\\0' "$PWD" "NAME" "$@" | curl -sS --noproxy '*' --data-binary @- -w '\\n%{http_code}' "$STAND_IN")
code=\${answer##*$'\\n'}; text=\${answer%$'\\n'*}
[ "$code" = 200 ] || { printf '%s\\n' "$text" >&2; exit 254; }
[ -z "$text" ] || printf '%s\\n' "$text"
`;

export type StandIn = {
  desk: Omit<Desk, 'region' | 'writes'>;
  /** Lines of `aws`, and of what else stands in: `npm run deploy -- --stage production`. */
  lines: string[];
  /** To be put before PATH, with where to ask. */
  env: { bin: string; STAND_IN: string };
  stop: () => Promise<void>;
};

const answerAws = (line: Line, desk: Desk): string => {
  const known = (
    KNOWN as Readonly<Record<string, Readonly<Record<string, (typeof operations)[string][string]>>>>
  )[line.service]?.[line.operation];
  if (known === undefined)
    throw new Refused(`argument operation: Invalid choice: ${line.service} ${line.operation}`);
  const wrong = misfits(line, known);
  if (wrong.length > 0) throw new Refused(wrong.join('; '));
  return printed(known.answer(line.options, desk, line), line.options);
};

const emptyDesk = (account: Account): StandIn['desk'] => ({
  account,
  tables: new Map(),
  reserved: new Map(),
  invoked: [],
  letters: new Map(),
  records: [],
  versions: new Map(),
});

/**
 * Commands for a shell of an operator whose AWS is this account: `aws`, which knows the operations and options that
 * docs/operations.md uses and refuses others; `npm` and `git`, which only note what was asked; `sleep`, which does not.
 */
export const standIn = async (account: Account, region: string): Promise<StandIn> => {
  const bin = mkdtempSync(join(tmpdir(), 'bin-'));
  for (const name of ['aws', 'npm', 'git', 'sleep']) {
    writeFileSync(join(bin, name), HANDS_OVER.replace('NAME', name));
    chmodSync(join(bin, name), 0o755);
  }
  const desk = emptyDesk(account);
  const lines: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [folder = '', name = '', ...words] = Buffer.concat(parts).toString().split('\0').slice(0, -1);
      lines.push([name, ...words].join(' '));
      try {
        const line = takeApart(words, folder);
        const at = line.options['region'] ?? region;
        const writes = (file: string, text: string) => writeFileSync(join(folder, file), text);
        response.end(name === 'aws' ? answerAws(line, { ...desk, region: at, writes }).trimEnd() : '');
      } catch (fault) {
        response.writeHead(400).end(`${name} ${words.join(' ')}\n${String(fault)}`);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    desk,
    lines,
    env: { bin, STAND_IN: `http://127.0.0.1:${port}` },
    stop: () => new Promise((stopped) => (server.close(() => stopped()), server.closeAllConnections())),
  };
};
