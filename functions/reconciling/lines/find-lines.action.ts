import type { Member } from '../../shared/actor';
import type { OrganisationId, StatementId, StatementLineId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { blobs } from '../../platform/blobs';
import type { Page } from '../../platform/table/table';
import { decodeText, linesOf } from '../readers/decode-text';
import { shorten } from '../readers/problem';
import { placeOfBytes } from '../statements/statement';
import { getStatement } from '../statements/statement.table';
import type { LineStep, ListedLine } from './listed-line';
import { getLine, listLines, listSteps } from './statement-line.table';

/** The lines that this file brought, in its order. Refuses `not-found`. */
export const findLines = async (
  { organisationId }: Member,
  { statementId, ...page }: { statementId: StatementId; limit: number; cursor?: string | undefined },
): Promise<Page<ListedLine>> => {
  const [statement, lines] = await Promise.all([
    getStatement(organisationId, statementId),
    listLines(organisationId, statementId, page),
  ]);
  return statement ? lines : refuse('not-found');
};

const textOf = async (
  organisationId: OrganisationId,
  { statementId, lineNumber }: ListedLine,
): Promise<string> => {
  const bytes = await blobs.get(placeOfBytes(organisationId, statementId));
  const decoded = bytes && decodeText(bytes);
  if (decoded?.outcome !== 'text') throw new Error(`the bytes of ${statementId} are missing or changed`);
  return shorten(linesOf(decoded.text)[lineNumber - 1] ?? '');
};

/** A line with its text as it stands in the file, and everything that was decided about it. Refuses `not-found`. */
export const findLine = async (
  { organisationId }: Member,
  { lineId }: { lineId: StatementLineId },
): Promise<{ line: ListedLine; text: string; steps: LineStep[] }> => {
  const line = (await getLine(organisationId, lineId)) ?? refuse('not-found');
  const [text, steps] = await Promise.all([textOf(organisationId, line), listSteps(organisationId, lineId)]);
  return { line, text, steps };
};
