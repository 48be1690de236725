import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { tell } from '../../components/toast';
import { get, post } from '../../lib/api';
import { t } from '../../messages';
import meCss from './me.module.css';

/** The private address that a calendar subscribes to; shown only when asked for. */
export const CalendarFeed = (): VNode => {
  const says = t().mine;
  const [address, setAddress] = useState<string | undefined>(undefined);
  const { busy, problem, once } = useOnce();
  const show = async (): Promise<void> => setAddress((await get('/me/calendar')).url);
  const renew = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.calendarRenewTitle,
      says: says.calendarRenewSays,
      action: says.calendarRenew,
    });
    if (!agreed) return;
    setAddress((await post('/me/calendar/renew', {}, key)).url);
    tell(says.calendarRenewed);
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    tell(says.copied);
  };
  return (
    <section class="no-print" aria-labelledby="calendar">
      <h2 id="calendar">{says.calendar}</h2>
      <p class="muted">{says.calendarSays}</p>
      {address === undefined ? (
        <Button look="quiet" busy={busy} onClick={() => void once(show)}>
          {says.calendarShow}
        </Button>
      ) : (
        <div class={meCss['feed']}>
          <input
            readOnly
            value={address}
            aria-label={says.calendarAddress}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button look="quiet" onClick={() => void copy(address)}>
            {says.copy}
          </Button>
          <Button look="quiet" busy={busy} onClick={() => void once(renew)}>
            {says.calendarRenew}
          </Button>
        </div>
      )}
      {problem && <Failure problem={problem} />}
    </section>
  );
};
