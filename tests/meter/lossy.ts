import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { countedOf, isCounted, tablesIn, type Place } from './requests';
import type { WireItem } from './units';
import { newUpstream, parsed, placeText } from './upstream';

/**
 * What befalls one write, which is done all the same:
 * `sent-again`: its reply is lost; where it is a transaction, it then meets another one, so that client and product both send it again.
 * `given-up`: its reply never comes. The client is told so at once, in a way that it does not retry, instead of six times.
 */
export type Loss = { kind: 'sent-again' | 'given-up'; ofWrite: number };
export type Seen = {
  /** Write requests, not counting those that were sent again because of the loss. */
  writes: number;
  /** Whether there was such a write. */
  lost: boolean;
  /** Each item written, as it stood before the first of the writes and behind the last. */
  changes: { before: WireItem | undefined; after: WireItem | undefined }[];
};

const MET_ANOTHER = {
  __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
  message: 'Transaction cancelled, please refer cancellation reasons [TransactionConflict]',
  CancellationReasons: [{ Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }],
};
/** The SDK retries such a thing where its status is 500, and not where it is 400; the product says "busy" to either. */
const GIVEN_UP = { __type: 'com.amazonaws.dynamodb.v20120810#ServiceUnavailable', message: 'given up' };

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** Counts writes from when it is made, and says what befalls each. */
const newFate = (loss: Loss | undefined) => {
  let writes = 0;
  let hit: string | undefined;
  let again = 0;
  return {
    of: (operation: string, touched: string): 'lost' | 'given-up' | 'met-another' | undefined => {
      const identity = `${operation} ${touched}`;
      if (hit === identity) {
        again += 1;
        if (loss?.kind === 'sent-again' && again === 1 && operation === 'TransactWriteItems')
          return 'met-another';
        if (loss?.kind === 'sent-again') return undefined;
      }
      writes += 1;
      if (writes !== loss?.ofWrite || hit !== undefined) return undefined;
      hit = identity;
      return loss.kind === 'given-up' ? 'given-up' : 'lost';
    },
    seen: () => ({ writes, lost: hit !== undefined }),
  };
};

const answer = (outgoing: ServerResponse, status: number, body: Buffer | Record<string, unknown>): void => {
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
};

/** The engine as it is after ten minutes: no transaction's token is known to it any more, so that marks alone have to do. */
const withoutToken = (body: Record<string, unknown>): Buffer => {
  const { ClientRequestToken: _, ...rest } = body;
  return Buffer.from(JSON.stringify(rest));
};

/**
 * A proxy before the engine that loses the reply of one write, the n-th since `watch`, and tells what was written. It counts no
 * units (meter.ts does), so that it is quick.
 */
export const startLossy = async (endpoint: string, { tokens }: { tokens: 'known' | 'forgotten' }) => {
  const upstream = newUpstream(endpoint);
  let fate = newFate(undefined);
  let first: Map<string, { place: Place; before: WireItem | undefined }> | undefined;

  const noteBefore = async (places: readonly Place[]): Promise<void> => {
    const fresh = places.filter((place) => !first?.has(placeText(place)));
    const images = await upstream.images(fresh);
    for (const place of fresh) first?.set(placeText(place), { place, before: images(place) });
  };

  const write = async (
    operation: string,
    incoming: IncomingMessage,
    body: Buffer,
    outgoing: ServerResponse,
  ) => {
    const asked = parsed(body);
    for (const table of tablesIn(asked)) await upstream.describe(table);
    const counted = countedOf(operation, asked, upstream.shape);
    const wishes = counted.kind === 'write' ? counted.wishes : [];
    await noteBefore(wishes);
    const what = fate.of(operation, wishes.map(placeText).join(' '));
    if (what === 'met-another') return answer(outgoing, 400, MET_ANOTHER);
    const sent =
      tokens === 'forgotten' && counted.kind === 'write' && counted.transaction ? withoutToken(asked) : body;
    const reply = await upstream.pass(incoming.headers, sent);
    if (what === 'lost') return void outgoing.destroy();
    if (what === 'given-up') return answer(outgoing, 400, GIVEN_UP);
    return answer(outgoing, reply.status, reply.body);
  };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    upstream.askAs(incoming.headers);
    const [, operation = ''] = String(incoming.headers['x-amz-target'] ?? '').split('.');
    const isWrite = isCounted(operation) && !/^(Get|BatchGet|TransactGet|Query|Scan)/.test(operation);
    if (first && isWrite) return write(operation, incoming, body, outgoing);
    const reply = await upstream.pass(incoming.headers, body);
    return answer(outgoing, reply.status, reply.body);
  };

  const server = createServer((incoming, outgoing) => {
    // By the date of a reply the SDK sees how far the clock of a test is moved, and would send what failed again for that alone.
    outgoing.sendDate = false;
    handle(incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`lossy: ${String(error)}\n`);
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    /** From now on writes are counted and noted, and one of them is lost. */
    watch: (loss?: Loss): void => {
      fate = newFate(loss);
      first = new Map();
    },
    /** How many writes there were up to now. */
    counted: () => fate.seen(),
    /** Nothing is lost or noted any more. */
    seen: async (): Promise<Seen> => {
      const noted = [...(first?.values() ?? [])];
      first = undefined;
      const after = await upstream.images(noted.map(({ place }) => place));
      return { ...fate.seen(), changes: noted.map(({ place, before }) => ({ before, after: after(place) })) };
    },
    stop: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await upstream.stop();
    },
  };
};
export type Lossy = Awaited<ReturnType<typeof startLossy>>;
