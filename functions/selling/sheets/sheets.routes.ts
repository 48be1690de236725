import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { FundId, MerchantId, OrganisationId } from '../../shared/ids';
import { duesSheet } from './dues-sheet';
import { entriesSheet } from './entries-sheet';
import { findDueRows } from './find-due-rows.action';
import { findEntryRows } from './find-entry-rows.action';

const Here = z.object({ organisationId: OrganisationId });

const dues = savesAs({
  operationId: 'saveDues',
  by: ['finance', 'auditor', 'admin', 'merchant'],
  path: '/organisations/{organisationId}/dues.csv',
  at: Here,
  query: z.object({
    merchantId: MerchantId.optional(),
    status: z.enum(['open', 'paid-over']).default('open'),
  }),
  sheet: duesSheet,
  atOnce: 100,
  says: 'What `listDues` lists, as a file for spreadsheets.',
});

const entries = savesAs({
  operationId: 'saveLedgerEntries',
  by: ['finance', 'auditor', 'admin'],
  path: '/organisations/{organisationId}/funds/{fundId}/entries.csv',
  at: Here.extend({ fundId: FundId }),
  query: z.object({}),
  sheet: entriesSheet,
  says: 'The fund’s books as a file for spreadsheets: each side of an entry is a row.',
});

/** Lists of the books that name merchants: the books themselves know only their numbers. */
export const sheetsRoutes = routes()
  .openapi(dues.route, dues.by(findDueRows))
  .openapi(entries.route, entries.by(findEntryRows));
