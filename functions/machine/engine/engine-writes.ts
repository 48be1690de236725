import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const ANSWERED = 'http.client.response.finish';
const WRITE =
  /^DynamoDB_\d+\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|(Batch)?Execute\w+)$/;

const headerOf = (request: ClientRequest, name: string): string => {
  const value = request.getHeader(name);
  return typeof value === 'string' ? value : '';
};

/**
 * Tells each time that this process has written something to the engine at that address, when the engine has answered:
 * whoever reads the stream finds it then. By Node's own channel, so that no client needs to know of it.
 * @returns for somebody to be told; what that gives ends the telling
 */
export const writesTo =
  (endpoint: string) =>
  (tell: () => void): (() => void) => {
    const { host } = new URL(endpoint);
    const heard = (message: unknown): void => {
      const { request } = message as { request: ClientRequest };
      if (headerOf(request, 'host') === host && WRITE.test(headerOf(request, 'x-amz-target'))) tell();
    };
    subscribe(ANSWERED, heard);
    return () => void unsubscribe(ANSWERED, heard);
  };
