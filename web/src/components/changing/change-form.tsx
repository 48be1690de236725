import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { differencesOf, type Differences, type Revised } from '../../../../functions/shared/revision';
import { asProblem, call } from '../../lib/api';
import type { Answer, Asked, Body, Path } from '../../lib/contract';
import { historyWords } from '../../messages/history';
import { Field } from '../field';
import { Form, type Blames, type Submitted } from '../form';
import { Notice } from '../state';
import { DifferenceLines } from './difference-lines';
import './changing.module.css';
import { LETTERS } from '../../../../functions/shared/limits';

/** The whole of a thing as it is to be, but for revision and reason: what a PUT takes at its path. */
export type Written<P extends string> = Omit<Body<P, 'PUT'>, 'revision' | 'reason'>;

type ChangeFormProps<P extends string, T extends Revised> = {
  /** In the API: where a PUT writes it anew. */
  path: Path<P, 'PUT'>;
  /** Reads it again. */
  read: () => Promise<T>;
  /** As it was read when the form was drawn. */
  thing: T;
  bodyOf: (submitted: Submitted) => Written<P>;
  onChanged: (now: Answer<P, 'PUT'>) => void | Promise<void>;
  /** Asked before it is written, e.g. how many will be told; `false` goes back to the form. */
  agree?: (submitted: Submitted) => Promise<boolean>;
  blames?: Blames;
  children: ComponentChildren;
};

/** What somebody else changed while this was written: shown beside what was typed, which stays. */
const Meanwhile = ({ changed }: { changed: Differences }): VNode => (
  <Notice mood="wait">
    <p>{historyWords().history.meanwhile}</p>
    <DifferenceLines changed={changed} />
  </Notice>
);

/** What pages have a name for: how a thing is kept, and what is counted of it, is nobody's to compare. */
const shownOf = (changed: Differences): Differences =>
  Object.fromEntries(
    Object.entries(changed).filter(([field]) => historyWords().history.fields[field] !== undefined),
  );

/**
 * A form that writes a thing anew. Two editors at once: the second is shown what the first changed, keeps what they typed, and
 * writes over it only by saving again.
 */
export const ChangeForm = <const P extends string, T extends Revised>({
  path,
  read,
  thing: newest,
  bodyOf,
  onChanged,
  agree,
  blames = {},
  children,
}: ChangeFormProps<P, T>): VNode => {
  const says = historyWords().history;
  // Whatever is read meanwhile: what was drawn is what its writer saw.
  const [thing] = useState(newest);
  const [known, setKnown] = useState({ revision: thing.revision, changed: {} });
  const look = async (): Promise<void> => {
    const now = await read();
    setKnown({ revision: now.revision, changed: shownOf(differencesOf(thing, now)) });
  };
  const submit = async (submitted: Submitted): Promise<void> => {
    if (agree && !(await agree(submitted))) return;
    const { reason } = submitted.values;
    const body = {
      ...bodyOf(submitted),
      revision: known.revision,
      ...(reason !== undefined && { reason }),
    };
    try {
      const now = await call<P, 'PUT'>(path, {
        method: 'PUT',
        body,
        key: submitted.key,
      } as unknown as Asked<P, 'PUT'>);
      await onChanged(now);
    } catch (thrown) {
      if (asProblem(thrown).code === 'changed-meanwhile') await look();
      throw thrown;
    }
  };
  return (
    <Form action={says.save} look="main" onSubmit={submit} blames={blames}>
      {children}
      <Field name="reason" label={says.reason} hint={says.reasonHint} maxLength={LETTERS.reason} optional />
      {Object.keys(known.changed).length > 0 && <Meanwhile changed={known.changed} />}
    </Form>
  );
};
