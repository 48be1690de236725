import { gunzipSync } from 'node:zlib';
import { tooMuch, withoutEnd } from './bounds';
import { type FileProblem, fileProblem } from './problem';
import { FILE_BYTES, UNPACKED_BYTES } from './statement-limits';

export type Encoding = 'utf-8' | 'utf-16' | 'gb18030';
export type Decoded =
  { outcome: 'text'; text: string; encoding: Encoding } | { outcome: 'refused'; problem: FileProblem };

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

const refused = (problem: FileProblem): Decoded => ({ outcome: 'refused', problem });

/** The bytes inside a gzip, or why not. Memory is bounded: unpacking stops at `UNPACKED_BYTES`. */
const unpack = (bytes: Uint8Array): Uint8Array | FileProblem => {
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge
      ? fileProblem('unpacked-too-large', { most: UNPACKED_BYTES })
      : fileProblem('gzip-broken');
  }
};

const decodeAs = (label: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Chinese as UTF-8 writes it is hardly ever anything else: so many characters of three bytes and more. */
const WIDE = /[\u0800-\ufffc]|[\u{10000}-\u{10ffff}]/gu;
const BROKEN = /\ufffd+/g;

/**
 * A bank cuts a memo at so many bytes, in the middle of a character: that is decided by the whole. Read as what it mostly is, with U+FFFD where
 * a character is broken; undefined where more than every other is.
 */
const decodeBroken = (label: string, bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder(label).decode(bytes);
  const broken = text.match(BROKEN)?.length ?? 0;
  const whole = text.match(WIDE)?.length ?? 0;
  return whole > 0 && broken * 2 <= whole ? text : undefined;
};

/** Strictest first: bytes that are valid UTF-8 and mean Chinese are never GB18030 by accident, the reverse happens. */
const attempts = (bytes: Uint8Array): readonly { label: string; encoding: Encoding }[] => {
  if (startsWith(bytes, 0xff, 0xfe)) return [{ label: 'utf-16le', encoding: 'utf-16' }];
  if (startsWith(bytes, 0xfe, 0xff)) return [{ label: 'utf-16be', encoding: 'utf-16' }];
  return [
    { label: 'utf-8', encoding: 'utf-8' },
    { label: 'gb18030', encoding: 'gb18030' },
  ];
};

type Try = ReturnType<typeof attempts>[number] & { decode: typeof decodeAs };

/** UTF-8 that is mostly whole comes before GB18030, which nearly any bytes are. */
const tries = (bytes: Uint8Array): Try[] =>
  attempts(bytes).flatMap((each) => [
    { ...each, decode: decodeAs },
    ...(each.encoding === 'utf-16' ? [] : [{ ...each, decode: decodeBroken }]),
  ]);

const DOS_END = '\u001a';
/** These never stand in an export. Tab, line ends and the form feed do; the DOS end-of-file mark is cut off before. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** Every line of a text, without its mark; a line's number is its place from 1. */
export const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/**
 * The text of an uploaded statement: UTF-8 with or without a mark, GB18030 (so GBK and GB2312), UTF-16 with a mark, or one of these in gzip. A broken character is U+FFFD.
 * Refuses (as a problem, nothing is thrown) what is empty, too large, packed in ZIP, an Excel workbook, or no text.
 */
export const decodeText = (bytes: Uint8Array): Decoded => {
  if (bytes.length === 0) return refused(fileProblem('file-empty'));
  if (bytes.length > FILE_BYTES) return refused(fileProblem('file-too-large', { most: FILE_BYTES }));
  const plain = startsWith(bytes, 0x1f, 0x8b) ? unpack(bytes) : bytes;
  if (!(plain instanceof Uint8Array)) return refused(plain);
  const isZip = startsWith(plain, 0x50, 0x4b, 0x03, 0x04) || startsWith(plain, 0x50, 0x4b, 0x05, 0x06);
  if (isZip || startsWith(plain, 0xd0, 0xcf, 0x11, 0xe0)) return refused(fileProblem('is-zip-or-workbook'));
  for (const { decode, label, encoding } of tries(plain)) {
    const whole = decode(label, plain);
    if (whole === undefined) continue;
    const decoded = withoutEnd(whole, (letter) => letter === DOS_END);
    if (CONTROL.test(decoded)) return refused(fileProblem('not-text'));
    return decoded.trim() === ''
      ? refused(fileProblem('file-empty'))
      : { outcome: 'text', text: decoded, encoding };
  }
  return refused(fileProblem(plain.includes(0) ? 'not-text' : 'encoding-unknown'));
};

/** The same, of a text that may be split into lines and cells: refuses also what has too much of them (bounds.ts). */
export const decodeTable = (bytes: Uint8Array): Decoded => {
  const decoded = decodeText(bytes);
  const problem = decoded.outcome === 'text' ? tooMuch(decoded.text) : undefined;
  return problem ? refused(problem) : decoded;
};
