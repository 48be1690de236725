import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { murmur } from '../../components/toast';
import { eventsWords } from '../../messages/events';
import type { Holding } from '../sign-ups/roster';
import type { Noting } from './noting';
import checkInCss from './check-in.module.css';
import { classes } from '../../lib/classes';

/** Asks once, with their number, and lets all of them go. @returns whether they went */
export const letGo = async (people: readonly Holding[], noting: Noting): Promise<boolean> => {
  const says = eventsWords().checkIn;
  const count = people.length;
  const agreed = await confirm({
    title: says.goSeveralTitle(count),
    says: says.goSeveralSays,
    action: says.goSeveral(count),
    danger: false,
  });
  if (!agreed) return false;
  noting.go(people);
  murmur(says.wentSeveral(count));
  return true;
};

type SeveralProps = {
  /** Who is here, and may be let go by this hand. */
  here: readonly Holding[];
  chosen: ReadonlySet<string> | undefined;
  choose: (chosen: ReadonlySet<string> | undefined) => void;
  noting: Noting;
};

/** At the end of a shift: all go, or those who are chosen. */
export const Several = ({ here, chosen, choose, noting }: SeveralProps): VNode | null => {
  const says = eventsWords().checkIn;
  if (here.length === 0 && !chosen) return null;
  if (!chosen)
    return (
      <div class={classes('row', checkInCss['door-several'])}>
        <Button look="quiet" onClick={() => void letGo(here, noting)}>
          {says.goAll(here.length)}
        </Button>
        <Button look="quiet" onClick={() => choose(new Set())}>
          {says.chooseSeveral}
        </Button>
      </div>
    );
  const going = here.filter(({ personId }) => chosen.has(personId));
  return (
    <div class={classes('row', checkInCss['door-several'], checkInCss['chosen'])}>
      <Button
        disabled={going.length === 0}
        onClick={() => void letGo(going, noting).then((went) => went && choose(undefined))}
      >
        {says.goSeveral(going.length)}
      </Button>
      <Button look="quiet" onClick={() => choose(new Set(here.map(({ personId }) => personId)))}>
        {says.chooseAll}
      </Button>
      <Button look="quiet" onClick={() => choose(undefined)}>
        {says.chooseNone}
      </Button>
    </div>
  );
};
