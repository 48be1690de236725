import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../components/button';
import { LinkIcon } from '../../components/staff-icons';
import { tell } from '../../components/toast';
import { t } from '../../messages';
import { eventsWords } from '../../messages/events';
import deskEventCss from './desk-event.module.css';

/** The public page's address, to be sent to volunteers. @param path of the public page */
export const ShareLink = ({ path }: { path: string }): VNode => {
  const id = useId();
  const says = eventsWords().event;
  const address = location.origin + path;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    tell(says.copied);
  };
  return (
    <section class="no-print" aria-labelledby={id}>
      <h2 id={id}>{says.share}</h2>
      <p class="muted small">{says.shareSays}</p>
      <div class={deskEventCss['share-line']}>
        <input
          type="text"
          readOnly
          value={address}
          aria-labelledby={id}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          <LinkIcon />
          {says.copy}
        </Button>
        <a class="button quiet" href={path} target="_blank" rel="noopener">
          {says.openPublic} <span class="hidden-visually">{t().word.opensElsewhere}</span>
        </a>
      </div>
    </section>
  );
};
