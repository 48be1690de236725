import type { VNode } from 'preact';
import { useTitle } from '../app/title';
import { t } from '../messages';
import { LinkButton } from './button';

/** In place of a page that is not there, e.g. because its address was cut: another try would find nothing either. */
export const NotFound = (): VNode => {
  const says = t().notFound;
  useTitle(says.title);
  return (
    <>
      <h1>{says.title}</h1>
      <p>{says.says}</p>
      <LinkButton href="/">{says.home}</LinkButton>
    </>
  );
};
