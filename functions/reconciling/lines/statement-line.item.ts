import { codec } from '../../platform/table/item';
import { KeptState, keepState, stateKept } from './kept-state';
import { LineStep, ListedLine } from './listed-line';

/** A line's number as its list is ordered by it. */
const placeOf = (lineNumber: number): string => String(lineNumber).padStart(6, '0');

/** What the keys say, and what follows from the line itself, is not kept twice: twenty rows are one read unit. */
const pack = (line: ListedLine) => {
  const { lineId: _inKey, statementId: _inList, lineNumber, kind, state, ...facts } = line;
  return { keep: { of: kind, ...facts, ...keepState(state, line) }, parts: { place: placeOf(lineNumber) } };
};

const unpack = (
  { of: kind, ...kept }: Record<string, unknown>,
  { lineId, statementId, place }: Readonly<Record<string, string>>,
): ListedLine => {
  const told = { lineId, statementId, lineNumber: Number(place), state: { state: 'open' } };
  const line = ListedLine.parse({ ...kept, kind, ...told });
  return { ...line, state: stateKept(KeptState.parse(kept), line) };
};

const statementLine = {
  kind: 'statement-line',
  version: 1,
  pk: 'ORG#{organisationId}#LINE#{lineId}',
  sk: 'LINE',
  lists: { pk: 'ORG#{organisationId}#STATEMENT#{statementId}#LINES', sk: '{place}' },
  shape: ListedLine,
  pack,
  unpack,
} as const;

export const lineItem = codec(statementLine);

/** The same item while it waits: money that came in and is matched to nothing, by day. */
export const waitingLineItem = codec({
  ...statementLine,
  queue: { pk: 'ORG#{organisationId}#LINES-OPEN', sk: '{day}' },
});

/** One step in a line's life. */
export const lineStepItem = codec({
  kind: 'line-step',
  version: 1,
  pk: 'ORG#{organisationId}#LINE#{lineId}',
  sk: 'STEP#{stepAt}#{stepState}',
  shape: LineStep,
  pack: (step) => ({ keep: step, parts: { stepAt: step.at, stepState: step.state.state } }),
  unpack: (kept) => kept,
});
