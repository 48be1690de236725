import type { VNode } from 'preact';
import { Button, LinkButton } from '../../components/button';
import { Notice } from '../../components/state';
import { t } from '../../messages';
import { eventsWords } from '../../messages/events';
import type { Noting } from './noting';

/** What waits for a network is counted; what was refused is told, in the server's words, until somebody has seen it. */
export const Unsent = ({ noting }: { noting: Noting }): VNode => {
  const says = eventsWords().checkIn;
  const { unsent, refused, round } = noting;
  return (
    <div role="status">
      {unsent > 0 && (round === 'unsent' || round === 'signed-out' || !navigator.onLine) && (
        <Notice mood="wait">
          <p>{round === 'signed-out' ? says.unsentSignedOut(unsent) : says.unsent(unsent)}</p>
          {round === 'signed-out' && (
            <LinkButton look="quiet" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
              {t().frame.signIn}
            </LinkButton>
          )}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice mood="bad">
          <p>
            <strong>{says.refused(refused.length)}</strong>
          </p>
          <ul class="plain">
            {refused.map((tap) => (
              <li key={tap.id} class="row">
                <span>{says.refusedTap(tap.name, tap.what === 'check-in', tap.refused ?? '')}</span>
                <Button look="quiet" onClick={() => noting.tryAgain(tap)}>
                  {t().problem.again}
                </Button>
                <Button look="quiet" onClick={() => noting.forget(tap)}>
                  {says.forget}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
};
