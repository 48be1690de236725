import type { ComponentChildren, VNode } from 'preact';
import { copied } from '../lib/copy';
import { tell } from '../lib/told';
import type { Look } from './button';
import { Button } from './button';

/** Copies a text. @param says what is told once it is copied */
export const CopyButton = ({
  text,
  says,
  look = 'quiet',
  children,
  ...more
}: {
  text: string;
  says: string;
  look?: Look;
  children: ComponentChildren;
  'aria-label'?: string;
}): VNode => (
  <Button
    {...more}
    look={look}
    onClick={() => void copied(text).then((done) => tell(done ? says : text, done ? 'good' : 'calm'))}
  >
    {children}
  </Button>
);
