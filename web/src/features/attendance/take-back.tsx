import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { murmur } from '../../components/toast';
import { eventsWords } from '../../messages/events';
import type { Holding } from '../sign-ups/roster';
import type { Noting } from './noting';

type TakeBackProps = { signUp: Holding; name: string; noting: Noting };

const wordsOf = (isOut: boolean) => {
  const says = eventsWords().checkIn;
  return isOut
    ? { action: says.takeBackOut, of: says.takeBackOutOf, says: says.takeBackOutSays, done: says.tookBackOut }
    : { action: says.takeBackIn, of: says.takeBackInOf, says: says.takeBackInSays, done: says.tookBackIn };
};

/** What was noted of the wrong person is taken back: the check-out first, then the check-in. */
export const TakeBack = ({ signUp, name, noting }: TakeBackProps): VNode | null => {
  const { busy, problem, once } = useOnce();
  if (signUp.checkedInAt === undefined) return null;
  const isOut = signUp.checkedOutAt !== undefined;
  const words = wordsOf(isOut);
  const takeBack = async (key: string): Promise<void> => {
    const agreed = await confirm({ title: words.of(name), says: words.says, action: words.action });
    if (!agreed) return;
    await noting.note(signUp.personId, isOut ? 'check-out/undo' : 'check-in/undo', undefined, key);
    murmur(words.done(name));
  };
  return (
    <>
      <Button look="bare" busy={busy} aria-label={words.of(name)} onClick={() => void once(takeBack)}>
        {words.action}
      </Button>
      {problem && <Failure problem={problem} />}
    </>
  );
};
