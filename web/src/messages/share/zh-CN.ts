/** Passing a page on. */
export const share = {
  action: '分享',
  title: '分享给朋友',
  scan: '扫一扫，打开本页',
  qr: '本页地址的二维码',
  copy: '复制链接',
  copied: '链接已复制。',
  weChat: '点右上角“…”，再点“转发给朋友”或“分享到朋友圈”。',
  weChatSays: '也可以复制链接，粘贴到聊天里。',
  system: '用其他应用分享',
};
