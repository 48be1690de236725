import type { share as zhCN } from './zh-CN';

export const share: typeof zhCN = {
  action: 'Share',
  title: 'Share with a friend',
  scan: 'Scan to open this page',
  qr: "QR code of this page's address",
  copy: 'Copy the link',
  copied: 'The link is copied.',
  weChat: 'Tap “…” at the top right, then “Send to chat” or “Share on Moments”.',
  weChatSays: 'Or copy the link and paste it into a chat.',
  system: 'Share with another app',
};
