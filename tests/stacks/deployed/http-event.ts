import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export type Asking = {
  query?: string;
  cookies?: string[];
  headers?: Record<string, string>;
  /** A form or bytes come as base64, text as it is: so the gateway decides by the content type. */
  body?: string | FormData;
};

const bodyOf = async (body: Asking['body']) => {
  if (body === undefined) return {};
  if (typeof body === 'string')
    return { body, headers: { 'content-type': 'application/json' }, isBase64Encoded: false };
  const packed = new Response(body);
  return {
    body: Buffer.from(await packed.arrayBuffer()).toString('base64'),
    headers: { 'content-type': packed.headers.get('content-type') ?? '' },
    isBase64Encoded: true,
  };
};

/**
 * A request as an HTTP API with payload format 2.0 hands it on, behind CloudFront: written down from a recorded one, names of
 * headers in lower case, cookies apart from them, the path as it was asked.
 */
export const httpEvent = async (
  method: string,
  rawPath: string,
  { query = '', cookies, headers, body }: Asking = {},
): Promise<APIGatewayProxyEventV2> => {
  const sent = await bodyOf(body);
  return {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers: {
      accept: '*/*',
      'accept-language': 'en',
      'content-length': String((sent.body ?? '').length),
      host: 'a1b2c3d4e5.execute-api.ap-southeast-1.amazonaws.com',
      'user-agent': 'Amazon CloudFront',
      via: '2.0 0a1b2c3d.cloudfront.net (CloudFront)',
      'x-amz-cf-id': 'mJb0n9Yw==',
      'x-amzn-trace-id': 'Root=1-68be2f10-0a1b2c3d4e5f6a7b8c9d0e1f',
      'x-forwarded-for': '203.0.113.9, 130.176.1.7',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      'x-front-key': 'the-key-of-the-front',
      'x-viewer-address': '203.0.113.9',
      ...sent.headers,
      ...headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      authorizer: { lambda: null } as never,
      domainName: 'a1b2c3d4e5.execute-api.ap-southeast-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: {
        method,
        path: decodeURI(rawPath),
        protocol: 'HTTP/1.1',
        sourceIp: '130.176.1.7',
        userAgent: 'Amazon CloudFront',
      },
      requestId: 'QbTfHj0GyQ0EJ5g=',
      routeKey: 'ANY /api/{proxy+}',
      stage: '$default',
      time: '08/Sep/2026:01:00:00 +0000',
      timeEpoch: 1_788_829_200_000,
    } as APIGatewayProxyEventV2['requestContext'],
    pathParameters: { proxy: rawPath.replace(/^\/api\//, '') },
    ...(sent.body !== undefined && { body: sent.body }),
    isBase64Encoded: sent.isBase64Encoded ?? false,
  };
};
