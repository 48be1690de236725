import type { VNode } from 'preact';
import { NotFound } from '../components/not-found';

const NotFoundPage = (): VNode => (
  <div class="column narrow page">
    <NotFound />
  </div>
);

export default NotFoundPage;
