import type { VNode } from 'preact';

/** The desk's own icons, drawn as those of `icons`: 24 grid, stroke, the colour of the words beside them. */
const drawn = (d: string) => (): VNode => (
  <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
    <path d={d} />
  </svg>
);

export const BasketIcon = drawn('M3.5 9.5h17l-2 10.5h-13l-2-10.5Zm4.5 0 3-6m5 6-3-6M9.5 13v4m5-4v4');
export const TrayIcon = drawn('M4 13 6.5 5h11L20 13v6H4v-6Zm0 0h4.5l1.5 2.5h4l1.5-2.5H20');
export const SheetIcon = drawn('M6 3.5h9l4 4v13H6v-17Zm8.5 0v4.5H19M9 12h7M9 15.5h7');
export const ScaleIcon = drawn(
  'M12 4v16m-5 0h10M12 6 5 7.5m7-1.5 7-1.5M2.5 14 5 7.5 7.5 14a2.6 2.6 0 0 1-5 0Zm14-3L19 4.5 21.5 11a2.6 2.6 0 0 1-5 0Z',
);
export const ShopIcon = drawn(
  'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0Zm7 10v-5h4v5',
);
export const PenIcon = drawn('M4 20h16M5 15.5 15.5 5l3 3L8 18.5l-4 .8 1-3.8Z');
export const FlagIcon = drawn('M5 21V4m0 0c4-2 7 2 12 0v9c-5 2-8-2-12 0');
export const TagIcon = drawn('M3.5 12 12 3.5h8.5V12L12 20.5 3.5 12ZM16 8v.1');
export const OutIcon = drawn('M4 7.5h11a3 3 0 0 1 3 3v7H4v-10Zm10-4h6v6m0-6-6.5 6.5');
export const GridIcon = drawn('M4.5 4.5h5v5h-5zm10 0h5v5h-5zm-10 10h5v5h-5zm10 0h5v5h-5z');
export const SearchIcon = drawn('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L20.5 20.5');
export const PrintIcon = drawn('M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z');
export const SwapIcon = drawn('M4 8.5h14m-4-4 4 4-4 4M20 15.5H6m4-4-4 4 4 4');
export const LinkIcon = drawn(
  'M9.5 14.5 14.5 9.5M8 11.5l-2.5 2.5a3.2 3.2 0 0 0 4.5 4.5L12.5 16m3.5-3.5 2.5-2.5A3.2 3.2 0 0 0 14 5.5L11.5 8',
);
