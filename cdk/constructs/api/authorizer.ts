import {
  type HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { Identity } from '../identity/identity.ts';

/**
 * Verifies the access tokens of one pool. Their `client_id` must be our own client's; whether the role may call
 * is checked in the function. It exists even before a route uses it, so that no route moves it between stacks.
 */
export function jwtAuthorizer(
  scope: Construct,
  pool: 'staff' | 'customers',
  { api, identity }: { readonly api: HttpApi; readonly identity: Identity },
): IHttpRouteAuthorizer {
  const { authorizerId } = new HttpAuthorizer(scope, `Authorizer-${pool}`, {
    httpApi: api,
    type: HttpAuthorizerType.JWT,
    authorizerName: pool,
    identitySource: ['$request.header.Authorization'],
    jwtIssuer: identity[pool].pool.userPoolProviderUrl,
    jwtAudience: [identity[pool].client.userPoolClientId],
  });
  return HttpAuthorizer.fromHttpAuthorizerAttributes(scope, `For-${pool}`, {
    authorizerId,
    authorizerType: 'JWT',
  });
}
