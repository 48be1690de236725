import { lazy } from 'preact-iso';
import type { ComponentType } from 'preact';
import { wordsReady } from '../messages/words';

/** A page that is fetched when it is gone to, drawn when the words that it speaks are there. */
export const page = (fetchIt: () => Promise<{ default: ComponentType }>): ComponentType =>
  lazy(async () => {
    const fetched = await fetchIt();
    await wordsReady();
    return fetched;
  });
