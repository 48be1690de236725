/** What whoever reads is told: something was changed here; or somebody signed in or out, and may see other things. */
export type News = 'changed' | 'forget';

const readers = new Set<(news: News) => void>();

/** For lib/readings alone. Pages that read nothing later load no more than this. */
export const onNews = (hear: (news: News) => void): void => {
  readers.add(hear);
};

export const tellReaders = (news: News = 'changed'): void => {
  for (const hear of readers) hear(news);
};

/** Forgets what was read, e.g. when somebody signs in or out and may see other things. */
export const forgetSeen = (): void => tellReaders('forget');
