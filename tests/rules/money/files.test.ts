import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { asAttachment, MOST_BYTES, nameToShow, typeOf } from '../../../functions/books/files/file';
import { refusalOf } from '../../support/refusal';

const pdf = new TextEncoder().encode('%PDF-1.7\n…');
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);

test('a file is what its first bytes say', () => {
  expect([typeOf(pdf), typeOf(png), typeOf(jpeg)]).toEqual(['application/pdf', 'image/png', 'image/jpeg']);
});

test.each([
  ['a web page', new TextEncoder().encode('<script>alert(1)</script>')],
  ['nothing', new Uint8Array()],
  ['the beginning of a beginning', png.slice(0, 4)],
  ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4])],
  ['a PDF behind something else', new TextEncoder().encode(' %PDF-1.7')],
])('%s is not accepted', (_, bytes) => {
  expect(refusalOf(() => typeOf(bytes))).toBe('file-not-accepted');
});

test('up to 4 MB, not a byte more', () => {
  const sized = (size: number) => {
    const bytes = new Uint8Array(size);
    bytes.set(pdf);
    return bytes;
  };
  expect(typeOf(sized(MOST_BYTES))).toBe('application/pdf');
  expect(refusalOf(() => typeOf(sized(MOST_BYTES + 1)))).toBe('file-not-accepted');
});

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\发票\\九月.PDF', '九月.pdf'],
  ['发票.pdf.exe', '发票.pdf.pdf'],
  ['a"; filename="b.html', 'a__ filename=_b.pdf'],
  ['\u202egnp.exe', 'gnp.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['', 'file.pdf'],
  ['   ', 'file.pdf'],
  ['发\r\n票', '发票.pdf'],
])('%j is shown as %j', (given, shown) => {
  expect(nameToShow(given, 'application/pdf')).toBe(shown);
});

property.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
  'any name becomes one that no file system or header misreads',
  (given) => {
    const name = nameToShow(given, 'image/png');
    expect(name).toMatch(/\.png$/);
    expect([...name].length).toBeLessThanOrEqual(84);
    expect(name).not.toMatch(/[\\/"<>:|?*;\p{Cc}\p{Cf}]/u);
    expect(asAttachment({ name, type: 'image/png' })).toMatch(
      /^attachment; filename="file\.png"; filename\*=UTF-8''[\x21-\x7e]+$/,
    );
  },
);
