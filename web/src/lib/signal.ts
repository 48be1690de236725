import { options, type Component, type VNode } from 'preact';

/**
 * A value that redraws whoever drew it. As @preact/signals has it, in a tenth of its bytes: public pages load it before anything
 * can be pressed, and need no more of it.
 */
export type Signal<Value> = {
  /** Read while a component draws: it is drawn anew whenever the value changes. */
  value: Value;
  /** Read without being told of changes. */
  peek: () => Value;
};

type Drawn = Component & { watched?: Set<Set<Drawn>> };
type Hook = (vnode: VNode & { __c?: Drawn | null }) => void;
/** Preact tells before and after each component is drawn, under the names by which its own hooks are told. */
const told = options as unknown as Record<'__r' | 'diffed' | 'unmount', Hook | undefined>;

const isBrowser = typeof document !== 'undefined';
let drawing: Drawn | undefined;
let held: Set<Drawn> | undefined;

const before = (name: keyof typeof told, act: Hook): void => {
  const others = told[name];
  told[name] = (vnode) => {
    act(vnode);
    others?.(vnode);
  };
};

before('__r', (vnode) => (drawing = vnode.__c ?? undefined));
before('diffed', () => (drawing = undefined));
before('unmount', ({ __c: gone }) => {
  for (const readers of gone?.watched ?? []) if (gone) readers.delete(gone);
});

const redraw = (readers: Iterable<Drawn>): void => {
  for (const one of [...readers]) one.setState({});
};

export const signal = <Value>(first: Value): Signal<Value> => {
  let now = first;
  const readers = new Set<Drawn>();
  return {
    get value() {
      // A server draws once and forgets.
      if (drawing && isBrowser) {
        readers.add(drawing);
        (drawing.watched ??= new Set()).add(readers);
      }
      return now;
    },
    set value(next) {
      if (Object.is(next, now)) return;
      now = next;
      if (held) for (const one of readers) held.add(one);
      else redraw(readers);
    },
    peek: () => now,
  };
};

/** Several changes, of which nobody sees only the first. */
export const batch = (change: () => void): void => {
  if (held) return change();
  held = new Set();
  try {
    change();
  } finally {
    const readers = held;
    held = undefined;
    redraw(readers);
  }
};
