/** `1234.50` from 123,450 fen; with `grouped`, `1,234.50`. */
export const yuanText = (amount: number, grouped = false): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${amount < 0 ? '-' : ''}${shown}.${digits.slice(-2)}`;
};

/** `0.05940` from 5,940 thousandths of a fen. */
export const feeText = (milliFen: number): string => {
  const digits = String(Math.abs(milliFen)).padStart(6, '0');
  return `${milliFen < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`;
};

/** `2026-09-08 09:00:00` in Asia/Shanghai, which has been eight hours ahead without a break since 1991. */
export const shanghaiText = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
