import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { encode } from 'uqr';
import { Button } from '../../components/button';
import { copied } from '../../lib/copy';
import { tell } from '../../lib/told';
import { t } from '../../messages';
import shareCss from './share.module.css';
import confirmCss from '../../components/confirm.module.css';
import { classes } from '../../lib/classes';

/** White modules around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/** The page's own address, without what only this reader needs. */
const addressToShare = (): string => location.origin + location.pathname;

/** Each dark module as a unit square of one path. */
const drawingOf = (address: string): { size: number; path: string } => {
  const { data, size } = encode(address, { border: QUIET_ZONE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
};

const Code = ({ address }: { address: string }): VNode => {
  const { size, path } = drawingOf(address);
  return (
    <svg
      class={shareCss['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t().share.qr}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
};

/** Inside WeChat a page can only be passed on by WeChat's own menu, and nobody scans the screen they hold. */
const isInWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

const ByWeChat = (): VNode => (
  <div class={shareCss['by-wechat']}>
    <p>
      <strong>{t().share.weChat}</strong>
    </p>
    <p class="muted small">{t().share.weChatSays}</p>
  </div>
);

const copy = async (address: string): Promise<void> => {
  if (await copied(address)) tell(t().share.copied);
  else tell(address, 'calm');
};

const ShareDialog = ({ title, onClose }: { title: string; onClose: () => void }): VNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const address = addressToShare();
  useEffect(() => dialog.current?.showModal(), []);
  const says = t().share;
  return (
    <dialog
      ref={dialog}
      class={classes(confirmCss['confirm'], shareCss['share'])}
      aria-labelledby="share-title"
      onClose={onClose}
    >
      <h2 id="share-title">{says.title}</h2>
      <p class={shareCss['share-name']}>{title}</p>
      {isInWeChat() ? (
        <ByWeChat />
      ) : (
        <>
          <Code address={address} />
          <p class="muted small">{says.scan}</p>
        </>
      )}
      <p class={classes(shareCss['share-address'], 'small')}>{address}</p>
      <div class="row">
        {'share' in navigator && !isInWeChat() && (
          <Button onClick={() => void navigator.share({ title, url: address }).catch(() => undefined)}>
            {says.system}
          </Button>
        )}
        <Button look="quiet" onClick={() => void copy(address).then(() => dialog.current?.close())}>
          {says.copy}
        </Button>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          {t().word.close}
        </Button>
      </div>
    </dialog>
  );
};

export default ShareDialog;
