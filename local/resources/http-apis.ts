import type { CorsConfiguration, HttpApi } from '../api-gateway/definition.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { TemplateError } from '../template/template-error.ts';
import { apiIdOf, stageOf } from './api-stage.ts';
import type { CloudTarget } from './target.ts';

/** An HTTP API, with its address. */
export async function createApi(resource: ResolvedResource, target: CloudTarget) {
  const { Name, CorsConfiguration } = resource.properties;
  const id = apiIdOf(resource);
  target.apis.set(id, {
    id,
    name: String(Name),
    cors: CorsConfiguration as CorsConfiguration | undefined,
    integrations: new Map(),
    authorizers: new Map(),
    routes: [],
    stage: undefined,
  });
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: await target.apiUrl(id) } };
}

/** Lambda proxy integrations of payload format 2.0. */
export function createIntegration(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis } =
    resource.properties;
  const functionArn = /arn:aws:lambda:[^/]+/.exec(String(IntegrationUri))?.[0];
  if (IntegrationType !== 'AWS_PROXY' || !functionArn) {
    throw new TemplateError('The local cloud supports only Lambda proxy integrations.', resource);
  }
  if (PayloadFormatVersion !== '2.0')
    throw new TemplateError('The local cloud supports only payload format 2.0.', resource);
  const timeoutMs = Number(TimeoutInMillis ?? 30_000);
  apiOf(ApiId, resource, target).integrations.set(resource.logicalId, { functionArn, timeoutMs });
  return { ref: resource.logicalId, attributes: { IntegrationId: resource.logicalId } };
}

/** JWT authorizers. */
export function createAuthorizer(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, AuthorizerType, IdentitySource, JwtConfiguration } = resource.properties;
  if (AuthorizerType !== 'JWT')
    throw new TemplateError('The local cloud supports only JWT authorizers.', resource);
  const { Issuer, Audience } = JwtConfiguration as { Issuer: string; Audience: string[] };
  const source = /^\$request\.header\.(.+)$/.exec(String([IdentitySource].flat()[0]))?.[1];
  if (!source) throw new TemplateError('The local cloud reads tokens from a request header only.', resource);
  const definition = { issuer: Issuer, audience: Audience, header: source.toLowerCase() };
  apiOf(ApiId, resource, target).authorizers.set(resource.logicalId, definition);
  return { ref: resource.logicalId, attributes: { AuthorizerId: resource.logicalId } };
}

/** A route, open or behind a JWT authorizer. */
export function createRoute(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } =
    resource.properties;
  if (resource.properties.RouteResponseSelectionExpression !== undefined)
    throw new TemplateError('Only routes of WebSocket APIs select a response.', resource);
  const api = apiOf(ApiId, resource, target);
  const integration = api.integrations.get(String(Target).replace('integrations/', ''));
  if (!integration) throw new TemplateError(`The route ${RouteKey} has no integration ${Target}.`, resource);
  const authorizer = AuthorizationType === 'JWT' ? api.authorizers.get(String(AuthorizerId)) : undefined;
  if (AuthorizationType !== undefined && AuthorizationType !== 'NONE' && !authorizer) {
    throw new TemplateError(
      `The local cloud does not support the authorization ${AuthorizationType}.`,
      resource,
    );
  }
  const key = String(RouteKey);
  const [method = '', path = ''] = key === '$default' ? ['ANY', '$default'] : key.split(' ');
  const scopes = (AuthorizationScopes ?? []) as string[];
  api.routes.push({ key, method, path, integration, scopes, ...(authorizer ? { authorizer } : {}) });
  return { ref: resource.logicalId, attributes: { RouteId: resource.logicalId } };
}

/** The default stage. */
export function createStage(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, StageName } = resource.properties;
  if (StageName !== '$default')
    throw new TemplateError('The local cloud serves the stage $default of an HTTP API only.', resource);
  apiOf(ApiId, resource, target).stage = stageOf(resource);
  return { ref: StageName, attributes: {} };
}

function apiOf(id: unknown, resource: ResolvedResource, { apis }: CloudTarget): HttpApi {
  const api = apis.get(String(id));
  if (!api) throw new TemplateError(`There is no API ${id}.`, resource);
  return api;
}
