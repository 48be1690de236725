import type { Fen } from '../../shared/money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Up to four digits, without leading zeros; zeros between digits are said once. */
const groupInWords = (digits: string): string =>
  [...digits]
    .map((digit, at) => (digit === '0' ? '零' : `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - at]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');

const yuanInWords = (whole: string): string => {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end));
  const said = groups.map((group, at) => {
    const words = groupInWords(group);
    return words === '' ? '零' : `${words}${GROUPS[groups.length - 1 - at]}`;
  });
  return said.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^零/, '');
};

/**
 * An amount as it is written out on Chinese papers (支付结算办法): 8400 fen is 捌拾肆元整.
 * @param amount fen, from 0 to below ¥10,000,000,000,000,000
 */
export const amountInWords = (amount: Fen): string => {
  const digits = String(amount).padStart(3, '0');
  const [whole, jiao, fen] = [yuanInWords(digits.slice(0, -2)), digits.at(-2), digits.at(-1)];
  const parts = [
    whole === '' ? '' : `${whole}元`,
    jiao !== '0' ? `${DIGITS[Number(jiao)]}角` : whole !== '' && fen !== '0' ? '零' : '',
    fen !== '0' ? `${DIGITS[Number(fen)]}分` : '整',
  ];
  return amount === 0 ? '零元整' : parts.join('');
};
