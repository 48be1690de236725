import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { CheckIcon, DownIcon } from '../../components/icons';
import { State } from '../../components/state';
import { murmur } from '../../components/toast';
import { me } from '../../lib/session';
import { clockOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import type { Holding } from '../sign-ups/roster';
import type { Note, Noting } from './noting';
import { TakeBack } from './take-back';
import { CheckOutDialog, CorrectDialog } from './times-dialog';
import checkInCss from './check-in.module.css';

type RowProps = {
  signUp: Holding;
  noting: Noting;
  isEarly: boolean;
  mayNote: boolean;
  /** Somebody else here is called the same: the last digits tell who is who. */
  hasNamesake: boolean;
  /** Several are being chosen: whether this one is, and how that changes; `undefined` for who cannot be. */
  choice?: { isChosen: boolean; choose: (isChosen: boolean) => void } | undefined;
};

export type Presence = 'not-here' | 'here' | 'gone';

export const presenceOf = (signUp: Holding, note: Note | undefined): Presence => {
  if (note?.is === 'coming') return 'here';
  if (note?.is === 'unsent') return note.what === 'check-out' ? 'gone' : 'here';
  if (signUp.checkedInAt === undefined) return 'not-here';
  return signUp.checkedOutAt === undefined ? 'here' : 'gone';
};

export const nameOf = ({ name }: { name: string }): string =>
  name === '' ? eventsWords().roster.nameless : name;

/** Their own coming and going is noted by somebody else. */
export const isOneself = ({ personId }: Holding): boolean => me.value?.personId === personId;

const Times = ({ signUp, note }: { signUp: Holding; note: Note | undefined }): VNode | null => {
  const says = eventsWords().checkIn;
  if (note?.is === 'coming') return <State mood="wait">{says.soon}</State>;
  if (note?.is === 'unsent') return <State mood="wait">{says.unsentAt(clockOf(note.at))}</State>;
  if (signUp.checkedInAt === undefined)
    return signUp.tail === undefined ? null : <span class="muted small">{says.tail(signUp.tail)}</span>;
  if (signUp.checkedOutAt === undefined)
    return <State mood="good">{says.since(clockOf(signUp.checkedInAt))}</State>;
  return <State mood="plain">{says.until(clockOf(signUp.checkedInAt), clockOf(signUp.checkedOutAt))}</State>;
};

/** The one large button of a person: in, undo, out. */
const MainButton = ({
  signUp,
  noting,
  isEarly,
  name,
  onOut,
}: RowProps & { name: string; onOut: () => void }): VNode | null => {
  const says = eventsWords().checkIn;
  const note = noting.of(signUp.personId);
  if (note?.is === 'coming')
    return (
      <Button
        look="quiet"
        aria-label={says.undoOf(name)}
        onClick={() => noting.undo(signUp.personId) && murmur(says.undone(name))}
      >
        {says.undo}
      </Button>
    );
  const presence = presenceOf(signUp, note);
  if (presence === 'gone' || isOneself(signUp)) return null;
  if (presence === 'here')
    return (
      <Button look="quiet" aria-label={says.goOf(name)} onClick={onOut}>
        {says.go}
      </Button>
    );
  return (
    <Button
      disabled={isEarly}
      aria-label={says.comeOf(name)}
      onClick={() => {
        noting.come(signUp);
        murmur(says.came(name));
      }}
    >
      <CheckIcon />
      {says.come}
    </Button>
  );
};

/** What is rarely needed: folded away, so that a row stays one line. */
const More = ({ name, isOpen, onTurn }: { name: string; isOpen: boolean; onTurn: () => void }): VNode => (
  <Button look="bare" aria-label={eventsWords().checkIn.moreOf(name)} aria-expanded={isOpen} onClick={onTurn}>
    <DownIcon />
  </Button>
);

/** One person at the door, on one line: the name, the times, one button. */
export const PersonRow = (props: RowProps): VNode => {
  const { signUp, noting, mayNote, choice, hasNamesake } = props;
  const says = eventsWords().checkIn;
  const [open, setOpen] = useState<'out' | 'correct' | undefined>(undefined);
  const [isMore, setMore] = useState(false);
  const note = noting.of(signUp.personId);
  const name = nameOf(signUp);
  const dialog = { signUp, name, noting, onClose: () => setOpen(undefined) };
  const hasMore = mayNote && signUp.checkedInAt !== undefined && !isOneself(signUp) && note?.is !== 'unsent';
  return (
    <li class={checkInCss['person-card']} data-presence={presenceOf(signUp, note)}>
      {choice && (
        <label class={checkInCss['person-choice']}>
          <input
            type="checkbox"
            checked={choice.isChosen}
            aria-label={says.chooseOf(name)}
            onChange={(event) => choice.choose(event.currentTarget.checked)}
          />
        </label>
      )}
      <div class={checkInCss['person-words']}>
        <h2 title={name}>{name}</h2>
        <Times signUp={signUp} note={note} />
        {hasNamesake && signUp.checkedInAt !== undefined && signUp.tail !== undefined && (
          <span class="muted small">{says.tail(signUp.tail)}</span>
        )}
        {mayNote && isOneself(signUp) && <span class="muted small">{says.ownByOthers}</span>}
      </div>
      {hasMore && <More name={name} isOpen={isMore} onTurn={() => setMore(!isMore)} />}
      {mayNote && <MainButton {...props} name={name} onOut={() => setOpen('out')} />}
      {hasMore && isMore && (
        <div class={checkInCss['person-more']}>
          <Button look="quiet" aria-label={says.correctOf(name)} onClick={() => setOpen('correct')}>
            {says.correct}
          </Button>
          <TakeBack signUp={signUp} name={name} noting={noting} />
        </div>
      )}
      {open === 'out' && <CheckOutDialog {...dialog} />}
      {open === 'correct' && <CorrectDialog {...dialog} />}
    </li>
  );
};
