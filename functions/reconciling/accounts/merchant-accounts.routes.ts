import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { body, createRoute, json, problems, routes } from '../../platform/http/http';
import { does, finds } from '../../platform/http/verbs';
import { requireRole } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId } from '../../shared/ids';
import { findMerchantAccounts } from './find-merchant-accounts.action';
import { AccountNumber, MerchantAccount } from './merchant-account';
import { addMerchantAccount, removeMerchantAccount } from './set-merchant-accounts.action';

const READERS = DEEDS.seeMoney;
const Here = z.object({ organisationId: OrganisationId });
const WRITERS = DEEDS.manageMoney;
const All = z.object({ items: z.array(MerchantAccount) });

const list = createRoute({
  ...allow(READERS),
  operationId: 'listMerchantAccounts',
  method: 'get',
  path: '/organisations/{organisationId}/merchant-accounts',
  request: { params: Here },
  responses: {
    200: json(All, 'Ours with payment providers. None: any bill is taken for ours.'),
    ...problems,
  },
});

const add = createRoute({
  ...allow(WRITERS),
  operationId: 'addMerchantAccount',
  method: 'put',
  path: '/organisations/{organisationId}/merchant-accounts',
  request: {
    params: Here,
    body: body(z.strictObject({ account: AccountNumber }).meta({ id: 'OurAccount' })),
  },
  responses: { 200: json(All, 'It is ours: the lines of another account are differences.'), ...problems },
});

const remove = does({
  operationId: 'removeMerchantAccount',
  path: '/organisations/{organisationId}/merchant-accounts/{account}/remove',
  by: WRITERS,
  at: Here.extend({ account: AccountNumber }),
  answers: All,
  says: 'It is not ours any more. What was imported stays.',
});

export const merchantAccountsRoutes = routes()
  .openapi(list, finds(READERS, list, findMerchantAccounts))
  .openapi(add, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    return c.json(await addMerchantAccount(member, c.req.valid('json'), c.get('now')), 200);
  })
  .openapi(remove.route, remove.by(removeMerchantAccount));
