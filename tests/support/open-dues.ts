import { openDues, type OpenDue } from '../../functions/books/dues/due';
import { listDues } from '../../functions/books/dues/due.table';
import type { MerchantId, OrganisationId } from '../../functions/shared/ids';

/** What a merchant owes, oldest first: at most fifty dues. */
export const openDuesOf = async (o: OrganisationId, merchantId: MerchantId): Promise<OpenDue[]> =>
  openDues((await listDues(o, { status: 'open', merchantId, limit: 50 })).items).dues;
