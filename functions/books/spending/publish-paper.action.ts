import type { Member } from '../../shared/actor';
import type { FileId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import { stillHasRole } from '../../people/roles/role.table';
import { getFile } from '../files/file.table';
import { isInvoice } from './invoice.table';
import { showPaper } from './public-paper.table';
import { DECIDERS, type Spending } from './spending';
import { getSpending } from './spending.table';

type Shown = { spendingId: SpendingId; fileId: FileId | undefined; reason?: string };

/** What everybody may read is this, or nothing. What it is already is not written again. */
const show = (by: Member, { spendingId, fileId, reason }: Shown, now: Date): Promise<Spending> =>
  decideAgain(async () => {
    const { organisationId } = by;
    const { spending } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
    if (spending.status !== 'approved') return refuse('spending-not-approved');
    const { publicFileId: shown, ...rest } = spending;
    if (shown === fileId) return spending;
    if (fileId !== undefined) {
      const [file, invoice] = await Promise.all([
        getFile(organisationId, fileId),
        getFile(organisationId, spending.invoiceFileId),
      ]);
      if (!file) return refuse('paper-not-found');
      if (file.sha256 === invoice?.sha256 || (await isInvoice(organisationId, file)))
        return refuse('paper-is-the-invoice');
    }
    await table.transact([
      showPaper(organisationId, spending, fileId),
      stillHasRole(by, DECIDERS),
      audited(organisationId, {
        at: now.toISOString(),
        by: by.personId,
        what: fileId === undefined ? 'paper-withdrawn' : 'paper-published',
        which: spendingId,
        changed: { publicFileId: [shown ?? null, fileId ?? null] },
        ...(reason !== undefined && { reason }),
      }),
    ]);
    return { ...rest, ...(fileId !== undefined && { publicFileId: fileId }) };
  });

/**
 * A copy of a spending's papers, in which what is nobody's business is covered, may be read by everybody; an invoice itself never,
 * this spending's or another's: it has names and accounts. Twice it changes nothing. Refuses `not-found`, `spending-not-approved`, `paper-not-found`, `paper-is-the-invoice`, `not-allowed`.
 */
export const publishPaper = (
  by: Member,
  asked: { spendingId: SpendingId; fileId: FileId },
  now: Date,
): Promise<Spending> => show(by, asked, now);

/** It was too much: nobody but staff reads it any more. Twice it changes nothing. Refuses `not-found`, `spending-not-approved`, `not-allowed`. */
export const withdrawPaper = (
  by: Member,
  { spendingId, reason }: { spendingId: SpendingId; reason: string },
  now: Date,
): Promise<Spending> => show(by, { spendingId, fileId: undefined, reason }, now);
