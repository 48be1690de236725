import { ErrorBoundary, lazy } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { ShareIcon } from '../../components/icons';
import { t } from '../../messages';

/** The drawing of QR codes is fetched when somebody shares. */
const ShareDialog = lazy(() => import('./share-dialog'));

/** Shares this page's address. @param title what is shared, in words */
export const ShareButton = ({ title }: { title: string }): VNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <ShareIcon />
        {t().share.action}
      </Button>
      {isOpen && (
        <ErrorBoundary>
          <ShareDialog title={title} onClose={() => setOpen(false)} />
        </ErrorBoundary>
      )}
    </>
  );
};
