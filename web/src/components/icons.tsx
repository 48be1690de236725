import type { ComponentChildren, VNode } from 'preact';

type IconProps = { label?: string | undefined; class?: string | undefined };

/** One icon on a 24 grid, drawn in the colour of its words. Without a label it is decoration and is not read out. */
const icon =
  (drawing: ComponentChildren) =>
  ({ label, class: more }: IconProps): VNode => (
    <svg
      viewBox="0 0 24 24"
      class={more === undefined ? 'icon' : `icon ${more}`}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
    >
      {drawing}
    </svg>
  );

const path = (d: string): ((props: IconProps) => VNode) => icon(<path d={d} />);

export const CheckIcon = /* @__PURE__ */ path('m5 12.5 4.5 4.5L19 7.5');
export const CrossIcon = /* @__PURE__ */ path('M6 6l12 12M18 6 6 18');
export const ClockIcon = /* @__PURE__ */ path('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2');
export const CalendarIcon = /* @__PURE__ */ path('M4 6h16v14H4zM4 10h16M8 3v4M16 3v4');
export const PlaceIcon = /* @__PURE__ */ path(
  'M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
);
export const PersonIcon = /* @__PURE__ */ path(
  'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8.5c.6-4 3.8-6 8-6s7.4 2 8 6',
);
export const ForwardIcon = /* @__PURE__ */ path('M5 12h14m-6-6 6 6-6 6');
export const DownIcon = /* @__PURE__ */ path('m6 9.5 6 6 6-6');
export const WarningIcon = /* @__PURE__ */ path('M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.5v.1');
export const NoteIcon = /* @__PURE__ */ path('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5m0-9v.1');
export const ShareIcon = /* @__PURE__ */ path('M12 15V3.5m0 0L8 7.5m4-4 4 4M5 12v8.5h14V12');
export const LargeTextIcon = /* @__PURE__ */ path('M3 19 9 5l6 14M5.2 14h7.6M16 19l3-7 3 7m-5-2.5h4');
export const SunIcon = /* @__PURE__ */ path(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v1.5m0 15V21m9-9h-1.5m-15 0H3m15.4-6.4-1.1 1.1M6.7 17.3l-1.1 1.1m12.8 0-1.1-1.1M6.7 6.7 5.6 5.6',
);
export const MoonIcon = /* @__PURE__ */ path('M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z');
export const HalfIcon = /* @__PURE__ */ icon(
  <>
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z" />
    <path d="M12 3v18a9 9 0 0 0 0-18Z" fill="currentColor" />
  </>,
);
export const DeskIcon = /* @__PURE__ */ path('M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z');
export const FishIcon = /* @__PURE__ */ path(
  'M3 12c3-5 8.5-6.5 12.5-3 1.7 1.5 3.3 2.8 5.5 3-2.2.2-3.8 1.5-5.5 3C11.5 18.5 6 17 3 12Zm5-1v.1',
);
export const BoxIcon = /* @__PURE__ */ path('M4 8l8-4 8 4v8l-8 4-8-4V8Zm0 0 8 4 8-4m-8 4v8');
export const FundIcon = /* @__PURE__ */ path(
  'M4 7h14a2 2 0 0 1 2 2v9H4V7Zm0 0 11-3v3m1.5 5.5h3.5v3h-3.5a1.5 1.5 0 0 1 0-3Z',
);
export const MinusIcon = /* @__PURE__ */ path('M5 12h14');
export const PlusIcon = /* @__PURE__ */ path('M5 12h14M12 5v14');
