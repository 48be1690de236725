import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, routes } from '../../platform/http/http';
import { takeNotice } from './take-notice.action';

const notice = createRoute({
  ...allow('public'),
  // For the provider alone: no program of anybody else's calls it.
  hide: true,
  operationId: 'takeSandboxNotice',
  method: 'post',
  path: '/payments/sandbox/notices',
  responses: {
    200: json(z.object({ code: z.literal('SUCCESS') }), 'Taken; need not be sent again.'),
    ...problems,
  },
});

/**
 * Where the provider tells of payments, signed in the headers sandbox-timestamp, sandbox-nonce and sandbox-signature. The body
 * is read as it was signed, to the byte, and understood only after that. A provider is no browser: it sends no Origin and no
 * cookie, which the same-origin check lets pass, and the signature is what it is believed by.
 */
export const sandboxWebhook = routes().openapi(notice, async (c) => {
  const arrived = { header: (name: string) => c.req.header(name), body: await c.req.text() };
  await takeNotice('sandbox', arrived, c.get('now'));
  return c.json({ code: 'SUCCESS' as const }, 200);
});
