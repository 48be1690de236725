import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Where sentences are written that people read: all but what reads papers, which others write as they do. */
const WORDS =
  /^(web\/src(?!\/messages\/(?:[\w-]+\/)?en\.)|functions(?!\/reconciling\/readers)|seeds(?!\/papers))\/.*\.tsx?$/;

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => WORDS.test(file));

const HAN = '[\\p{sc=Han}，。、；：？！”’》）]';
/** A half-width mark that stands after or before Chinese; a colon within a time or an address, and code's own marks, do not. */
const HALF = new RegExp(`(?<=${HAN})\\s?[,;:?!()](?!\\w*[(=])|[,;?!()](?=\\p{sc=Han})`, 'u');

/** What is quoted in the code: without the expressions within. */
const quoted = (line: string): string[] =>
  [...line.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)"/g)].map(([, a, b, c]) =>
    (a ?? b ?? c ?? '').replaceAll(/\$\{[^}]*\}/g, '\u{fffc}'),
  );

export const halfWidth = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .flatMap(quoted)
    .filter((said) => /\p{sc=Han}/u.test(said) && HALF.test(said));

test('a half-width mark in a Chinese sentence is found; a time, an address and English are none', () => {
  const bad = [
    "'报名成功,谢谢'",
    "'您好:'",
    "'继续吗?'",
    "'好!'",
    "'地点(码头)'",
    '`${a},余 ${b} 个`',
    "'时间: 九点'",
  ];
  expect(bad.flatMap(halfWidth)).toHaveLength(bad.length);
  const good = [
    "'报名成功，谢谢'",
    "'14:00 开始'",
    "'见 /api/docs?x=1'",
    "'Done, thanks!'",
    '`${f(a, b)}人`',
  ];
  expect(good.flatMap(halfWidth)).toEqual([]);
});

test('every Chinese sentence that people read has marks of full width', () => {
  const found = [...['web/src', 'functions', 'seeds'].flatMap(files)].flatMap((file) =>
    halfWidth(readFileSync(file, 'utf8')).map((said) => `${file}: ${said}`),
  );
  expect(found).toEqual([]);
});
