/** The bank account into which merchants pay. */
export const zhCN = {
  account: {
    title: '收款账户',
    lead: '商家把善款划付到这个账户。更换须由另一人确认，每次更换都会通知其他管理员和财务。',
    none: '尚未登记收款账户。登记并由另一人确认后，商家会在“我的店”里看到。',
    holder: '户名',
    bank: '开户行',
    bankHint: '例如：中国银行淳安支行。',
    number: '账号',
    write: '登记收款账户',
    change: '更换收款账户',
    propose: '提交，等另一人确认',
    proposeSays: '确认之前，商家仍看到原来的账户。其他管理员和财务会收到邮件。',
    proposed: '已提交，等另一人确认。',
    waits: '下面的账户等您确认。请先当面或打电话向提出人核实。',
    waitsOwn: '您提出的账户等另一人确认。',
    confirm: '我已核实，确认启用',
    confirmed: '已启用，商家从现在起划付到这个账户。',
    withdraw: {
      action: '撤回',
      title: '撤回待确认的账户？',
      says: '收款账户保持不变。',
      done: '已撤回。',
    },
  },
};
