import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { ShareIcon } from '../../components/icons';
import { mayTell } from '../../lib/told';
import { t } from '../../messages';
import type ShareDialog from './share-dialog';

/** Shares this page's address; the drawing of QR codes is fetched when somebody shares. @param title what is shared, in words */
export const ShareButton = ({ title }: { title: string }): VNode => {
  const [Dialog, setDialog] = useState<typeof ShareDialog | undefined>(undefined);
  const open = async (): Promise<void> => {
    mayTell.value = true;
    const { default: drawn } = await import('./share-dialog');
    setDialog(() => drawn);
  };
  return (
    <>
      <Button look="quiet" needsScript onClick={() => void open()}>
        <ShareIcon />
        {t().share.action}
      </Button>
      {Dialog && <Dialog title={title} onClose={() => setDialog(undefined)} />}
    </>
  );
};
