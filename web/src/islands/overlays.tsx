import type { VNode } from 'preact';
import { ConfirmDialog } from '../components/confirm';
import { Toast } from '../components/toast';

/** What lies over a page when something is told or asked. */
const Overlays = (): VNode => (
  <>
    <ConfirmDialog />
    <Toast />
  </>
);

export default Overlays;
