import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, routes } from '../../platform/http/http';
import { changes, doesWith, finds } from '../../platform/http/verbs';
import { OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import {
  approveReceivingAccount,
  changeReceivingAccount,
  withdrawReceivingAccount,
} from './change-receiving-account.action';
import { findReceivingAccount } from './find-receiving-account.action';
import { Account, ChangedAccount, CONFIRMERS, ReceivingAccount } from './receiving-account';

const READERS = ['merchant', 'finance', 'auditor', 'admin'] as const;
const Here = z.object({ organisationId: OrganisationId });
const PATH = '/organisations/{organisationId}/receiving-account';

const get = createRoute({
  ...allow(READERS),
  operationId: 'getReceivingAccount',
  method: 'get',
  path: PATH,
  request: { params: Here },
  responses: { 200: json(ReceivingAccount, 'The account into which merchants pay.'), ...problems },
});

const change = changes({
  operationId: 'changeReceivingAccount',
  path: PATH,
  by: ['admin'],
  at: Here,
  what: ChangedAccount,
  answers: ReceivingAccount,
  says: 'Waits for a second person; merchants go on paying into the account that stands.',
});

const approve = doesWith({
  operationId: 'approveReceivingAccount',
  path: `${PATH}/approve`,
  by: CONFIRMERS,
  at: Here,
  what: z.strictObject({ account: Account }).meta({ id: 'ConfirmedAccount' }),
  answers: ReceivingAccount,
  says: 'Merchants pay into it from now on.',
});

const withdraw = doesWith({
  operationId: 'withdrawReceivingAccount',
  path: `${PATH}/withdraw`,
  by: CONFIRMERS,
  at: Here,
  what: EndedBecause,
  answers: ReceivingAccount,
  says: 'What waited is dropped; the account stays as it is.',
});

export const receivingAccountRoutes = routes()
  .openapi(get, finds(READERS, get, findReceivingAccount))
  .openapi(change.route, change.by(changeReceivingAccount))
  .openapi(approve.route, approve.by(approveReceivingAccount))
  .openapi(withdraw.route, withdraw.by(withdrawReceivingAccount));
