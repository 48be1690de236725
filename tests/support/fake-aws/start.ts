import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Account } from './account';
import { type AwsAnswer, AwsFault, type AwsRequest, readRequest } from './asked';
import { CloudFormation } from './cloudformation';
import { jsonServices } from './json';
import { s3 } from './s3';
import { xml, type Xml } from './xml';

/** A line for each thing that was asked: `cloudformation CreateChangeSet`, with what matters of it. */
export type Call = { service: string; region: string; action: string };
export type Outcome = { stack: string; status: string };

export type FakeAws = {
  url: string;
  account: Account;
  calls: Call[];
  /** Hosts that templates were fetched from. */
  fetched: string[];
  /** What became of stacks, in turn. */
  outcomes: Outcome[];
  /** Hosts that a program wanted to reach past this one, where it was told that this is its proxy. */
  elsewhere: string[];
  stop: () => Promise<void>;
};

const result = (action: string, value: Xml): AwsAnswer => ({
  status: 200,
  type: 'text/xml',
  body: `<${action}Response>${xml({ [`${action}Result`]: value, ResponseMetadata: { RequestId: 'fake' } })}</${action}Response>`,
});

const sts = (form: URLSearchParams, { id, partition }: Account): AwsAnswer => {
  const action = form.get('Action') ?? '';
  if (action === 'GetCallerIdentity')
    return result(action, { Account: id, Arn: `arn:${partition}:iam::${id}:user/operator`, UserId: 'AIDA' });
  if (action !== 'AssumeRole') throw new AwsFault('InvalidAction', action);
  return result(action, {
    Credentials: {
      AccessKeyId: 'ASIA',
      SecretAccessKey: 'assumed',
      SessionToken: 'token',
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: 'AROA:fake', Arn: form.get('RoleArn') ?? '' },
  });
};

const refusal = (fault: AwsFault, { headers }: AwsRequest): AwsAnswer =>
  headers['x-amz-target'] === undefined
    ? {
        status: fault.status,
        type: 'text/xml',
        body: `<ErrorResponse>${xml({ Error: { Type: 'Sender', Code: fault.code, Message: fault.message }, RequestId: 'fake' })}</ErrorResponse>`,
      }
    : {
        status: fault.status,
        type: 'application/x-amz-json-1.1',
        body: JSON.stringify({ __type: fault.code, message: fault.message }),
      };

/** Keeps what was told to it, and answers requests as the services of one account would. */
class Endpoint {
  readonly calls: Call[] = [];
  readonly fetched: string[] = [];
  readonly outcomes: Outcome[] = [];
  private readonly stacks = new Map<string, CloudFormation>();

  constructor(readonly account: Account) {}

  private cloudFormation(region: string): CloudFormation {
    const found =
      this.stacks.get(region) ??
      new CloudFormation(this.account, region, ({ fetched, stack, status }) => {
        if (fetched !== undefined) this.fetched.push(fetched);
        if (stack !== undefined && status !== undefined) this.outcomes.push({ stack, status });
      });
    this.stacks.set(region, found);
    return found;
  }

  answer(request: AwsRequest): AwsAnswer {
    const { service, region } = request;
    const form = new URLSearchParams(request.body.toString());
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    this.calls.push({
      service,
      region,
      action: target ?? form.get('Action') ?? `${request.method} ${request.path}`,
    });
    if (service === 's3') return s3(request, this.account.buckets);
    if (service === 'sts') return sts(form, this.account);
    if (service === 'cloudformation') {
      const { action, result: value } = this.cloudFormation(region).answer(form);
      return result(action, value);
    }
    const body: unknown =
      request.body.length > 0 && target !== undefined ? JSON.parse(request.body.toString()) : {};
    const known = jsonServices[service]?.[target ?? ''];
    if (known === undefined)
      throw new AwsFault('UnknownOperationException', `${service} ${target ?? request.path}`);
    const answer = known(body as Record<string, unknown>, this.account.in(region));
    return { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(answer) };
  }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/**
 * Starts an AWS of one account on this machine, for programs told `AWS_ENDPOINT_URL`. It knows what a deployment of ours and
 * its operator ask, and refuses the rest; it keeps stacks, objects, parameters and secrets.
 */
export const startFakeAws = async (partition: 'aws' | 'aws-cn'): Promise<FakeAws> => {
  const endpoint = new Endpoint(new Account(partition));
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then((request) => {
      let answer: AwsAnswer;
      try {
        answer = endpoint.answer(request);
      } catch (fault) {
        answer = refusal(
          fault instanceof AwsFault ? fault : new AwsFault('InternalFailure', String(fault), 500),
          request,
        );
      }
      const type = answer.type === '' ? {} : { 'content-type': answer.type };
      outgoing.writeHead(answer.status, { ...type, ...answer.headers });
      outgoing.end(request.method === 'HEAD' ? undefined : answer.body);
    });
  });
  const elsewhere: string[] = [];
  server.on('connect', ({ url = '' }, socket) => {
    elsewhere.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    account: endpoint.account,
    calls: endpoint.calls,
    fetched: endpoint.fetched,
    outcomes: endpoint.outcomes,
    elsewhere,
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
};
