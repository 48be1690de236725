import { type FileProblem, fileProblem } from './problem';
import { CELLS, LINE_CHARACTERS, LINES, PHYSICAL_LINES } from './statement-limits';

const [TAB, NEWLINE, RETURN, COMMA, SEMICOLON, BAR] = [9, 10, 13, 44, 59, 124];

/** No letter of any language carries so many marks (Unicode's stream-safe text), and putting them in order takes their number squared. */
const HEAP_OF_MARKS = /\p{M}{31}/u;

/**
 * What is too much to be split: a line that is no line of a table, too many of them, or too many cells. Looks at each letter once
 * and makes nothing of it: a file of 30 KB may unpack into one line of 31 MB.
 */
export const tooMuch = (text: string): FileProblem | undefined => {
  let lines = 1;
  let cells = 0;
  let began = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === COMMA || letter === TAB || letter === SEMICOLON || letter === BAR) cells += 1;
    else if (letter === NEWLINE || letter === RETURN) {
      if (letter === NEWLINE || text.charCodeAt(at + 1) !== NEWLINE) lines += 1;
      began = at + 1;
    }
    if (at - began >= LINE_CHARACTERS)
      return fileProblem('line-too-long', { line: lines, most: LINE_CHARACTERS });
    if (lines > PHYSICAL_LINES) return fileProblem('too-many-lines', { most: LINES });
    if (cells > CELLS) return fileProblem('too-many-cells', { most: CELLS });
  }
  return HEAP_OF_MARKS.test(text) ? fileProblem('not-text') : undefined;
};

/** The text without the letter at its end, however many of it stand there. */
export const withoutEnd = (text: string, isOfEnd: (letter: string) => boolean): string => {
  let end = text.length;
  while (end > 0 && isOfEnd(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};
