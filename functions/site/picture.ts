import { createHash } from 'node:crypto';
import { encode } from 'uqr';
import { cut } from '../shared/cut';

/** What a picture says: a title, its facts a line or a few each, whose it is, and what stands beside the code. */
export type PictureWords = { title: string; lines: readonly string[]; from: string; scan: string };

/** For links in chats and on screens; and for those that show a square beside the words. */
export const FRAMES = {
  wide: { width: 1200, height: 630 },
  square: { width: 800, height: 800 },
} as const;
export type Frame = keyof typeof FRAMES;

const PAPER = '#faf8f2';
const INK = '#15201f';
const MUTED = '#43504d';
const LAKE = '#0b5357';
const PERSIMMON = '#f08a43';
const EDGE = 64;

/** Letters as wide as they are high: Chinese, its marks, and full-width forms. */
const IS_FULL =
  /[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;
/** Latin letters by how wide they are, in ems, a little more than they need: a line that is too short is better than one over the edge. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [IS_FULL, 1],
  [/[iljtfr.,'·:;|!() ]/, 0.37],
  [/[mwMW@%]/, 0.92],
  [/[a-z0-9-]/, 0.59],
];
const widthOf = (letters: string): number =>
  [...letters].reduce((sum, one) => sum + (WIDTHS.find(([these]) => these.test(one))?.[1] ?? 0.7), 0);

/** Where a line may break: around every full letter, and after a space. */
const piecesOf = (text: string): string[] =>
  text.match(
    /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60][，。；：！？、”）》]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]{1,24}\s*|\s+|./gu,
  ) ?? [];

/** A text in lines of at most so many ems, at most so many of them, the last with … where the text goes on. */
export const wrapped = (text: string, ems: number, most: number): string[] => {
  const lines = [''];
  // No picture has room for more: what is longer is not measured.
  for (const piece of piecesOf(cut(text, 200))) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && widthOf(line) + widthOf(piece.trimEnd()) > ems) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  const kept = lines.slice(0, most).map((line) => line.trim());
  if (lines.length <= most) return kept;
  const letters = [...(kept.at(-1) ?? '')];
  while (letters.length > 0 && widthOf(letters.join('')) + 1 > ems) letters.pop();
  return [
    ...kept.slice(0, -1),
    `${letters
      .join('')
      .replace(/(?<=\S)\s\S{0,12}$/u, '')
      .trimEnd()}…`,
  ];
};

/** Control letters are none of XML's. */
const escaped = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

type Line = { text: string; x: number; y: number; size: number; colour: string };
const line = ({ text, x, y, size, colour }: Line): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}">${escaped(text)}</text>`;

/** The code of an address on white, as wide as told, with the quiet zone that ISO/IEC 18004 asks for. */
const code = (address: string, at: { x: number; y: number; side: number }): string => {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const { x, y, side } = at;
  return `<g transform="translate(${x} ${y}) scale(${side / size})" shape-rendering="crispEdges"><rect width="${size}" height="${size}" rx="1" fill="#fff"/><path d="${dark.join('')}" fill="${INK}"/></g>`;
};

const FISH =
  '<path d="M2.5 13.5C6.5 6.8 14 5 19.6 9.6c2.3 1.9 5 3.7 9.9 3.9-4.9.2-7.6 2-9.9 3.9C14 22 6.5 20.2 2.5 13.5Z"';
const mark = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y}) scale(2.1)">${FISH} fill="#fff"/><path d="M2.5 26.5c2.7-2.5 5.4-2.5 8.1 0s5.4 2.5 8.1 0 5.4-2.5 8.1 0" fill="none" stroke="${PERSIMMON}" stroke-width="2.6" stroke-linecap="round"/></g>`;

/** How large what is, and how many ems a line has room for, by the picture's form. */
const LAYOUT = {
  wide: { title: 64, ems: 11.4, titleLines: 3, text: 34, textEms: 21.5, band: 110, code: 304 },
  square: { title: 60, ems: 11.2, titleLines: 2, text: 34, textEms: 19.6, band: 110, code: 300 },
} as const;

/** The words from the top: the title, then the facts, as many as there is room for. */
const wordsOf = ({ title, lines }: PictureWords, frame: Frame, bottom: number): string => {
  const { title: size, ems, titleLines, text, textEms } = LAYOUT[frame];
  let y = EDGE + size;
  const drawn = wrapped(title, ems, titleLines).map((words) => {
    const one = line({ text: words, x: EDGE, y, size, colour: INK });
    y += size * 1.3;
    return one;
  });
  for (const [at, fact] of lines.entries())
    for (const words of wrapped(fact, textEms, 2)) {
      if (y > bottom) return drawn.join('');
      drawn.push(line({ text: words, x: EDGE, y, size: text, colour: at === 0 ? LAKE : MUTED }));
      y += text * 1.5;
    }
  return drawn.join('');
};

/**
 * A picture of a page as SVG, drawn from its facts, with the code of its address. What is too long is cut with ….
 * @param address where the code leads
 */
export const pictureOf = (words: PictureWords, frame: Frame, address: string): string => {
  const { width, height } = FRAMES[frame];
  const { band, code: side } = LAYOUT[frame];
  const top = height - band;
  const at = { x: width - EDGE - side, y: frame === 'wide' ? EDGE : top - side - 24, side };
  const bottom = frame === 'wide' ? top - 24 : at.y - 12;
  const scan = {
    x: frame === 'wide' ? at.x : EDGE,
    y: frame === 'wide' ? at.y + side + 44 : at.y + side - 24,
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans Hans">`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<rect y="${top}" width="${width}" height="${band}" fill="${LAKE}"/>`,
    wordsOf(words, frame, bottom),
    code(address, at),
    line({ text: wrapped(words.scan, (side + 16) / 26, 1)[0] ?? '', ...scan, size: 26, colour: MUTED }),
    mark(EDGE, top + 22),
    ...wrapped(words.from, (width - EDGE * 2 - 96) / 34, 1).map((from) =>
      line({ text: from, x: EDGE + 96, y: top + 68, size: 34, colour: '#fff' }),
    ),
    '</svg>',
  ].join('');
};

/** Changes with what the picture says, so that its address does and nobody is shown an older one. */
export const editionOf = (words: PictureWords): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
