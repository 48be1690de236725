import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { creates, doesWith } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { EventId, OrganisationId } from '../../shared/ids';
import { EventMessage, MessagePreview, NewMessage } from './message';
import { previewMessage, sendMessage } from './send-message.action';

const AnEvent = z.object({ organisationId: OrganisationId, eventId: EventId });
const ORGANISERS = DEEDS.organise;
const PATH = '/organisations/{organisationId}/events/{eventId}/messages';

const send = creates({
  operationId: 'sendMessage',
  path: PATH,
  by: ORGANISERS,
  at: AnEvent,
  what: NewMessage,
  answers: EventMessage,
  says: 'On its way to each of them, once.',
});

const preview = doesWith({
  operationId: 'previewMessage',
  path: `${PATH}/preview`,
  by: ORGANISERS,
  at: AnEvent,
  what: NewMessage,
  answers: MessagePreview,
  says: 'How many people it would reach, and the letter as they would read it. Nothing is sent.',
});

export const messagesRoutes = routes()
  .openapi(send.route, send.by(sendMessage))
  .openapi(preview.route, preview.by(previewMessage));
