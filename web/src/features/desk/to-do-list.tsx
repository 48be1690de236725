import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Key, KeysSwitch } from '../../components/keys-switch';
import { Day, Moment } from '../../components/when';
import { useKeys } from '../../lib/keys';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { calendarDayOf } from '../../lib/time';
import { moneyWords } from '../../messages/money';
import { statementsWords } from '../../messages/statements';
import { SpendingBody } from '../spending/spending-card';
import { DifferenceBody, ResolveDifference } from '../statements/difference-card';
import { DoneHere, tellDone, type Done } from '../statements/done';
import { WaitingBody } from '../statements/match-by-hand';
import { ProposalBody } from '../statements/proposal-card';
import type { Desk, Row, ToDo } from './to-do';
import toDoCss from './to-do.module.css';
import { classes } from '../../lib/classes';

type ItemProps = {
  organisationId: string;
  desk: Desk;
  readAgain: () => Promise<void>;
  finish: (item: ToDo, how: Done) => Promise<void>;
  undone: (item: ToDo) => Promise<void>;
};

const Body = ({
  organisationId,
  desk,
  readAgain,
  finish,
  undone,
  item,
  isHere,
}: ItemProps & { item: ToDo; isHere: boolean }): VNode => {
  const nameOf = (merchantId: string): string => {
    const found = desk.merchants.find((one) => one.merchantId === merchantId);
    return found ? inWords(found.name) : moneyWords().dues.unknownMerchant;
  };
  const done = async (how: Done): Promise<void> => {
    await finish(item, how);
    tellDone(how, () => undone(item));
  };
  const hint: ComponentChildren = isHere ? <Key>Enter</Key> : undefined;
  switch (item.is) {
    case 'difference':
      return (
        <>
          <DifferenceBody organisationId={organisationId} difference={item.difference} />
          <ResolveDifference
            organisationId={organisationId}
            difference={item.difference}
            onResolved={done}
            hint={hint}
          />
        </>
      );
    case 'proposal':
      return (
        <ProposalBody
          organisationId={organisationId}
          proposal={item.proposal}
          merchant={nameOf(item.proposal.facts.merchantId)}
          isMain={isHere}
          onAccepted={done}
          again={readAgain}
          hint={hint}
        />
      );
    case 'waiting':
      return (
        <WaitingBody
          organisationId={organisationId}
          line={item.line}
          unclear={item.unclear}
          merchantOf={nameOf}
          onDone={done}
          hint={hint}
        />
      );
    case 'spending':
      return (
        <SpendingBody
          organisationId={organisationId}
          spending={item.spending}
          fundName={inWords(item.spending.fundName)}
          onChanged={() => finish(item, { says: statementsWords().toDo.decided })}
          hint={hint}
        />
      );
  }
};

const isButton = (element: Element | null): boolean =>
  element !== null && element.closest('a, button, summary') !== null;

/** J and K go from one to the next, Enter does its first act; the focus goes along, so a screen reader hears it. */
const useWalk = (rows: readonly Row[]) => {
  const count = rows.length;
  const left = rows.filter(({ done }) => !done).length;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const here = Math.min(at, Math.max(0, count - 1));
  const cardAt = (place: number): HTMLElement | undefined => {
    const card = list.current?.children[place];
    return card instanceof HTMLElement ? card : undefined;
  };
  const go = (place: number): void => {
    const next = Math.min(Math.max(0, place), count - 1);
    setAt(next);
    cardAt(next)?.focus();
    cardAt(next)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => go(here + 1),
    k: () => go(here - 1),
    Enter: () => {
      if (isButton(document.activeElement)) return false;
      cardAt(here)?.querySelector<HTMLElement>('[data-main]')?.click();
      return undefined;
    },
  });
  // Its buttons are gone, and the focus with them: on to the next that waits.
  const before = useRef(left);
  useEffect(() => {
    const next = rows.findIndex(({ done }, place) => place >= here && !done);
    if (left < before.current && document.activeElement === document.body) go(next < 0 ? here : next);
    before.current = left;
  }, [left]);
  return { here, setAt, list };
};

type HeadProps = { id: string; kind: ToDo['is']; since: string; isDay?: boolean | undefined };

/** What kind of thing it is, and since when it waits. */
export const ToDoHead = ({ id, kind, since, isDay = false }: HeadProps): VNode => (
  <div class={classes('row apart', toDoCss['to-do-head'])}>
    <h2 id={id}>{statementsWords().toDo.kinds[kind]}</h2>
    <span class="muted small">{isDay ? <Day day={calendarDayOf(since)} /> : <Moment at={since} />}</span>
  </div>
);

/** One thing after the other; what was done here stands where it stood, with its way back. */
export const ToDoList = (props: ItemProps & { rows: readonly Row[] }): VNode => {
  const { rows, undone } = props;
  const says = statementsWords().toDo;
  const { here, setAt, list } = useWalk(rows);
  return (
    <>
      {may(props.organisationId, 'manageMoney') && <KeysSwitch says={says.keys} />}
      <ul class={classes('plain', toDoCss['to-do'])} ref={list}>
        {rows.map(({ item, done }, place) => (
          <li
            key={item.id}
            class={done ? classes('card', toDoCss['done']) : 'card'}
            tabIndex={-1}
            aria-labelledby={`to-do-${item.id}`}
            aria-current={place === here ? 'true' : undefined}
            onFocusCapture={() => setAt(place)}
          >
            <ToDoHead id={`to-do-${item.id}`} kind={item.is} since={item.since} isDay={item.isDay} />
            {done ? (
              <DoneHere done={done} onUndone={() => undone(item)} />
            ) : (
              <Body {...props} item={item} isHere={place === here} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
