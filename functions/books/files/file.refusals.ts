import type { RefusalKinds } from '../../shared/refusals';

export const fileRefusals = {
  'file-not-accepted': {
    status: 422,
    says: 'Attach a PDF, JPEG or PNG of at most {most}.',
    zh: '请上传不超过 {most} 的 PDF、JPEG 或 PNG 文件。',
  },
} as const satisfies RefusalKinds;

type Own = typeof fileRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
