/** What hides in a text or turns its direction: in a list it could make one name look like another. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Text on one line, at most so many bytes of UTF-8; what was cut ends with `…`, so that it never equals another text by accident. */
export const trimmed = (text: string, bytes: number): string => {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
  if (Buffer.byteLength(plain) <= bytes) return plain;
  let kept = '';
  let left = bytes - Buffer.byteLength('…');
  for (const character of plain) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
};
