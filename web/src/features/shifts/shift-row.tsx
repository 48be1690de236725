import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Bar } from '../../components/bar';
import { Button, LinkButton } from '../../components/button';
import { Failure } from '../../components/failure';
import { State } from '../../components/state';
import { Hours } from '../../components/when';
import { inWords } from '../../lib/language';
import { useOnce } from '../../lib/once';
import { me, whoIsHere } from '../../lib/session';
import { calendarDayOf, dayOf } from '../../lib/time';
import { t } from '../../messages';
import type { ShiftWithPlaces } from '../events/event';
import type { NameFirst } from '../people/name-first';
import type { MyPlace } from '../sign-ups/my-places';
import { Waiting } from '../sign-ups/waiting';
import shiftRowCss from './shift-row.module.css';

const Places = ({ shift, isOver }: { shift: ShiftWithPlaces; isOver: boolean }): VNode => {
  const says = t().shift;
  const taken = shift.places - shift.placesLeft;
  if (isOver) return <p class="muted">{says.taken(taken, shift.places)}</p>;
  return (
    <div class={shiftRowCss['places']}>
      {shift.placesLeft > 0 ? (
        <p>
          <strong>{says.placesLeft(shift.placesLeft)}</strong>{' '}
          <span class="muted small">{says.ofPlaces(shift.places)}</span>
        </p>
      ) : (
        <p>
          <State mood="wait">{says.full}</State>
        </p>
      )}
      <Bar
        label={says.taken(taken, shift.places)}
        parts={[
          { key: 'taken', amount: taken, shade: 'water' },
          { key: 'left', amount: shift.placesLeft, shade: 'rest' },
        ]}
      />
    </div>
  );
};

type RowProps = {
  shift: ShiftWithPlaces;
  mine: MyPlace | undefined;
  isOver: boolean;
  /** Shown to who holds a place on it. */
  toKnow: VNode;
  /** They tapped it before they signed in. */
  isTapped?: boolean;
  take: (shift: ShiftWithPlaces, key: string) => Promise<void>;
  giveUp: (shift: ShiftWithPlaces, key: string) => Promise<void>;
};

const MyState = ({ mine, shift }: { mine: MyPlace; shift: ShiftWithPlaces }): VNode =>
  mine.status === 'holding' ? <State mood="good">{t().shift.holding}</State> : <Waiting shift={shift} />;

/** Taking a place; whoever has told no name yet tells it first. */
const useTaking = ({ shift, isTapped, take }: Pick<RowProps, 'shift' | 'isTapped' | 'take'>) => {
  const { busy, problem, once } = useOnce();
  const [Naming, setNaming] = useState<typeof NameFirst | undefined>(undefined);
  const begin = (): Promise<void> =>
    once(async (key) => {
      if ((await whoIsHere())?.name !== '') return take(shift, key);
      const { NameFirst: Dialog } = await import('../people/name-first');
      setNaming(() => Dialog);
    });
  useEffect(() => {
    if (isTapped) void begin();
  }, [isTapped]);
  const naming = Naming && (
    <Naming onNamed={() => void once((key) => take(shift, key))} onClose={() => setNaming(undefined)} />
  );
  return { busy, problem, begin, naming };
};

/** What the reader can do with a shift now: take a place, wait, give up, or nothing more. */
const Action = ({ shift, mine, isOver, isTapped = false, take, giveUp }: RowProps): VNode | null => {
  const says = t().shift;
  const { busy, problem, once } = useOnce();
  const taking = useTaking({ shift, isTapped, take });
  const failure = problem && <Failure problem={problem} />;
  if (shift.cancelledBecause !== undefined) return <State mood="bad">{says.cancelled}</State>;
  if (mine)
    return (
      <>
        <MyState mine={mine} shift={shift} />
        {!isOver && (
          <Button look="danger" busy={busy} onClick={() => void once((key) => giveUp(shift, key))}>
            {mine.status === 'holding' ? says.giveUp : says.leaveQueue}
          </Button>
        )}
        {failure}
      </>
    );
  if (isOver) return <State mood="plain">{says.closed}</State>;
  if (shift.placesLeft === 0 && !shift.waitlist) return failure ?? null;
  const isOpen = shift.placesLeft > 0;
  // Until it is known who is here, and where no script runs, one signs in.
  if (!me.value)
    return (
      <LinkButton
        look={isOpen ? 'main' : 'quiet'}
        wants={isOpen ? 'take' : 'wait'}
        href={`/sign-in?next=${encodeURIComponent(`/${shift.organisationId}/events/${shift.eventId}`)}`}
      >
        {isOpen ? says.signInFirst : says.signInToWait}
      </LinkButton>
    );
  return (
    <>
      <Button look={isOpen ? 'main' : 'plain'} busy={taking.busy} onClick={() => void taking.begin()}>
        {isOpen ? says.take : says.wait}
      </Button>
      {!isOpen && <p class="muted small">{says.waitSays}</p>}
      {taking.naming}
      {taking.problem && <Failure problem={taking.problem} />}
    </>
  );
};

/** One shift of an event: when, what, how many places are left, and what the reader can do. */
export const ShiftRow = (props: RowProps & { sayDay: boolean }): VNode => {
  const { shift, sayDay } = props;
  const isCancelled = shift.cancelledBecause !== undefined;
  return (
    <li class={shiftRowCss['shift']} id={shift.shiftId}>
      <div>
        <h3>{inWords(shift.title)}</h3>
        <p class={shiftRowCss['shift-when']}>
          {sayDay && <span>{dayOf(shift.startsAt)} </span>}
          <Hours from={shift.startsAt} to={shift.endsAt} />
        </p>
        {shift.meet && <p class="muted small">{t().shift.meet(inWords(shift.meet))}</p>}
        {shift.asks && <p class="muted small">{t().shift.asks(inWords(shift.asks))}</p>}
      </div>
      {isCancelled ? (
        <p>{t().event.because(shift.cancelledBecause ?? '')}</p>
      ) : (
        <Places shift={shift} isOver={props.isOver} />
      )}
      <div class={shiftRowCss['shift-do']}>
        <Action {...props} />
      </div>
      {props.mine?.status === 'holding' && !isCancelled && !props.isOver && props.toKnow}
    </li>
  );
};

/** Do the shifts lie on several days? Then each says its own. */
export const onSeveralDays = (shifts: readonly ShiftWithPlaces[]): boolean =>
  new Set(shifts.map((shift) => calendarDayOf(shift.startsAt))).size > 1;
