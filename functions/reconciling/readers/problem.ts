import * as z from 'zod';
import type { Facts } from '../../shared/refusals';
import { RAW_CHARACTERS } from './statement-limits';

/** What can be wrong with a file as a whole: nothing of it is imported. `{x}` is filled from the facts. */
export const fileProblems = {
  'file-empty': { says: 'The file is empty.', zh: '文件是空的。' },
  'file-too-large': {
    says: 'The file is larger than {most} bytes. Export a shorter period.',
    zh: '文件超过 {most} 字节，请导出较短的期间。',
  },
  'unpacked-too-large': {
    says: 'The packed file grows beyond {most} bytes. Export a shorter period.',
    zh: '压缩文件解开后超过 {most} 字节，请导出较短的期间。',
  },
  'gzip-broken': {
    says: 'The packed file is damaged or cut off. Download it again.',
    zh: '压缩文件损坏或不完整，请重新下载。',
  },
  'is-zip-or-workbook': {
    says: 'This is a ZIP archive or an Excel workbook. Unpack it, or save it as CSV.',
    zh: '这是压缩包或 Excel 工作簿，请解压或另存为 CSV。',
  },
  'not-text': { says: 'This is not a text file. Export it as CSV.', zh: '这不是文本文件，请导出为 CSV。' },
  'encoding-unknown': {
    says: 'The text is neither UTF-8 nor GB18030.',
    zh: '文字编码既不是 UTF-8 也不是 GB18030。',
  },
  'header-not-found': {
    says: 'No row names the columns {columns}. Is this the right kind of file?',
    zh: '没有找到含有“{columns}”的表头，请确认文件种类。',
  },
  'other-kind': { says: 'This is another kind of file: {kind}.', zh: '这是另一种文件：{kind}。' },
  'personal-bill': {
    says: 'This is a personal bill; export the merchant’s.',
    zh: '这是个人账单，请导出商户的账单。',
  },
  'column-missing': {
    says: 'Line {line} is the header, but the column {column} is not in it.',
    zh: '第 {line} 行是表头，但缺少“{column}”列。',
  },
  'column-twice': {
    says: 'The header in line {line} names the column {column} twice.',
    zh: '第 {line} 行表头中“{column}”列出现了两次。',
  },
  'other-account': {
    says: 'Line {line} belongs to account {told}, and this mapping is for {expected}.',
    zh: '第 {line} 行属于账号 {told}，而所选的是 {expected}。',
  },
  'quotes-broken': {
    says: 'A quotation mark opened near line {line} is never closed.',
    zh: '第 {line} 行附近的引号没有闭合。',
  },
  'too-many-lines': {
    says: 'The file has more than {most} lines. Export a shorter period; of one day, payments and refunds apart.',
    zh: '文件超过 {most} 行，请导出较短的期间；若只有一天，请把收款与退款分开导出。',
  },
  'line-too-long': {
    says: 'Line {line} has more than {most} characters. This is no table, or its line ends are gone: use the file as it was downloaded.',
    zh: '第 {line} 行超过 {most} 个字符：这不是表格，或换行已丢失，请使用原始下载文件。',
  },
  'too-many-cells': {
    says: 'The file has more than {most} cells. Export a shorter period.',
    zh: '文件超过 {most} 个单元格，请导出较短的期间。',
  },
  'totals-missing': {
    says: 'The totals at the end are missing: the file seems cut off. Download it again.',
    zh: '缺少文件末尾的汇总行，文件可能不完整，请重新下载。',
  },
  'total-missing': {
    says: 'Among the totals at the end {column} is missing, without which the lines cannot be proven. Download the file again.',
    zh: '文件末尾的汇总缺少“{column}”，无法核对各行，请重新下载。',
  },
  'totals-unreadable': {
    says: 'The total {column} reads “{value}”, which is no number.',
    zh: '汇总项“{column}”的内容“{value}”不是数字。',
  },
  'totals-differ': {
    says: 'The file says {column} is {told}, its lines add up to {counted}.',
    zh: '文件汇总“{column}”为 {told}，逐行合计为 {counted}，不一致。',
  },
  'lines-after-totals': {
    says: 'Line {line} stands after the totals. Were two files joined?',
    zh: '第 {line} 行出现在汇总行之后，是否把两个文件拼在了一起？',
  },
  'balance-breaks': {
    says: 'After line {line} the balance should be {expected}, the file says {told}. A line is missing or was changed.',
    zh: '第 {line} 行后的余额应为 {expected}，文件为 {told}；可能缺行或被改动。',
  },
} as const satisfies Record<string, { says: string; zh: string }>;

/** What can be wrong with one line: it is never read as 0 and never left out in silence. */
export const lineProblems = {
  'cells-differ': {
    says: 'has {found} cells, the header {expected}',
    zh: '有 {found} 个单元格，表头有 {expected} 个',
  },
  'cell-too-long': { says: 'has a cell of more than {most} characters', zh: '有单元格超过 {most} 个字符' },
  'quote-not-closed': {
    says: 'opens a quotation mark and swallows what follows',
    zh: '引号没有闭合，吞掉了后面的内容',
  },
  'amount-missing': { says: 'has no amount in {column}', zh: '“{column}”没有金额' },
  'amount-unreadable': {
    says: 'reads “{value}” in {column}, which is no amount',
    zh: '“{column}”的内容“{value}”不是金额',
  },
  'amount-not-positive': {
    says: 'reads “{value}” in {column}, where more than 0 is expected',
    zh: '“{column}”的内容“{value}”应大于 0',
  },
  'both-amounts': { says: 'has an amount in {column} and in {other}', zh: '“{column}”和“{other}”同时有金额' },
  'direction-unknown': {
    says: 'reads “{value}” in {column}, which is neither income nor outgoing',
    zh: '“{column}”的内容“{value}”无法判断收支方向',
  },
  'date-unreadable': {
    says: 'reads “{value}” in {column}, which is no date of the expected form',
    zh: '“{column}”的内容“{value}”不是预期格式的日期',
  },
  'day-to-come': {
    says: 'reads “{value}” in {column}, a day that has not come yet',
    zh: '“{column}”的内容“{value}”是还没有到的日期',
  },
  'time-unreadable': {
    says: 'reads “{value}” in {column}, which is no time',
    zh: '“{column}”的内容“{value}”不是时间',
  },
  'id-missing': { says: 'has nothing in {column}', zh: '“{column}”为空' },
  'id-unreadable': {
    says: 'reads “{value}” in {column}, which is no number of a payment',
    zh: '“{column}”的内容“{value}”不是有效单号',
  },
  'id-rounded': {
    says: 'reads “{value}” in {column}: a spreadsheet has rounded it. Use the file as it was downloaded',
    zh: '“{column}”的内容“{value}”已被表格软件改写，请使用原始下载文件',
  },
  'saved-again': {
    says: 'reads “{value}” in {column}: this file was saved again by a spreadsheet, which lost the seconds. Use the file as it was downloaded',
    zh: '“{column}”的内容“{value}”：文件被表格软件另存过，丢了秒数，请使用原始下载文件',
  },
  'character-broken': {
    says: 'has a broken character in {column}: “{value}”',
    zh: '“{column}”有损坏的字：“{value}”',
  },
  'status-unknown': {
    says: 'reads “{value}” in {column}, a status that is not known',
    zh: '“{column}”的状态“{value}”无法识别',
  },
  'other-currency': { says: 'is in {value}, not in yuan', zh: '币种为“{value}”，不是人民币' },
  'listed-twice': {
    says: 'lists {value} again, which line {first} holds',
    zh: '与第 {first} 行重复：{value}',
  },
  'balance-unreadable': {
    says: 'reads “{value}” in {column}, which is no balance',
    zh: '“{column}”的内容“{value}”不是余额',
  },
} as const satisfies Record<string, { says: string; zh: string }>;

export type FileProblemCode = keyof typeof fileProblems;
export type LineProblemCode = keyof typeof lineProblems;

const facts = z.record(z.string(), z.union([z.string(), z.number()]));

export const FileProblem = z.strictObject({
  on: z.literal('file'),
  code: z.enum(Object.keys(fileProblems) as [FileProblemCode, ...FileProblemCode[]]),
  facts,
});
export type FileProblem = z.infer<typeof FileProblem>;

/** `lineNumber` counts from 1 in the file as it was uploaded; `raw` is that line, shortened. */
export const LineProblem = z.strictObject({
  on: z.literal('line'),
  code: z.enum(Object.keys(lineProblems) as [LineProblemCode, ...LineProblemCode[]]),
  lineNumber: z.number().int().min(1),
  facts,
  raw: z.string(),
  /** The program cannot tell whether it is a movement at all: a person may say that it is none. */
  mayBeNone: z.boolean().optional(),
});
export type LineProblem = z.infer<typeof LineProblem>;

export const Problem = z.discriminatedUnion('on', [FileProblem, LineProblem]);
export type Problem = z.infer<typeof Problem>;

export const fileProblem = (code: FileProblemCode, about: Facts = {}): FileProblem => ({
  on: 'file',
  code,
  facts: about,
});

/** What a line is reported with, wherever in it the trouble lies. */
export type Place = { lineNumber: number; raw: string };

export const lineProblem = (place: Place, code: LineProblemCode, about: Facts = {}): LineProblem => ({
  on: 'line',
  code,
  lineNumber: place.lineNumber,
  facts: about,
  raw: shorten(place.raw),
});

/** A line as kept for people to look at: at most `RAW_CHARACTERS`. */
export const shorten = (raw: string): string =>
  raw.length > RAW_CHARACTERS ? `${raw.slice(0, RAW_CHARACTERS - 1)}…` : raw;

const fill = (sentence: string, about: Facts): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in about ? String(about[name]) : whole));

/** The sentence of a problem in the reader's language, e.g. `Line 7 has no amount in 收入`. */
export const sayProblem = (problem: Problem, language: 'zh' | 'en'): string => {
  if (problem.on === 'file')
    return fill(fileProblems[problem.code][language === 'zh' ? 'zh' : 'says'], problem.facts);
  const words = lineProblems[problem.code];
  return language === 'zh'
    ? `第 ${String(problem.lineNumber)} 行${fill(words.zh, problem.facts)}。`
    : `Line ${String(problem.lineNumber)} ${fill(words.says, problem.facts)}.`;
};
