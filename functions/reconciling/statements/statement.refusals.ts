import type { RefusalKinds } from '../../shared/refusals';

export const statementRefusals = {
  'statement-not-readable': {
    status: 422,
    says: 'This file could not be read: {because}',
    zh: '无法读取该文件：{because}',
  },
  'statement-has-problems': {
    status: 422,
    says: '{count} lines could not be read. Nothing was imported; the preview names each.',
    zh: '有 {count} 行无法读取，未导入任何内容；预览中逐行列出。',
  },
  'statement-too-large': {
    status: 413,
    says: 'The file has more than {most} lines: more than can be imported. Export a shorter period; of one day, payments and refunds apart.',
    zh: '文件超过 {most} 行，无法导入。请导出较短的期间；若只有一天，请把收款与退款分开导出。',
  },
} as const satisfies RefusalKinds;

type Own = typeof statementRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
