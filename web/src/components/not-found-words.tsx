import type { VNode } from 'preact';
import { t } from '../messages';
import { LinkButton } from './button';

/** What stands in place of a page that is not there. */
export const NotFoundWords = (): VNode => {
  const says = t().notFound;
  return (
    <>
      <h1>{says.title}</h1>
      <p>{says.says}</p>
      <LinkButton href="/">{says.home}</LinkButton>
    </>
  );
};
