import type { ComponentChildren, VNode } from 'preact';
import { CheckIcon, ClockIcon, NoteIcon, WarningIcon } from './icons';

export type Mood = 'good' | 'wait' | 'bad' | 'calm' | 'plain';

const icons = { good: CheckIcon, wait: ClockIcon, bad: WarningIcon, calm: NoteIcon, plain: NoteIcon };

/** A state in a word and an icon; the colour only supports them. */
export const State = ({ mood, children }: { mood: Mood; children: ComponentChildren }): VNode => {
  const Icon = icons[mood];
  return (
    <span class={`state ${mood}`}>
      <Icon />
      {children}
    </span>
  );
};

/** A few sentences that a reader should not miss, where they matter. */
export const Notice = ({ mood = 'calm', children }: { mood?: Mood; children: ComponentChildren }): VNode => {
  const Icon = icons[mood];
  return (
    <div class={`notice ${mood}`} role={mood === 'bad' ? 'alert' : undefined}>
      <Icon />
      <div>{children}</div>
    </div>
  );
};

/** Says what will stand here and how to make the first. */
export const EmptyState = ({ children }: { children: ComponentChildren }): VNode => (
  <div class="empty">{children}</div>
);
