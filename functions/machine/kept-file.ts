import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CannotStart, diskFull } from './cannot-start';
import { isDiskFull } from '../platform/store-trouble';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** The text of a file of the data folder; undefined where there is none. @throws CannotStart where it is there and cannot be read */
export const readKept = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CannotStart({
      zh: `无法读取 ${file}（${codeOf(error)}）：请检查它的权限，或用 --data 另选目录。`,
      en: `${file} cannot be read (${codeOf(error)}): see who may read it, or choose another folder with --data.`,
    });
  }
};

const forget = (file: string): void => {
  try {
    rmSync(file, { force: true });
  } catch {
    // Written over by the next try, or told by it.
  }
};

/**
 * Whole or not at all, also where the power fails: half a file would be none at the next start. Its owner's alone.
 * @throws CannotStart where there is no room, or no right to
 */
export const writeWhole = (file: string, text: string): void => {
  const unfinished = `${file}.new`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true });
    renameSync(unfinished, file);
  } catch (error) {
    forget(unfinished);
    if (isDiskFull(error)) throw diskFull(file, error);
    throw new CannotStart({
      zh: `无法写入 ${file}（${codeOf(error)}）：请检查磁盘空间和权限，或用 --data 另选目录。`,
      en: `${file} cannot be written (${codeOf(error)}): see whether the disk is full and who may write there, or choose another folder with --data.`,
    });
  }
};

const tell = (words: string): void => void process.stderr.write(`${words}\n`);

/**
 * Puts what is torn into a file beside its own and says so on the terminal. Nothing stops by it.
 * @returns whether it could be kept there: where not, it stays where it is
 */
export const setAside = (file: string, torn: readonly string[]): boolean => {
  const aside = `${file}.torn`;
  try {
    appendFileSync(aside, torn.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true });
  } catch {
    tell(
      `${file} 有 ${torn.length} 行残缺，已跳过。 ${file} has ${torn.length} torn line(s), which are left out.`,
    );
    return false;
  }
  tell(
    `${file} 有 ${torn.length} 行残缺，已移到 ${aside}，其余照常。 ${torn.length} torn line(s) of ${file} are set aside in ${aside}; the others go on.`,
  );
  return true;
};

/** The same of a whole file, whose place can be taken by an empty one. */
export const setFileAside = (file: string): void => {
  const aside = `${file}.torn`;
  try {
    renameSync(file, aside);
    tell(
      `${file} 已损坏，移到 ${aside}，从头再来，不会丢失内容。 ${file} is damaged and was set aside as ${aside}; it is made anew, and nothing is lost by it.`,
    );
  } catch {
    tell(`${file} 已损坏，已跳过。 ${file} is damaged and left out.`);
  }
};
