/** By code: the HTTP status, and a sentence in English and in Chinese. `{x}` is filled from the facts. */
export type RefusalKinds = Readonly<Record<string, { status: number; says: string; zh: string }>>;
