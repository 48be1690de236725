import { fc, test } from '@fast-check/vitest';
import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { decodeText } from '../../../functions/reconciling/readers/decode-text';
import { FILE_BYTES, UNPACKED_BYTES } from '../../../functions/reconciling/readers/statement-limits';
import { encodeGb18030 } from '../../support/make-statements';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusal = (bytes: Uint8Array): string => {
  const decoded = decodeText(bytes);
  return decoded.outcome === 'refused' ? decoded.problem.code : `read as ${decoded.encoding}`;
};

/** Text of an export: no control characters, and something in it. Starts with a Chinese character, as every header does. */
const exported = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => `交${text.replace(/[\u0000-\u001f\ufffd\ufeff\ue000-\uf8ff]/g, '')}`);

describe('text of a statement', () => {
  test('is read as UTF-8 with and without a mark, GBK, UTF-16 with a mark, and in gzip', () => {
    const text = '交易时间,商户号\n淳安,1\n';
    const read = (bytes: Uint8Array) => {
      const decoded = decodeText(bytes);
      return decoded.outcome === 'text'
        ? [decoded.text.replace('\ufeff', ''), decoded.encoding]
        : decoded.problem.code;
    };
    expect(read(utf8(text))).toEqual([text, 'utf-8']);
    expect(read(utf8(`\ufeff${text}`))).toEqual([text, 'utf-8']);
    expect(read(encodeGb18030(text))).toEqual([text, 'gb18030']);
    expect(read(gzipSync(encodeGb18030(text)))).toEqual([text, 'gb18030']);
    expect(read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual([text, 'utf-16']);
    expect(read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()))).toEqual([text, 'utf-16']);
  });

  test('loses the end-of-file mark of DOS programs', () => {
    expect(decodeText(utf8('交易时间\r\n\u001a'))).toEqual({
      outcome: 'text',
      text: '交易时间\r\n',
      encoding: 'utf-8',
    });
  });

  test.prop([exported, fc.constantFrom('utf-8' as const, 'gb18030' as const)])(
    'comes back whole from either encoding',
    (text, encoding) => {
      const decoded = decodeText(encoding === 'utf-8' ? utf8(text) : encodeGb18030(text));
      expect(decoded).toEqual({ outcome: 'text', text, encoding });
    },
  );

  test.prop([fc.uint8Array({ minLength: 1, maxLength: 400 })])(
    'any bytes are read or refused, never thrown at',
    (bytes) => {
      expect(['text', 'refused']).toContain(decodeText(bytes).outcome);
    },
  );
});

describe('a file that is no text', () => {
  test('is refused by what it is', () => {
    expect(refusal(new Uint8Array())).toBe('file-empty');
    expect(refusal(utf8(' \r\n'))).toBe('file-empty');
    expect(refusal(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14))).toBe('is-zip-or-workbook');
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('is-zip-or-workbook');
    expect(refusal(utf8('a\u0000b'))).toBe('not-text');
    expect(refusal(Uint8Array.of(0x41, 0xff, 0x41))).toBe('encoding-unknown');
    expect(refusal(Uint8Array.of(0x41, 0xff, 0x00))).toBe('not-text');
  });

  test('is refused above the limit of bytes, not at it', () => {
    expect(refusal(new Uint8Array(FILE_BYTES + 1).fill(0x41))).toBe('file-too-large');
    expect(refusal(new Uint8Array(FILE_BYTES).fill(0x41))).toBe('read as utf-8');
  });

  test('a gzip that is cut off, and one that swells beyond the limit, are refused', () => {
    const packed = gzipSync(utf8('交易时间,'.repeat(1_000)));
    expect(refusal(packed.subarray(0, packed.length - 12))).toBe('gzip-broken');
    const bomb = gzipSync(Buffer.alloc(UNPACKED_BYTES + 1, 0x41));
    expect(bomb.length).toBeLessThan(FILE_BYTES);
    expect(refusal(bomb)).toBe('unpacked-too-large');
  });
});
