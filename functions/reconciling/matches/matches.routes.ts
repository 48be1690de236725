import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, routes } from '../../platform/http/http';
import { creates, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId, RemittanceId } from '../../shared/ids';
import { Remittance } from '../../books/remittances/remittance';
import { confirmMatch } from './confirm-match.action';
import { Matching, Proposals, Undoing } from './match';
import { proposeRemittances } from './propose-matches.action';
import { undoMatch } from './undo-match.action';

const READERS = DEEDS.seeMoney;
const Here = z.object({ organisationId: OrganisationId });
const WRITERS = DEEDS.manageMoney;

const propose = createRoute({
  ...allow(READERS),
  operationId: 'proposeMatches',
  method: 'get',
  path: '/organisations/{organisationId}/match-proposals',
  request: { params: Here },
  responses: {
    200: json(Proposals, 'Which dues each line of the bank may pay over, and why. A person confirms.'),
    ...problems,
  },
});

const confirm = creates({
  operationId: 'confirmMatch',
  path: '/organisations/{organisationId}/matches',
  by: WRITERS,
  at: Here,
  what: Matching,
  answers: Remittance,
  says: 'The dues are paid over and the fund has the money.',
});

const undo = doesWith({
  operationId: 'undoMatch',
  path: '/organisations/{organisationId}/matches/{remittanceId}/undo',
  by: WRITERS,
  at: Here.extend({ remittanceId: RemittanceId }),
  what: Undoing,
  answers: Remittance,
  says: 'Undone: the line and the dues are open again; nothing is deleted.',
});

export const matchesRoutes = routes()
  .openapi(propose, finds(READERS, propose, proposeRemittances))
  .openapi(confirm.route, confirm.by(confirmMatch))
  .openapi(undo.route, undo.by(undoMatch));
