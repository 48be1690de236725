import type { VNode } from 'preact';
import { LinkButton } from '../components/button';
import { t } from '../messages';
import { useTitle } from './title';

const NotFoundPage = (): VNode => {
  const says = t().notFound;
  useTitle(says.title);
  return (
    <div class="column narrow page">
      <h1>{says.title}</h1>
      <p>{says.says}</p>
      <LinkButton href="/">{says.home}</LinkButton>
    </div>
  );
};

export default NotFoundPage;
