import { giving } from '../giving/zh-CN';
import { share } from '../share/zh-CN';
import { volunteering } from '../volunteering/zh-CN';

/** What the public pages say, by noun. */
export const pages = {
  ...giving,
  ...volunteering,
  home: {
    title: '每一分善款，去向可查',
    lead: '报名、义卖、善款去向，都在这里。',
    season: '本季进展',
    sold: '售出',
    soldUnit: '件',
    donated: '应捐',
    paidOver: '已划付',
    handedOver: '已送达',
    handedOverUnit: '件',
    campaigns: '公益项目',
    noCampaigns: '这里将列出正在进行的公益项目。',
    events: '近期活动',
    noEvents: '近期没有可以报名的活动，新活动发布后会出现在这里。',
    join: '我要报名',
    buy: '我要买',
    noOrganisations:
      '这里还没有慈善组织。由系统管理员建立第一个组织（见 README），建好后本季进展会出现在这里。',
    others: '其他组织',
    allEvents: '全部活动（含已结束）',
    allCampaigns: '全部公益项目',
  },
  list: {
    titles: {
      campaigns: '全部公益项目',
      offers: '全部义卖商品',
      events: '全部活动',
      spendings: '全部支出',
      'hand-overs': '全部送达记录',
    },
    none: '这里还没有内容。',
    pages: '翻页',
  },
  share,
  /** Where no script runs; only in a page's HTML. */
  noScript: {
    signUp: '报名需要浏览器允许运行脚本（JavaScript）；本页的内容不受影响。',
    buy: '下单和支付需要浏览器允许运行脚本（JavaScript）；本页的内容不受影响。',
  },
  signIn: {
    title: '登录',
    lead: '我们把六位验证码发到您的邮箱，输入后即可登录，无需密码。首次登录会自动建立您的账号。',
    email: '邮箱',
    send: '获取验证码',
    code: '验证码',
    sentTo: (email: string) => `验证码已发到 ${email}，请在几分钟内输入。`,
    enter: '登录',
    sendAgain: '重新获取',
    sendAgainIn: (seconds: number) => `${seconds} 秒后可重新获取`,
    sentAgain: '新的验证码已发出。',
    otherEmail: '换一个邮箱',
    thenPlace: '登录后会接着为您报名（或候补），不用再点一次。',
    notSixDigits: '请输入六位数字的验证码。',
    done: (name: string) => (name === '' ? '您已登录。' : `${name}，您已登录。`),
    local: '这台机器不真正发信，验证码在',
    outbox: '发件箱',
    demo: '体验账号',
    demoLead: '这台机器上的演示人物，点一下即以其身份登录。',
  },
};
