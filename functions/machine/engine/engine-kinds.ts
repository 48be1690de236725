import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { Address } from './addresses';

export type EngineKind = 'dynoxide' | 'dynamodb-local';

/** What finding an engine depends on. */
export type Surroundings = {
  platform: string;
  arch: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The path of a file in an installed package; throws where it is not installed. */
  resolve: (id: string) => string;
};

export type Run = {
  address: Address;
  /** Where it works. */
  folder: string;
  /** Its file or folder to keep; none: in memory. */
  store: string | undefined;
  /** Whom it answers; none: whoever asks. */
  key: string | undefined;
};

/** How one kind of engine is run. */
export type Engine = {
  kind: EngineKind;
  /** What it keeps in the data folder; where that stands, this engine wrote it. */
  keeps: string;
  /** It may answer on one address of this machine alone, whichever it is told. */
  anyHost: boolean;
  command: (run: Run) => string[];
  /** Its file is made quick and kept small while it does not run (engine-file.ts). The other kind has no need of it. */
  tidied: boolean;
  /** Keeps those apart who know different keys: with one that nobody else knows, nobody else reaches what it holds. */
  looksAtKeys: boolean;
  /** What it says when it is about to answer. */
  ready: RegExp;
};

export const here = (): Surroundings => ({
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  resolve: createRequire(import.meta.url).resolve,
});

const resolved = (around: Surroundings, id: string): string | undefined => {
  try {
    return around.resolve(id);
  } catch {
    return undefined;
  }
};

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Small and quick. Two things to know of 1.2.1: it forgets no stream record and looks through all of them at each write, so
 * its file is tidied (docs/decisions/0201); and it answers whoever reaches it, web pages too, so its address is a secret.
 */
const findDynoxide = (around: Surroundings): Engine | undefined => {
  const home = resolved(around, `@dynoxide/${around.platform}-${around.arch}/package.json`);
  const program = home && join(dirname(home), 'dynoxide');
  if (!program || !runs(program)) return undefined;
  return {
    kind: 'dynoxide',
    keeps: 'dynoxide.db',
    ready: /listening on/i,
    anyHost: around.platform === 'linux',
    command: ({ address, store }) => [
      program,
      ...['--host', address.host, '--port', String(address.port)],
      ...(store === undefined ? [] : ['--db-path', store]),
    ],
    tidied: true,
    looksAtKeys: false,
  };
};

/**
 * DynamoDB Local listens on every interface and has no option against it. Under this policy Java refuses any connection
 * that does not come from this machine. (Java 24 has no such policies any more and refuses to start with one.)
 */
const LOOPBACK_ONLY = `grant {
  permission java.io.FilePermission "<<ALL FILES>>", "read,write,delete,execute,readlink";
  permission java.lang.RuntimePermission "*";
  permission java.lang.reflect.ReflectPermission "*";
  permission java.util.PropertyPermission "*", "read,write";
  permission java.security.SecurityPermission "*";
  permission java.net.NetPermission "*";
  permission java.util.logging.LoggingPermission "control";
  permission javax.management.MBeanServerPermission "*";
  permission javax.management.MBeanPermission "*", "*";
  permission javax.management.MBeanTrustPermission "*";
  permission java.lang.management.ManagementPermission "control";
  permission java.io.SerializablePermission "*";
  permission javax.net.ssl.SSLPermission "*";
  permission java.net.SocketPermission "localhost:0-", "listen,resolve";
  permission java.net.SocketPermission "127.0.0.1", "accept,connect,resolve";
  permission java.net.SocketPermission "[::1]", "accept,connect,resolve";
};
`;

/** Unless told, it lets every web page in. This one is nobody's (RFC 2606). */
const NO_PAGE = 'https://nobody.invalid';

const findJava = (env: Surroundings['env']): string | undefined => {
  const homes = [env['JAVA_HOME'] && join(env['JAVA_HOME'], 'bin'), ...(env['PATH'] ?? '').split(delimiter)];
  return homes.flatMap((home) => (home ? [join(home, 'java')] : [])).find(runs);
};

const findJar = (around: Surroundings): string | undefined => {
  const told = around.env['DYNAMODB_LOCAL_JAR'];
  if (told) return told;
  const home = resolved(around, 'amplify-dynamodb-simulator/package.json');
  return home && join(dirname(home), 'emulator', 'DynamoDBLocal.jar');
};

const writePolicy = (folder: string): string => {
  const file = join(folder, 'loopback.policy');
  writeFileSync(file, LOOPBACK_ONLY, { mode: 0o600 });
  return file;
};

const findDynamodbLocal = (around: Surroundings): Engine | undefined => {
  const [java, jar] = [findJava(around.env), findJar(around)];
  if (!java || !jar || !existsSync(jar)) return undefined;
  return {
    kind: 'dynamodb-local',
    keeps: 'dynamodb-local',
    ready: /CorsParams/,
    anyHost: false,
    command: ({ address, folder, store, key }) => {
      if (store !== undefined) mkdirSync(store, { recursive: true, mode: 0o700 });
      return [
        java,
        ...['-Xmx256m', '-Djava.security.manager', `-Djava.security.policy==${writePolicy(folder)}`],
        ...[`-Djava.library.path=${join(dirname(jar), 'DynamoDBLocal_lib')}`, '-jar', jar],
        ...['-port', String(address.port), '-disableTelemetry', '-cors', NO_PAGE],
        ...(key === undefined ? ['-sharedDb'] : []),
        ...(store === undefined ? ['-inMemory'] : ['-dbPath', store]),
      ];
    },
    tidied: false,
    looksAtKeys: true,
  };
};

/** The engines that can run here, dynoxide first. None on Windows, where there is no POSIX shell to guard them. */
export const enginesHere = (around: Surroundings): Engine[] =>
  around.platform === 'win32'
    ? []
    : [findDynoxide(around), findDynamodbLocal(around)].filter((engine) => engine !== undefined);

/** The kind of engine that wrote this folder, if one did. */
export const writerOf = (folder: string): EngineKind | undefined =>
  existsSync(join(folder, 'dynoxide.db'))
    ? 'dynoxide'
    : existsSync(join(folder, 'dynamodb-local'))
      ? 'dynamodb-local'
      : undefined;
