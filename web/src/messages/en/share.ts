import type { share as zhCN } from '../zh-CN/share';

export const share: typeof zhCN = {
  action: 'Share',
  title: 'Share with a friend',
  scan: 'Scan to open this page',
  qr: "QR code of this page's address",
  copy: 'Copy the link',
  copied: 'The link is copied.',
  system: 'Share with another app',
};
