import type * as z from 'zod';
import { FundAsItStands } from '../../books/funds/fund';
import { Words } from '../../shared/words';

/** With the name of its campaign: a fund may be called otherwise. */
export const ListedFund = FundAsItStands.extend({ campaignName: Words }).meta({ id: 'ListedFund' });
export type ListedFund = z.infer<typeof ListedFund>;
