import type { FileId, OrganisationId, SpendingId } from '../../shared/ids';
import { stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import type { SpendingRow } from './spending';
import { spendingItem, spendingRequestItem, type SpendingRequest } from './spending.item';

/**
 * Which copy of its papers everybody may read from now on; none: they are kept, and not shown.
 * @question This copy may be read by everybody (or by nobody any more)
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#{asked at}#{spending}`
 * @holds it is approved, and shows what it showed when it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const showPaper = (
  organisationId: OrganisationId,
  spending: Pick<SpendingRow, 'spendingId' | 'fundId' | 'requestedAt' | 'publicFileId'>,
  fileId: FileId | undefined,
): Write => {
  const { publicFileId: shown } = spending;
  const values = {
    ':approved': 'approved',
    ...(fileId && { ':file': fileId }),
    ...(shown && { ':shown': shown }),
  };
  return table.writes.update(spendingItem.key({ organisationId, ...spending }), {
    set: fileId ? 'SET publicFileId = :file' : 'REMOVE publicFileId',
    condition: `#status = :approved AND ${shown ? 'publicFileId = :shown' : 'attribute_not_exists(publicFileId)'}`,
    names: { '#status': 'status' },
    values,
    otherwise: stale,
  });
};

/**
 * In the order asked: for rows of earlier releases, which do not say when they were approved. At most 100.
 * @question When were these approved?
 * @key main `ORG#{o}#SPENDING#{spending}` / `REQUEST`
 * @cost ½ RCU each
 */
export const getRequests = (
  organisationId: OrganisationId,
  spendingIds: readonly SpendingId[],
): Promise<(SpendingRequest | undefined)[]> =>
  table.getMany(
    spendingRequestItem.stored,
    spendingIds.map((spendingId) => spendingRequestItem.key({ organisationId, spendingId })),
  );
