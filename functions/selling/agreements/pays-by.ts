/**
 * The last day on which what a day's sales promise is paid over: that day of the next month.
 * @param day of the sales, `YYYY-MM-DD` @param onDay 1 to 28 @returns `YYYY-MM-DD`
 */
export const paysBy = (day: string, onDay: number): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${y}-${String(m).padStart(2, '0')}-${String(onDay).padStart(2, '0')}`;
};
