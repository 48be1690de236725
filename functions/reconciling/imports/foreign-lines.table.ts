import type { OrganisationId } from '../../shared/ids';
import { lineIdOf, linesById } from '../lines/statement-line.table';
import type { Reading } from '../readers/readers';
import type { Known } from './known-lines.table';

type Foreign = Known & { currency: string };

/**
 * A line in another money is refused; but one that an earlier file brought in yuan is a difference, and no reason to refuse the file.
 * The reading without the problems of those, and those.
 * @question Was this brought in yuan before? (through linesById)
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @cost 1 RCU for each line in another money
 */
export const knownForeign = async <Read extends Reading>(
  organisationId: OrganisationId,
  reading: Read,
): Promise<{ reading: Read; foreign: Foreign[] }> => {
  if (reading.outcome === 'refused' || reading.brings !== 'bill' || !reading.foreign)
    return { reading, foreign: [] };
  const named = reading.foreign.map((each) => ({
    ...each,
    lineId: lineIdOf(organisationId, each.line.identity),
  }));
  const standing = await linesById(
    organisationId,
    named.map(({ lineId }) => lineId),
  );
  const foreign = named.flatMap(({ lineId, ...each }): Foreign[] => {
    const before = standing.get(lineId);
    return before ? [{ ...each, before }] : [];
  });
  const known = new Set(foreign.map(({ line }) => line.lineNumber));
  const problems = reading.problems.filter(({ lineNumber }) => !known.has(lineNumber));
  return { reading: { ...reading, problems }, foreign };
};
