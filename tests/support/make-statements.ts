/** Files as their vendors write them: the same writers that the seeds use. */
export { encodeGb18030, type FileEncoding } from '../../seeds/papers/encode-text';
export { bankCsv, type BankCsvLine, type BankCsvOptions } from '../../seeds/papers/bank-csv';
export { type TradeBillLine, type TradeBillOptions, wechatTradeBill } from '../../seeds/papers/trade-bill';
