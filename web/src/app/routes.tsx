import { Route, Router, useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { Failure } from '../components/loading';
import { Problem } from '../lib/problem';
import { t } from '../messages';
import { page } from '../lib/page';
import { useArrival } from './arrival';

/** Each page is its own file, fetched when it is first opened. */
const SignInPage = page(() => import('../features/people/sign-in.page'));
const MePage = page(() => import('../features/people/me.page'));
const OrderPage = page(() => import('../features/orders/order.page'));
const NotFoundPage = page(() => import('./not-found.page'));
const StaffArea = page(() => import('./staff-area'));

export const Routes = (): VNode => {
  useArrival();
  const { path } = useLocation();
  const boundary: readonly [unknown, () => void] = useErrorBoundary((thrown) => console.error(thrown));
  const [error, reset] = boundary;
  useEffect(reset, [path]);
  if (error !== undefined)
    return (
      <div class="column narrow page">
        <Failure problem={new Problem('unexpected', t().problem.page, 0)} again={reset} />
      </div>
    );
  return (
    <Router>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/me" component={MePage} />
      <Route path="/:o/orders/:orderId" component={OrderPage} />
      <Route path="/:o/desk" component={StaffArea} />
      <Route path="/:o/desk/*" component={StaffArea} />
      <Route default component={NotFoundPage} />
    </Router>
  );
};
