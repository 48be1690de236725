import type { Words } from '../../../shared/words';
import type { ColumnMapping } from '../column-mapping';

/** A bank's export as public samples show it: its header, and how it is read. Only the account is left to be told. */
export type BankLayout = {
  id: 'icbc' | 'ccb' | 'abc' | 'direction';
  name: Words;
  header: readonly string[];
  mapping: Omit<ColumnMapping, 'account'>;
};

export const INCOME_WORDS = ['贷', '贷 Cr', '贷方', 'Cr', 'C', '收入', '收', '转入', '来账', '入账'];
export const OUTGOING_WORDS = ['借', '借 Dr', '借方', 'Dr', 'D', '支出', '支', '转出', '往账', '出账'];

export const bankLayouts: readonly BankLayout[] = [
  {
    id: 'icbc',
    name: { zh: '工商银行企业网银 历史明细', en: 'ICBC corporate, history detail' },
    header: [
      '凭证号',
      '交易时间',
      '对方单位',
      '对方账号',
      '转入金额',
      '转出金额',
      '余额',
      '用途',
      '摘要',
      '附言',
    ],
    mapping: {
      columns: {
        date: '交易时间',
        counterpartyName: '对方单位',
        counterpartyAccount: '对方账号',
        memo: ['用途', '摘要', '附言'],
        balance: '余额',
      },
      amount: { kind: 'two-columns', income: '转入金额', outgoing: '转出金额' },
      dateFormat: 'YYYY-MM-DD',
    },
  },
  {
    id: 'ccb',
    name: { zh: '建设银行企业网银 账户明细', en: 'CCB corporate, account detail' },
    header: [
      ...[
        '账号',
        '账户名称',
        '交易时间',
        '借方发生额（支取）',
        '贷方发生额（收入）',
        '余额',
        '币种',
        '对方户名',
        '对方账号',
      ],
      ...['对方开户机构', '记账日期', '摘要', '备注', '账户明细编号-交易流水号'],
    ],
    mapping: {
      columns: {
        date: '交易时间',
        counterpartyName: '对方户名',
        counterpartyAccount: '对方账号',
        memo: ['摘要', '备注'],
        reference: '账户明细编号-交易流水号',
        balance: '余额',
        currency: '币种',
        ownAccount: '账号',
      },
      amount: { kind: 'two-columns', income: '贷方发生额（收入）', outgoing: '借方发生额（支取）' },
      dateFormat: 'YYYYMMDD',
    },
  },
  {
    id: 'abc',
    name: { zh: '农业银行 交易明细', en: 'ABC, transaction detail' },
    header: [
      '交易日期',
      '交易时间',
      '交易金额',
      '本次余额',
      '对方户名',
      '对方账号',
      '交易行',
      '交易渠道',
      '交易类型',
      '交易用途',
      '交易摘要',
    ],
    mapping: {
      columns: {
        date: '交易日期',
        time: '交易时间',
        counterpartyName: '对方户名',
        counterpartyAccount: '对方账号',
        memo: ['交易用途', '交易摘要'],
        balance: '本次余额',
      },
      amount: { kind: 'signed', column: '交易金额' },
      dateFormat: 'YYYYMMDD',
    },
  },
  {
    id: 'direction',
    name: { zh: '通用：金额加借贷标志', en: 'Common: amount and direction' },
    header: [
      '交易日期',
      '交易时间',
      '借贷标志',
      '交易金额',
      '账户余额',
      '对方户名',
      '对方账号',
      '摘要',
      '附言',
      '交易流水号',
    ],
    mapping: {
      columns: {
        date: '交易日期',
        time: '交易时间',
        counterpartyName: '对方户名',
        counterpartyAccount: '对方账号',
        memo: ['摘要', '附言'],
        reference: '交易流水号',
        balance: '账户余额',
      },
      amount: {
        kind: 'direction',
        column: '交易金额',
        direction: '借贷标志',
        incomeWords: INCOME_WORDS,
        outgoingWords: OUTGOING_WORDS,
      },
      dateFormat: 'YYYY-MM-DD',
    },
  },
];
