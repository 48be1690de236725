import { signal } from './signal';

export type Asked = {
  title: string;
  /** What will happen, and whether it can be taken back. */
  says: string;
  /** The verb on the button: "放弃名额", never "确定" alone. */
  action: string;
  danger?: boolean;
};

/** What a reader is asked just now; shown by components/confirm. */
export const asked = signal<(Asked & { answer: (yes: boolean) => void }) | undefined>(undefined);

/** Asks before something is destroyed or given away. @returns whether the reader agreed */
export const confirm = (question: Asked): Promise<boolean> =>
  new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = undefined;
        resolve(yes);
      },
    };
  });
