import type { VNode } from 'preact';
import homeCss from './home.module.css';

/** The lake of a thousand islands, drawn for this page: far hills, islands, our fish above the water. Decoration. */
export const Lake = (): VNode => (
  <svg
    class={homeCss['lake-view']}
    viewBox="0 0 1200 190"
    preserveAspectRatio="xMidYMax slice"
    aria-hidden="true"
  >
    <path
      class={homeCss['hills-far']}
      d="M0 160V96c60-18 110-42 170-28s80-28 150-34 100 44 170 40 90-26 160-20 110 34 180 22 100-50 180-54 130 42 190 34v104Z"
    />
    <path
      class={homeCss['hills-near']}
      d="M0 160v-32c90-22 150-30 230-14s120 22 190 20 110-34 190-30 110 30 190 28 130-44 210-38 130 24 190 20v46Z"
    />
    <path
      class={homeCss['islands']}
      d="M150 162c34-30 92-36 140-20 46-18 104-6 136 20Zm620 0c30-34 96-40 148-22 44-14 98-2 124 22ZM486 162c22-16 62-18 92-8 26-8 52 0 62 8Z"
    />
    <path class={homeCss['lake-water']} d="M0 160h1200v30H0Z" />
    <path class={homeCss['leap']} d="M727 132c8 8 13 17 16 27" />
    <g transform="translate(648 46) rotate(32) scale(2.9)">
      <path
        class={homeCss['leaping-fish']}
        d="M2.5 13.5C6.5 6.8 14 5 19.6 9.6c2.3 1.9 5 3.7 9.9 3.9-4.9.2-7.6 2-9.9 3.9C14 22 6.5 20.2 2.5 13.5Z"
      />
      <circle class={homeCss['leaping-eye']} cx="9.3" cy="12" r="1.5" />
    </g>
    <path
      class={homeCss['glints']}
      d="M180 174h120m60 8h160m210-8h26m44 0h40m-100-7h50m26 15h170m40-8h70M40 183h90"
    />
  </svg>
);
