import type { VNode } from 'preact';
import { useTitle } from '../app/title';
import { t } from '../messages';
import { NotFoundWords } from './not-found-words';

/** In place of a page that is not there, e.g. because its address was cut: another try would find nothing either. */
export const NotFound = (): VNode => {
  useTitle(t().notFound.title);
  return <NotFoundWords />;
};
