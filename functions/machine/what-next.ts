import type { Asked } from './settings';

type Begun = {
  isNew: boolean;
  hasDemo: boolean;
  mailLeaves: boolean;
  url: string;
  hereUrl: string;
};

const whoIsThere = ({ empty, found }: Asked, { isNew, hasDemo, mailLeaves }: Begun): string => {
  if (found) {
    const [zh, en] = mailLeaves
      ? ['验证码会寄到这个邮箱', 'the code is sent to that mailbox']
      : ['验证码在 /dev/outbox', 'the code is at /dev/outbox'];
    return `  管理员 ${found.admin.email} 在 /sign-in 登录，${zh}。 The admin signs in at /sign-in; ${en}.`;
  }
  const [lettersZh, lettersEn] = mailLeaves
    ? ['信件由 SMTP_URL 寄出', 'letters leave by SMTP_URL']
    : ['寄出的信在 /dev/outbox', 'letters sent at /dev/outbox'];
  if (hasDemo) return `  演示人员在 /sign-in，${lettersZh}。 Demo people at /sign-in, ${lettersEn}.`;
  if (isNew)
    return '  没有演示数据；新建组织用 --found --name --admin（见 README）。 No demo data; --found --name --admin make an organisation (see README).';
  const [noDemoZh, noDemoEn] = empty
    ? ['', '']
    : [
        '其中没有演示（要看演示请用 --data 另选目录），',
        ', which was begun without the demo (for the demo choose another with --data)',
      ];
  return `  继续使用这个目录的数据，${noDemoZh}${lettersZh}。 Goes on with what is in this folder${noDemoEn}; ${lettersEn}.`;
};

/** Others are let in, but not to the letters: whoever started it must know how to get at a code. */
const howToReadCodes = ({ mailLeaves, url, hereUrl }: Begun): string[] => {
  if (url === hereUrl) return [];
  const closed = `  其他设备也能访问；/dev 与沙箱支付只对本机开放。 Others can reach it too; /dev and the sandbox are closed to all but this machine.`;
  const read = `  看验证码：在本机打开 ${hereUrl}/dev/outbox，给本人看屏幕或念给他听。 To read codes: open ${hereUrl}/dev/outbox on this machine, and show or tell each person theirs.`;
  return mailLeaves ? [closed] : [closed, read];
};

/** What a person who started it wants to know next. */
export const whatNext = (asked: Asked, begun: Begun): string =>
  [
    whoIsThere(asked, begun),
    ...howToReadCodes(begun),
    asked.ephemeral ? '  停止后什么也不保留。 Nothing is kept after it stops.' : `  数据 Data: ${asked.data}`,
    '  按 Ctrl-C 停止。 Ctrl-C stops it.',
  ].join('\n');
