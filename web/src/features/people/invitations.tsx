import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { askAgain, type Me } from '../../lib/session';
import { dayOf } from '../../lib/time';
import { t } from '../../messages';
import meCss from './me.module.css';

type Invitation = NonNullable<Me['invitations']>[number];

const Asked = ({ invitation }: { invitation: Invitation }): VNode => {
  const says = t().mine;
  const name = inWords(invitation.organisationName);
  const roles = invitation.roles.map((role) => says.roleNames[role]).join(says.roleList);
  const path = `/me/invitations/${invitation.organisationId}` as const;
  const { busy, problem, once } = useOnce();
  const accept = async (key: string): Promise<void> => {
    await post(`${path}/accept`, {}, key);
    await askAgain();
    tell(says.accepted(name));
  };
  const decline = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.declineTitle(name),
      says: says.declineSays,
      action: says.decline,
    });
    if (!agreed) return;
    await post(`${path}/decline`, {}, key);
    await askAgain();
    tell(says.declined);
  };
  return (
    <Notice mood="wait">
      <p>
        <strong>{says.invited(name, roles)}</strong>
      </p>
      <p>{says.invitedSays(dayOf(invitation.until))}</p>
      <p class={meCss['invitation-acts']}>
        <Button look="main" busy={busy} onClick={() => void once(accept)}>
          {says.accept}
        </Button>
        <Button look="quiet" busy={busy} onClick={() => void once(decline)}>
          {says.decline}
        </Button>
      </p>
      {problem && <Failure problem={problem} />}
    </Notice>
  );
};

/** What the reader was asked to be, and has not answered. */
export const Invitations = ({ who }: { who: Me }): VNode => (
  <>
    {who.invitations?.map((invitation) => (
      <Asked key={invitation.organisationId} invitation={invitation} />
    ))}
  </>
);
