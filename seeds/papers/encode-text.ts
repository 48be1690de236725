const TWO_BYTES = { from: [0x81, 0x40], to: [0xfe, 0xfe] } as const;

let shortCodes: Map<string, readonly number[]> | undefined;
let longCodes: Map<string, readonly number[]> | undefined;

const decodeGb = (codes: readonly number[]): string =>
  new TextDecoder('gb18030').decode(Uint8Array.from(codes));

/** Every two-byte code, by decoding each: a browser's and Node's own table, turned round. */
const twoByteCodes = (): Map<string, readonly number[]> => {
  const codes = new Map<string, readonly number[]>();
  for (let high: number = TWO_BYTES.from[0]; high <= TWO_BYTES.to[0]; high += 1) {
    for (let low: number = TWO_BYTES.from[1]; low <= TWO_BYTES.to[1]; low += 1) {
      const text = decodeGb([high, low]);
      if ([...text].length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, [high, low]);
    }
  }
  return codes;
};

/** The four-byte codes of what else is in the basic plane. */
const fourByteCodes = (): Map<string, readonly number[]> => {
  const codes = new Map<string, readonly number[]>();
  for (let linear = 0; linear < 39_420; linear += 1) {
    const code = fourBytes(0x81, linear);
    const text = decodeGb(code);
    if ([...text].length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, code);
  }
  return codes;
};

const fourBytes = (first: number, linear: number): number[] => [
  first + Math.floor(linear / 12_600),
  0x30 + (Math.floor(linear / 1_260) % 10),
  0x81 + (Math.floor(linear / 10) % 126),
  0x30 + (linear % 10),
];

const gbCodeOf = (character: string): readonly number[] => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point >= 0x1_0000) return fourBytes(0x90, point - 0x1_0000);
  shortCodes ??= twoByteCodes();
  const short = shortCodes.get(character);
  if (short) return short;
  longCodes ??= fourByteCodes();
  const long = longCodes.get(character);
  if (!long) throw new Error(`GB18030 has no code for U+${point.toString(16)}`);
  return long;
};

/** GB18030, which is GBK for every character that GBK has. */
export const encodeGb18030 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((character) => [...gbCodeOf(character)]));

export type FileEncoding = 'utf-8' | 'utf-8-mark' | 'gb18030';

/** The bytes of a file as it would be downloaded. */
export const encode = (text: string, encoding: FileEncoding): Uint8Array => {
  if (encoding === 'gb18030') return encodeGb18030(text);
  return new TextEncoder().encode(encoding === 'utf-8-mark' ? `\ufeff${text}` : text);
};
