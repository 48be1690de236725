import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Bar } from '../../components/bar';
import { Button } from '../../components/button';
import { KeysSwitch } from '../../components/keys-switch';
import { SearchIcon } from '../../components/staff-icons';
import { EmptyState, Notice } from '../../components/state';
import { murmur } from '../../components/toast';
import { useKeys } from '../../lib/keys';
import { momentOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { holdingOf, type Holding, type Roster } from '../sign-ups/roster';
import { AddAtDoor } from './add-at-door';
import { isSought, type ByPinyin } from './find-people';
import type { Noting } from './noting';
import { isOneself, PersonRow, presenceOf, type Presence } from './person-row';
import { Several } from './several';
import { Unsent } from './unsent';
import checkInCss from './check-in.module.css';
import { classes } from '../../lib/classes';

/** Staff may check in from so long before the shift. */
const EARLY_MS = 120 * 60_000;

/** The list with what this page itself was answered: it follows a moment later, also with whom this door added. */
const withNotes = (signUps: readonly Holding[], noting: Noting): Holding[] =>
  [...signUps, ...noting.added(signUps)].map((signUp) => {
    const note = noting.of(signUp.personId);
    return note?.is === 'answered' && note.signUp.status === 'holding' ? note.signUp : signUp;
  });

const Counts = ({ people, noting }: { people: readonly Holding[]; noting: Noting }): VNode => {
  const says = eventsWords().checkIn;
  const count = (wanted: Presence): number =>
    people.filter((one) => presenceOf(one, noting.of(one.personId)) === wanted).length;
  const [here, gone] = [count('here'), count('gone')];
  return (
    <div class={checkInCss['door-counts']}>
      <dl>
        <div>
          <dt>{says.here}</dt>
          <dd class={checkInCss['large-count']}>{here}</dd>
        </div>
        <div>
          <dt>{says.expected}</dt>
          <dd>{people.length}</dd>
        </div>
        <div>
          <dt>{says.gone}</dt>
          <dd>{gone}</dd>
        </div>
      </dl>
      <Bar
        label={eventsWords().today.fill(here, gone, people.length)}
        parts={[
          { key: 'here', amount: here, shade: 'teal' },
          { key: 'gone', amount: gone, shade: 'pale' },
          { key: 'rest', amount: people.length - here - gone, shade: 'rest' },
        ]}
      />
    </div>
  );
};

type Show = 'all' | Presence;

const Filter = ({ show, setShow }: { show: Show; setShow: (show: Show) => void }): VNode => {
  const says = eventsWords().checkIn;
  const choices: readonly [Show, string][] = [
    ['all', says.all],
    ['not-here', says.notHere],
    ['here', says.isHere],
    ['gone', says.isGone],
  ];
  return (
    <div class={classes('row', checkInCss['door-filter'])} role="group" aria-label={says.show}>
      {choices.map(([key, word]) => (
        <Button key={key} look="quiet" aria-pressed={show === key} onClick={() => setShow(key)}>
          {word}
        </Button>
      ))}
    </div>
  );
};

/** The table of pinyin is large: it comes after the page. */
const usePinyin = (): ByPinyin | undefined => {
  const [byPinyin, setByPinyin] = useState<ByPinyin | undefined>(undefined);
  useEffect(() => {
    void import('./pinyin').then(
      ({ match }) => setByPinyin(() => match),
      // Without it names are found as they are written.
      () => undefined,
    );
  }, []);
  return byPinyin;
};

type SearchProps = { wanted: string; setWanted: (wanted: string) => void; onEnter: () => void };

const Search = ({ wanted, setWanted, onEnter }: SearchProps): VNode => {
  const says = eventsWords().checkIn;
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => search.current?.focus() });
  return (
    <div class={checkInCss['door-search']}>
      <label for={id}>
        <SearchIcon />
        <span class="hidden-visually">{says.search}</span>
      </label>
      <input
        ref={search}
        id={id}
        type="search"
        autoComplete="off"
        enterKeyHint="done"
        placeholder={says.search}
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && wanted.trim() !== '') onEnter();
        }}
      />
    </div>
  );
};

type DoorProps = { roster: Roster; noting: Noting; mayNote: boolean };

const Early = ({ startsAt }: { startsAt: string }): VNode => (
  <Notice mood="wait">
    {eventsWords().checkIn.early(momentOf(new Date(Date.parse(startsAt) - EARLY_MS).toISOString()))}
  </Notice>
);

type ListProps = DoorProps & {
  people: readonly Holding[];
  isEarly: boolean;
  chosen: ReadonlySet<string> | undefined;
  choose: (chosen: ReadonlySet<string>) => void;
  /** Names that several here have. */
  namesakes: ReadonlySet<string>;
};

/** Names that several of these people have. */
const namesakesAmong = (people: readonly Holding[]): ReadonlySet<string> => {
  const names = people.map(({ name }) => name).sort();
  return new Set(names.filter((name, at) => name === names[at + 1]));
};

const choiceOf = (signUp: Holding, { noting, chosen, choose }: ListProps) => {
  const mayGo = presenceOf(signUp, noting.of(signUp.personId)) === 'here' && !isOneself(signUp);
  if (!chosen || !mayGo) return undefined;
  const { personId } = signUp;
  return {
    isChosen: chosen.has(personId),
    choose: (isChosen: boolean) =>
      choose(new Set(isChosen ? [...chosen, personId] : [...chosen].filter((one) => one !== personId))),
  };
};

const List = (props: ListProps): VNode => (
  <ul class={classes('plain', checkInCss['door-people'])}>
    {props.people.map((signUp) => (
      <PersonRow
        key={signUp.personId}
        signUp={signUp}
        noting={props.noting}
        isEarly={props.isEarly}
        mayNote={props.mayNote}
        choice={choiceOf(signUp, props)}
        hasNamesake={props.namesakes.has(signUp.name)}
      />
    ))}
  </ul>
);

/** Everybody of a shift, to be found and noted. */
export const Door = ({ roster, noting, mayNote }: DoorProps): VNode => {
  const says = eventsWords().checkIn;
  const [wanted, setWanted] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [chosen, choose] = useState<ReadonlySet<string> | undefined>(undefined);
  const byPinyin = usePinyin();
  const people = withNotes(holdingOf(roster.signUps), noting);
  const isEarly = Date.now() < Date.parse(roster.shift.startsAt) - EARLY_MS;
  const is = (one: Holding, presence: Presence) => presenceOf(one, noting.of(one.personId)) === presence;
  const found = people.filter((one) => isSought(one, wanted, byPinyin));
  const shown = found.filter((one) => show === 'all' || is(one, show));
  const onlyOne = (): void => {
    const [one, other] = found;
    if (!one || other || isEarly || !mayNote || isOneself(one) || !is(one, 'not-here')) return;
    noting.come(one);
    murmur(says.came(one.name));
    setWanted('');
  };
  const here = people.filter(
    (one) => is(one, 'here') && !isOneself(one) && noting.of(one.personId)?.is !== 'coming',
  );
  const add = mayNote && !isEarly && roster.shift.cancelledBecause === undefined && (
    <AddAtDoor
      shift={roster.shift}
      name={found.length === 0 ? wanted.trim() : ''}
      isFull={people.length >= roster.shift.places}
      onAdded={(signUp) => {
        noting.answered(signUp.personId, signUp);
        setWanted('');
      }}
    />
  );
  return (
    <>
      {people.length > 0 && <Counts people={people} noting={noting} />}
      <Unsent noting={noting} />
      {isEarly && <Early startsAt={roster.shift.startsAt} />}
      {people.length > 0 && <Search wanted={wanted} setWanted={setWanted} onEnter={onlyOne} />}
      {people.length > 0 && <Filter show={show} setShow={setShow} />}
      {mayNote && <Several here={here} chosen={chosen} choose={choose} noting={noting} />}
      {mayNote && people.length > 0 && <KeysSwitch says={says.keys} />}
      {found.length === 0 && (
        <EmptyState>
          <p role="status">{people.length === 0 ? says.none : says.nobody(wanted.trim())}</p>
        </EmptyState>
      )}
      <List
        {...{ roster, noting, mayNote, people: shown, isEarly, chosen, choose }}
        namesakes={namesakesAmong(people)}
      />
      {add && <div class={classes('row', checkInCss['door-add'])}>{add}</div>}
    </>
  );
};
