import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { DownIcon } from './icons';
import riverCss from './river.module.css';
import { classes } from '../lib/classes';

export type Stage = {
  key: string;
  label: string;
  /**
   * How much came this far, drawn in proportion to the widest stage; any unit, the same for all. Absent: a stage counted
   * in something else, drawn as the spring that becomes the river, or as what the river becomes.
   */
  breadth?: number;
  /** Has anything come this far? */
  isReached: boolean;
  /** The figure that a reader should take away. */
  figure: ComponentChildren;
  /** A second figure in words: "2 条鱼". */
  also?: string | undefined;
  /** When it last moved, in words. */
  when?: string | undefined;
  /** What the figure is made of, shown on a tap. */
  opens?: ComponentChildren;
};

/** Something that is not nothing can be seen. */
const THINNEST = 0.04;
/** Where between its ends a reach bends, of 100. */
const BEND = 56;

type Borders = { from: number; to: number };

/** The breadths, 0 to 1, with which each stage begins and ends. A spring begins, and what the river becomes ends, in a point. */
const bordersOf = (stages: readonly Stage[]): Borders[] => {
  const widest = Math.max(1, ...stages.map((stage) => stage.breadth ?? 0));
  const own = stages.map(({ breadth, isReached }) => {
    if (!isReached) return 0;
    return breadth === undefined ? undefined : Math.max(THINNEST, breadth / widest);
  });
  return own.map((here, at) => {
    const [before, after] = [own[at - 1], own[at + 1]];
    if (here !== undefined) return { from: here, to: after ?? here };
    return at === 0 ? { from: 0, to: after ?? THINNEST } : { from: before ?? THINNEST, to: 0 };
  });
};

/** One bank of a reach on a 100 × 100 box, along the stream. @param side -1 for the one, 1 for the other */
const bank = ({ from, to }: Borders, side: number, share = 1): string => {
  const [a, b] = [50 + side * from * 50 * share, 50 + side * to * 50 * share];
  return `M0 ${a}C${BEND} ${a} ${BEND} ${b} 100 ${b}`;
};

/** Down the one bank and back along the other. */
const waterOf = (borders: Borders): string => {
  const [a, b] = [50 + borders.from * 50, 50 + borders.to * 50];
  return `${bank(borders, -1)}V${b}C${BEND} ${b} ${BEND} ${a} 0 ${a}Z`;
};

const Reach = ({ at, borders }: { at: number; borders: Borders }): VNode => {
  const shade = useId();
  const isWet = borders.from > 0 || borders.to > 0;
  const isBroad = Math.max(borders.from, borders.to) > 0.25;
  return (
    <svg
      class={classes(riverCss['reach'], riverCss[`reach-${at}`])}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <linearGradient id={shade}>
        <stop class={riverCss['shade-from']} />
        <stop class={riverCss['shade-to']} offset="1" />
      </linearGradient>
      <path class={riverCss['bed']} d="M0 50H100" />
      {isWet && <path d={waterOf(borders)} fill={`url(#${shade})`} />}
      {isBroad && <path class={riverCss['current']} d={bank(borders, -1, 0.5) + bank(borders, 1, 0.5)} />}
    </svg>
  );
};

const StageWords = ({ stage }: { stage: Stage }): VNode => {
  const figures = (
    <>
      <span class={riverCss['stage-label']}>{stage.label}</span>
      <span class={riverCss['stage-figure']}>{stage.figure}</span>
      {stage.also !== undefined && <span class={riverCss['stage-also']}>{stage.also}</span>}
      {stage.when !== undefined && (
        <span class={classes(riverCss['stage-also'], 'secondary')}>{stage.when}</span>
      )}
    </>
  );
  if (stage.opens === undefined) return <div class={riverCss['stage-words']}>{figures}</div>;
  return (
    <details name="river">
      <summary class={riverCss['stage-words']}>
        {figures}
        <DownIcon class={riverCss['stage-arrow']} />
      </summary>
      <div class={classes(riverCss['stage-panel'], 'small')}>{stage.opens}</div>
    </details>
  );
};

/** How far the money came: each stage as wide as its amount, down the page on a phone, across it on a desk. Opens without a script. */
export const River = ({ stages, label }: { stages: readonly Stage[]; label: string }): VNode => {
  const borders = bordersOf(stages);
  return (
    <ol class={classes(riverCss['river'], 'plain')} aria-label={label}>
      {stages.map((stage, at) => (
        <li key={stage.key} class={riverCss['stage']}>
          <Reach at={at} borders={borders[at] ?? { from: 0, to: 0 }} />
          <div>
            <StageWords stage={stage} />
          </div>
        </li>
      ))}
    </ol>
  );
};
