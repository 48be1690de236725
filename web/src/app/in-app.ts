/** The addresses that the app draws by itself; every other one is a page of its own, fetched as HTML. */
export const IN_APP = /^\/(sign-in|me|[^/?#]+\/(desk|orders))(?=[/?#]|$)/;

/** Goes to an address, within the app where it draws that. */
export const goTo = (url: string, route: (url: string, replace?: boolean) => void): void => {
  if (IN_APP.test(url)) route(url, true);
  else location.replace(url);
};
