import type { ComponentChildren, VNode } from 'preact';
import factsCss from './facts.module.css';

/** `undefined` leaves the row out. */
export type Fact = { label: string; value: ComponentChildren } | undefined;

/** What is known of one thing, label by label: above each other on a phone, side by side where there is room. */
export const Facts = ({ rows }: { rows: readonly Fact[] }): VNode => (
  <dl class={factsCss['facts']}>
    {rows
      .filter((row) => row !== undefined)
      .map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
