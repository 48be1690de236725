import * as z from 'zod';

/** Whole fen (1/100 yuan). Never a float, never a bare number. May be negative where a refund nets a due. */
export const Fen = z.number().int().safe().brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

export const fen = (whole: number): Fen => Fen.parse(whole);
export const sum = (amounts: readonly Fen[]): Fen => fen(amounts.reduce<number>((a, b) => a + b, 0));
export const times = (amount: Fen, quantity: number): Fen => fen(amount * quantity);
export const minus = (amount: Fen): Fen => fen(0 - amount);

/** Floors, so a share never exceeds the whole. @param basisPoints of 10,000 */
export const shareOf = (whole: Fen, basisPoints: number): Fen =>
  fen(Math.floor((whole * basisPoints) / 10_000));

/** A price or gift that a person is asked for: above 0, at most ¥1,000,000.00. */
export const Price = z.number().int().min(1).max(100_000_000).brand<'Fen'>();

/** "1,234.00" from 123400 fen: for what people read. */
export const yuan = (amount: number): string => {
  const cents = String(Math.abs(amount)).padStart(3, '0');
  const whole = cents.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${cents.slice(-2)}`;
};
