import { Aws } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Stack } from 'sst/constructs';
import { arnOf } from './rights';

/** In plain resources: CDK's own constructs would write the region's name into the template. */
const invocation = (fn: IFunction): string =>
  `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`;

const mayCall = (stack: Stack, id: string, apiId: string, fn: IFunction, from: string) =>
  new CfnPermission(stack, `${id}Permission`, {
    action: 'lambda:InvokeFunction',
    principal: 'apigateway.amazonaws.com',
    functionName: fn.functionArn,
    sourceArn: arnOf('execute-api', `${apiId}/${from}`),
  });

/** One route of the HTTP API to one function. Without an authorizer it is open to whoever knows the API's name. */
export const route = (
  stack: Stack,
  id: string,
  to: { apiId: string; routeKey: string; fn: IFunction; authorizerId?: string },
): CfnRoute => {
  const integration = new CfnIntegration(stack, `${id}Integration`, {
    apiId: to.apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: invocation(to.fn),
    payloadFormatVersion: '2.0',
  });
  mayCall(stack, id, to.apiId, to.fn, '*');
  return new CfnRoute(stack, `${id}Route`, {
    apiId: to.apiId,
    routeKey: to.routeKey,
    target: `integrations/${integration.ref}`,
    ...(to.authorizerId === undefined ? {} : { authorizationType: 'CUSTOM', authorizerId: to.authorizerId }),
  });
};

const HOUR_SECONDS = 3600;

/** Asks `fn` whether a request carries CloudFront's key; the answer for a key is kept an hour, a missing key is refused unasked. */
export const frontKeyAuthorizer = (stack: Stack, apiId: string, fn: IFunction): CfnAuthorizer => {
  mayCall(stack, 'FrontGuard', apiId, fn, 'authorizers/*');
  return new CfnAuthorizer(stack, 'FrontKey', {
    apiId,
    name: 'front-key',
    authorizerType: 'REQUEST',
    authorizerUri: invocation(fn),
    authorizerPayloadFormatVersion: '2.0',
    enableSimpleResponses: true,
    identitySource: ['$request.header.x-front-key'],
    authorizerResultTtlInSeconds: HOUR_SECONDS,
  });
};
