/** Money that came in: which dues it pays over, or why it is none of them. */
export const zhCN = {
  match: {
    line: '银行到账',
    dues: '应捐款',
    from: (payer: string) => `付款人 ${payer}`,
    memo: (memo: string) => `附言 ${memo}`,
    total: '合计',
    equals: '金额相等',
    accept: '接受勾对',
    accepted: (amount: string) => `已勾对，${amount} 记入基金。有误可在账单明细中撤销。`,
    because: '理由',
    reasons: {
      'remittance-reference': '附言写明了商家的划付码，金额正好等于截至这天的全部应捐款。',
      'reference-and-days': '附言写明了商家的划付码，金额正好等于这几天的应捐款。',
      'payer-and-total': '付款人与商家名称相符，金额正好等于截至这天的全部应捐款。',
      'payer-and-run': '付款人与商家名称相符，金额正好等于这几天连续的应捐款。',
      'payer-and-single': '付款人与商家名称相符，金额正好等于这一天的应捐款。',
      'provider-reference': '支付单号和金额一致，自动勾对。',
    },
    waitingSays:
      '没有应捐款与这笔到账的金额相符（登记退款后，应捐款会变少）。请先与付款人核对：是划付的，手工选出它所付的应捐款；多付了的，可以等以后的应捐款凑足再勾对；不是划付的，搁置并说明原因。',
    unsure: {
      'several-lines': (others: number) =>
        `金额与应捐款相符，但另有 ${others} 笔到账也相符。请分清是哪一笔，再手工勾对。`,
      'several-merchants': (names: string) =>
        `可能是这些商家中任何一家的应捐款：${names}。请核实后手工勾对。`,
      'several-funds': (name: string) => `${name} 对几个基金的应捐款都与金额相符。请核实后手工勾对。`,
      'several-readings': (name: string) => `${name} 有几组应捐款都与金额相符。请核实后手工勾对。`,
      'funds-together': (name: string) =>
        `金额等于 ${name} 对几个基金的应捐款之和。一笔划付只能进一个基金，请商家按基金分开转账。`,
      'refund-open': (name: string) =>
        `${name} 的应捐款与金额相符，但其中有退款等着补记。请先处理差异，再勾对。`,
      'too-many-dues': (name: string, count: number) =>
        `金额等于 ${name} 的 ${count} 笔应捐款之和。一次勾对最多 40 笔，请商家分次转账。`,
    },
    tooMany: (chosen: number) => `已选 ${chosen} 笔，一次勾对最多 40 笔。`,
    cut: '应捐款很多，有的商家没有列入建议，可以手工勾对。',
    byHand: '手工勾对',
    byHandTitle: '手工勾对',
    byHandSays: (payer: string, amount: string) =>
      `${payer} 到账 ${amount}。选出它所划付的应捐款，合计须相等。`,
    chosen: (chosen: string, amount: string) => `已选 ${chosen}，到账 ${amount}`,
    reason: '理由',
    reasonHint: '例如：商家电话确认，由法定代表人账户代付。',
    noDues: '目前没有未划付的应捐款。',
    notEqual: (chosen: string, amount: string) => `已选 ${chosen}，与到账 ${amount} 不相等。`,
    undo: '撤销勾对',
    undoTitle: '撤销这次勾对',
    undoSays: '到账和应捐款都会重新变为未勾对，基金相应减少。原来的记录保留，不会删除。',
    undoReason: '原因',
    undone: '勾对已撤销，记录保留。',
  },
  aside: {
    act: '搁置',
    title: '搁置这笔到账',
    says: '不是商家划付的款项可以搁置，不再列入待办，也不记入任何基金。有误可在账单明细中收回。',
    reason: '这是什么款项',
    reasons: {
      interest: '银行利息',
      gift: '个人或单位的其他捐赠',
      'wrong-transfer': '误转入的款项',
      'own-account': '本机构账户之间的转账',
      other: '其他（请说明）',
    },
    note: '说明',
    noteHint: '不超过 200 字。',
    done: '已搁置，可在账单明细中收回。',
    by: (name: string, moment: string) => `${name} 于 ${moment} 搁置`,
    takeBack: '收回',
    takeBackTitle: '收回这笔到账',
    takeBackSays: '这笔到账会重新列入待办。搁置的记录保留。',
    takeBackReason: '原因',
    takenBack: '已收回，重新列入待办。',
  },
};
