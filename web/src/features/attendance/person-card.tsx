import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { CheckIcon } from '../../components/icons';
import { Failure } from '../../components/loading';
import { State } from '../../components/state';
import { murmur } from '../../components/toast';
import { clockOf } from '../../lib/time';
import { ts } from '../../messages';
import type { Holding } from '../sign-ups/roster';
import type { Note, Noting } from './noting';
import { TakeBack } from './take-back';
import { CheckOutDialog, CorrectDialog } from './times-dialog';

type CardProps = { signUp: Holding; noting: Noting; isEarly: boolean; mayNote: boolean };

export type Presence = 'not-here' | 'here' | 'gone';

export const presenceOf = (signUp: Holding, note: Note | undefined): Presence => {
  if (note?.is === 'coming' || note?.is === 'sending') return 'here';
  if (signUp.checkedInAt === undefined) return 'not-here';
  return signUp.checkedOutAt === undefined ? 'here' : 'gone';
};

const Times = ({ signUp, note }: { signUp: Holding; note: Note | undefined }): VNode | null => {
  const says = ts().checkIn;
  if (note?.is === 'coming') return <State mood="wait">{says.soon}</State>;
  if (signUp.checkedInAt === undefined) return null;
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
}: CardProps & { name: string; onOut: () => void }): VNode | null => {
  const says = ts().checkIn;
  const note = noting.notes[signUp.personId];
  const { personId } = signUp;
  if (note?.is === 'coming')
    return (
      <Button
        look="quiet"
        aria-label={says.undoOf(name)}
        onClick={() => noting.undo(personId) && murmur(says.undone(name))}
      >
        {says.undo}
      </Button>
    );
  const presence = presenceOf(signUp, note);
  if (presence === 'gone') return null;
  if (presence === 'here')
    return (
      <Button look="quiet" busy={note?.is === 'sending'} aria-label={says.goOf(name)} onClick={onOut}>
        {says.go}
      </Button>
    );
  return (
    <Button
      disabled={isEarly}
      aria-label={says.comeOf(name)}
      onClick={() => {
        noting.come(personId);
        murmur(says.came(name));
      }}
    >
      <CheckIcon />
      {says.come}
    </Button>
  );
};

/** One person at the door: the name large, the times, one large button. */
export const PersonCard = (props: CardProps): VNode => {
  const { signUp, noting, mayNote } = props;
  const says = ts().checkIn;
  const [open, setOpen] = useState<'out' | 'correct' | undefined>(undefined);
  const note = noting.notes[signUp.personId];
  const name = signUp.name === '' ? ts().roster.nameless : signUp.name;
  const dialog = { signUp, name, noting, onClose: () => setOpen(undefined) };
  return (
    <li class={`person-card ${presenceOf(signUp, note)}`}>
      <div class="person-words">
        <h2>{name}</h2>
        <Times signUp={signUp} note={note} />
        {mayNote && signUp.checkedInAt !== undefined && (
          <Button look="bare" aria-label={says.correctOf(name)} onClick={() => setOpen('correct')}>
            {says.correct}
          </Button>
        )}
        {mayNote && <TakeBack signUp={signUp} name={name} noting={noting} />}
      </div>
      {mayNote && <MainButton {...props} name={name} onOut={() => setOpen('out')} />}
      {note?.is === 'failed' && (
        <div class="person-problem">
          <Failure problem={note.problem} again={() => noting.tryAgain(signUp.personId, note.since)} />
        </div>
      )}
      {open === 'out' && <CheckOutDialog {...dialog} />}
      {open === 'correct' && <CorrectDialog {...dialog} />}
    </li>
  );
};
