import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { newCharges } from './charges';
import { faultReply, faultSource, type FaultKind, type Faults, type FaultSource } from './faults';
import { newKeyLocks } from './key-locks';
import { countedOf, isCounted, isUncountable, tablesIn, type Counted } from './requests';
import { newTally, type Charge, type Reading, type Used } from './tally';
import { newUpstream, parsed, placeText, type Reply, type Upstream } from './upstream';

export type Meter = {
  /** What the app is given for DYNAMODB_ENDPOINT. */
  endpoint: string;
  /** All counts since the start or the last reset. */
  read: () => Reading;
  reset: () => void;
  /** Runs something and tells what was used meanwhile, by whomever: one `during` at a time. */
  during: <T>(name: string, run: () => Promise<T>) => Promise<{ result: T; used: Used }>;
  /** Other faults from now on, their dice thrown anew; none where left out. */
  setFaults: (faults?: Faults) => void;
  stop: () => Promise<void>;
};

const json = (status: number, body: Record<string, unknown>): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
});
const refusal = (message: string): Reply =>
  json(400, { __type: 'com.amazon.coral.validate#ValidationException', message });

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const touchedBy = (counted: Counted): string[] => {
  if (counted.kind === 'range') return [`${counted.range.table}/${counted.range.partition}`];
  return (counted.kind === 'write' ? counted.wishes : counted.places).map(placeText);
};

type Outcome = { reply: Reply; charges: Charge[]; lost: boolean };

/** Answers the calls that cost units: with a fault, or with what the engine says, and with what it cost. */
const newCounter = (
  upstream: Upstream,
  faultAt: () => FaultSource | undefined,
  noteFault: (kind: FaultKind) => void,
) => {
  const charges = newCharges(upstream);
  const locked = newKeyLocks();

  const run = async (
    operation: string,
    counted: Counted,
    pass: () => Promise<Reply>,
  ): Promise<Omit<Outcome, 'lost'>> => {
    if (counted.kind === 'write') return locked(touchedBy(counted), () => charges.ofWrite(counted, pass));
    const reply = await pass();
    if (counted.kind === 'read') return { reply, charges: await charges.ofRead(counted, reply) };
    return { reply, charges: await charges.ofRange(operation, counted, reply) };
  };

  return async (operation: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Outcome> => {
    const asked = parsed(body);
    const described = await Promise.all(tablesIn(asked).map((table) => upstream.describe(table)));
    // A table that is not there is the engine's to refuse.
    if (described.includes('absent'))
      return { reply: await upstream.pass(headers, body), charges: [], lost: false };
    const counted = countedOf(operation, asked, upstream.shape);
    const touched = touchedBy(counted);
    // Without the tables' names, which tests make up anew each time.
    const fault = faultAt()?.(operation, touched.map((place) => place.slice(place.indexOf('/'))).join(' '));
    if (fault) noteFault(fault);
    if (fault && fault !== 'lost-reply') {
      const { status, body: answer } = faultReply(fault, touched.length);
      return { reply: json(status, answer), charges: [], lost: false };
    }
    return {
      ...(await run(operation, counted, () => upstream.pass(headers, body))),
      lost: fault === 'lost-reply',
    };
  };
};

/** Headers about the connection to the engine; the meter's own connection to the caller has its own. */
const OWN_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

const answer = (outgoing: ServerResponse, reply: Reply): void => {
  for (const [name, value] of Object.entries(reply.headers))
    if (value !== undefined && !OWN_HEADERS.has(name)) outgoing.setHeader(name, value);
  outgoing.writeHead(reply.status, { 'content-length': reply.body.length });
  outgoing.end(reply.body);
};

/**
 * A proxy before a DynamoDB-compatible engine. It counts what each call would cost on the service, by its published rules
 * and from the items as they stand in the engine before and after (writes of one item take turns for that), and it breaks
 * a share of the calls, the same ones for the same seed. Indexes are those which the table itself says it has. Everybody
 * must write through the meter; reads that race with writes are sized by what they returned.
 */
export const startMeter = async (options: { upstream: string; faults?: Faults }): Promise<Meter> => {
  const upstream = newUpstream(options.upstream);
  const tally = newTally();
  let faults = options.faults && faultSource(options.faults);
  let measuring: string | undefined;
  const counter = newCounter(upstream, () => faults, tally.fault);

  const passOther = async (
    api: string,
    operation: string,
    headers: IncomingHttpHeaders,
    body: Buffer,
  ): Promise<Reply> => {
    const reply = await upstream.pass(headers, body);
    if (api.startsWith('DynamoDBStreams')) tally.stream(operation);
    else tally.other(operation);
    if (/^(Create|Update|Delete)Table$/.test(operation)) upstream.forget();
    return reply;
  };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    upstream.askAs(incoming.headers);
    const [api = '', operation = ''] = String(incoming.headers['x-amz-target'] ?? '').split('.');
    if (isUncountable(operation)) return answer(outgoing, refusal(`the meter cannot count ${operation}`));
    if (api.startsWith('DynamoDBStreams') || !isCounted(operation))
      return answer(outgoing, await passOther(api, operation, incoming.headers, body));
    const { reply, charges, lost } = await counter(operation, incoming.headers, body);
    tally.call({
      operation,
      charges,
      failed: reply.status !== 200,
      bytesIn: body.length,
      bytesOut: reply.body.length,
    });
    if (lost) outgoing.destroy();
    else answer(outgoing, reply);
  };

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`meter: ${String(error)}\n`);
      outgoing.destroy();
    });
  });
  // The app's kept connections idle between bursts; closing one under its next request would be a fault nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    endpoint: `http://127.0.0.1:${port}`,
    read: tally.read,
    reset: tally.reset,
    setFaults: (next) => void (faults = next && faultSource(next)),
    during: async (name, run) => {
      if (measuring !== undefined)
        throw new Error(`"${measuring}" is being measured: "${name}" would be counted with it`);
      measuring = name;
      const before = tally.read();
      try {
        const result = await run();
        return { result, used: tally.since(name, before) };
      } finally {
        measuring = undefined;
      }
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await upstream.stop();
    },
  };
};
