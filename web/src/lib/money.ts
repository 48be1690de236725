/** @param amount whole fen @returns `¥1,234.00`, `-¥5.00` */
export const yuan = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}¥${whole}.${digits.slice(-2)}`;
};

/** @returns `1,234` */
export const count = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
