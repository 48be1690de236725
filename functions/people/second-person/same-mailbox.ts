/** Where dots (and what else) in an address make no other mailbox, and under which names one mailbox is reached. */
const KNOWN: readonly { domains: readonly string[]; ignored: RegExp }[] = [
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  { domains: ['proton.me', 'protonmail.com', 'pm.me'], ignored: /[._-]/g },
  { domains: ['icloud.com', 'me.com', 'mac.com'], ignored: /(?!)/g },
  { domains: ['yandex.ru', 'yandex.com', 'ya.ru'], ignored: /[.-]/g },
];

/**
 * The mailbox that an address leads to, as far as addresses tell: without what follows a plus, and where the provider is known for
 * it without dots. The same word before another @ is another mailbox: `finance@` and `wang@` are everywhere.
 */
export const mailboxOf = (email: string): string => {
  const at = email.lastIndexOf('@');
  const [local = ''] = email.slice(0, at).toLowerCase().split('+');
  const domain = email.slice(at + 1).toLowerCase();
  const known = KNOWN.find(({ domains }) => domains.includes(domain));
  return known ? `${local.replace(known.ignored, '')}@${known.domains[0]}` : `${local}@${domain}`;
};
