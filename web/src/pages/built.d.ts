declare module 'virtual:built' {
  /** Of an entry of the public's pages: its file and what it imports at once, as addresses. */
  type Entry = { script: string; imports: readonly string[]; styles: readonly string[] };
  /** By the entry's file, e.g. `src/islands/event.tsx`. */
  export const entries: Readonly<Record<string, Entry>>;
  /** The page of the app, which finds its way itself. */
  export const shell: string;
}
