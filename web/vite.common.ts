import { basename } from 'node:path';

/** `.step` of order.module.css is `order_step` on the page; what begins with its sheet's name stays as it is. */
export const scopedName = (name: string, file: string): string => {
  const sheet = basename(file.replace(/\?.*$/, ''), '.module.css');
  return name === sheet || name.startsWith(`${sheet}-`) ? name : `${sheet}_${name}`;
};

/** What the app's build and that of the public's pages have in common. */
export const common = {
  // The same pages whatever NODE_ENV says, e.g. when a test builds them.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  // Read in tests and by the server's pages too: the same sheet gives the same names in each build.
  css: { modules: { generateScopedName: scopedName } },
  build: {
    // Phones some years old, as they open links inside WeChat and Alipay.
    target: ['chrome100', 'safari15.4', 'firefox100'] as string[],
    // Nothing is inlined as a data: address, and no inline script is written: both are outside the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
} as const;
