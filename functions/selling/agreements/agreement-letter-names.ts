/** The letters about agreements: their words are loaded with the first that leaves. */
export const AGREEMENT_LETTERS = ['agreement-waits', 'agreement-changed', 'agreement-withdrawn'] as const;

/** Stands in a letter for the merchant's own contact, who may have no account. */
export const CONTACT = 'contact';
