/*
 * Statements as the vendors write them: WeChat Pay trade bills and banks' CSV. Amounts are given in fen, times as UTC instants or Shanghai days;
 * the files hold yuan and Shanghai times, as the real ones do.
 */
export { encodeGb18030, type FileEncoding } from './encode-text';
export { bankCsv, type BankCsvLine, type BankCsvOptions } from './make-bank-csv';
export { type TradeBillLine, type TradeBillOptions, wechatTradeBill } from './make-trade-bill';
