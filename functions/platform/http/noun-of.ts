/** What a path is about: `shifts` of `/api/organisations/xihu/shifts/shf_1/sign-ups`, `dues` of `…/dues.csv`, `me` of `/api/me/calendar`. */
export const nounOf = (path: string): string => {
  const [, , first = '', , second] = path.split('/');
  return ((first === 'organisations' ? second : undefined) ?? first).replace(/\.csv$/, '');
};
