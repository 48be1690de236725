import '../../styles/forms.css';
import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useTitle } from '../../app/title';
import { Bar } from '../../components/bar';
import { Button } from '../../components/button';
import { KeysSwitch } from '../../components/keys-switch';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { SearchIcon } from '../../components/staff-icons';
import { EmptyState, Notice } from '../../components/state';
import { murmur } from '../../components/toast';
import { useKeys } from '../../lib/keys';
import { inWords } from '../../lib/language';
import { useAgainEvery } from '../../lib/load-all';
import { may } from '../../lib/may';
import { dayOf, hoursOf, momentOf } from '../../lib/time';
import { ts } from '../../messages';
import { rosterLink } from '../events/desk-event';
import { holdingOf, rosterPath, useRoster, type Holding, type Roster } from '../sign-ups/roster';
import { useNoting, type Noting } from './noting';
import { PersonCard, presenceOf, type Presence } from './person-card';
import './check-in.css';

/** Staff may check in from so long before the shift. */
const EARLY_MS = 120 * 60_000;
/** Somebody else may be at another door. */
const AGAIN_SECONDS = 20;

/** The list with what this page itself was answered. */
const withNotes = (signUps: readonly Holding[], noting: Noting): Holding[] =>
  signUps.map((signUp) => {
    const note = noting.notes[signUp.personId];
    return note?.is === 'answered' && note.signUp.status === 'holding' ? note.signUp : signUp;
  });

const Counts = ({ people, noting }: { people: readonly Holding[]; noting: Noting }): VNode => {
  const says = ts().checkIn;
  const count = (wanted: Presence): number =>
    people.filter((one) => presenceOf(one, noting.notes[one.personId]) === wanted).length;
  const [here, gone] = [count('here'), count('gone')];
  return (
    <div class="door-counts">
      <dl>
        <div>
          <dt>{says.here}</dt>
          <dd class="large-count">{here}</dd>
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
        label={ts().today.fill(here, gone, people.length)}
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
  const says = ts().checkIn;
  const choices: readonly [Show, string][] = [
    ['all', says.all],
    ['not-here', says.notHere],
    ['here', says.isHere],
    ['gone', says.isGone],
  ];
  return (
    <div class="row door-filter" role="group" aria-label={says.show}>
      {choices.map(([key, word]) => (
        <Button key={key} look="quiet" aria-pressed={show === key} onClick={() => setShow(key)}>
          {word}
        </Button>
      ))}
    </div>
  );
};

type DoorProps = { roster: Roster; noting: Noting; mayNote: boolean };

const matches = (name: string, wanted: string): boolean =>
  name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());

const Door = ({ roster, noting, mayNote }: DoorProps): VNode => {
  const says = ts().checkIn;
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const [show, setShow] = useState<Show>('all');
  useKeys({ '/': () => search.current?.focus() });
  const people = withNotes(holdingOf(roster.signUps), noting);
  const isEarly = Date.now() < Date.parse(roster.shift.startsAt) - EARLY_MS;
  const found = people.filter((one) => matches(one.name, wanted));
  const shown = found.filter((one) => show === 'all' || presenceOf(one, noting.notes[one.personId]) === show);
  const onlyOne = (): void => {
    const [one, other] = found;
    if (!one || other || isEarly || !mayNote) return;
    if (presenceOf(one, noting.notes[one.personId]) !== 'not-here') return;
    noting.come(one.personId);
    murmur(says.came(one.name));
    setWanted('');
  };
  if (people.length === 0) return <EmptyState>{says.none}</EmptyState>;
  return (
    <>
      <Counts people={people} noting={noting} />
      {isEarly && (
        <Notice mood="wait">
          {says.early(momentOf(new Date(Date.parse(roster.shift.startsAt) - EARLY_MS).toISOString()))}
        </Notice>
      )}
      <div class="door-search">
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
            if (event.key === 'Enter' && wanted.trim() !== '') onlyOne();
          }}
        />
      </div>
      <Filter show={show} setShow={setShow} />
      {mayNote && <KeysSwitch says={says.keys} />}
      {found.length === 0 && (
        <EmptyState>
          <p role="status">{says.nobody(wanted.trim())}</p>
        </EmptyState>
      )}
      <ul class="plain door-people">
        {shown.map((signUp) => (
          <PersonCard
            key={signUp.personId}
            signUp={signUp}
            noting={noting}
            isEarly={isEarly}
            mayNote={mayNote}
          />
        ))}
      </ul>
    </>
  );
};

const CheckInPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = ts().checkIn;
  const path = rosterPath(organisationId, params['shiftId'] ?? '');
  const [roster, readAgain] = useRoster(path);
  const noting = useNoting(path);
  useAgainEvery(AGAIN_SECONDS, async () => {
    const asked = Date.now();
    await readAgain();
    noting.listedAt(asked);
  });
  useTitle(roster.state === 'ready' ? says.of(inWords(roster.value.shift.title)) : undefined);
  return (
    <Loading isPage loaded={roster} again={readAgain} shape={<Skeleton rows={5} height={4} />}>
      {(value) => (
        <>
          <PageHead
            title={says.of(inWords(value.shift.title))}
            back={{ href: rosterLink(value.shift), says: says.back }}
            lead={
              <>
                {inWords(value.shift.eventTitle)} ·{' '}
                {says.opensShift(
                  dayOf(value.shift.startsAt),
                  hoursOf(value.shift.startsAt, value.shift.endsAt),
                )}
              </>
            }
          />
          <Door roster={value} noting={noting} mayNote={may(organisationId, 'organise')} />
        </>
      )}
    </Loading>
  );
};

export default CheckInPage;
