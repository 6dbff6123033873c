import type { ResolvedResource } from '../template/deploy.ts';
import { TemplateError } from '../template/template-error.ts';
import type { WebSocketApi } from '../web-sockets/definition.ts';
import { selectionPath } from '../web-sockets/route-key.ts';
import { apiIdOf, stageOf } from './api-stage.ts';
import type { CloudTarget } from './target.ts';

/** API Gateway's timeout of a function, unless the integration sets a shorter one. */
const LONGEST_INTEGRATION_MS = 29_000;

/** A WebSocket API, with its address. */
export async function createApi(resource: ResolvedResource, target: CloudTarget) {
  const { Name, RouteSelectionExpression, CorsConfiguration } = resource.properties;
  if (CorsConfiguration) throw new TemplateError('A WebSocket API has no CORS configuration.', resource);
  const selection = selectionPath(String(RouteSelectionExpression));
  if (!selection) {
    throw new TemplateError(
      `The local cloud selects routes by $request.body.…, not by ${RouteSelectionExpression}.`,
      resource,
    );
  }
  const id = apiIdOf(resource);
  target.socketApis.set(id, {
    id,
    name: String(Name),
    selection,
    integrations: new Map(),
    routes: new Map(),
    stage: undefined,
  });
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: await target.socketUrl(id) } };
}

/** Lambda proxy integrations. A WebSocket API has only one payload format. */
export function createIntegration(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis } =
    resource.properties;
  const functionArn = /arn:aws:lambda:[^/]+/.exec(String(IntegrationUri))?.[0];
  if (IntegrationType !== 'AWS_PROXY' || !functionArn)
    throw new TemplateError('The local cloud supports only Lambda proxy integrations.', resource);
  if (PayloadFormatVersion !== undefined && PayloadFormatVersion !== '1.0')
    throw new TemplateError('WebSocket APIs know payload format 1.0 only.', resource);
  const timeoutMs = Math.min(Number(TimeoutInMillis ?? LONGEST_INTEGRATION_MS), LONGEST_INTEGRATION_MS);
  apiOf(resource, target).integrations.set(resource.logicalId, { functionArn, timeoutMs });
  return { ref: resource.logicalId, attributes: { IntegrationId: resource.logicalId, ApiId } };
}

/** An open route. Its response is a separate resource. */
export function createRoute(resource: ResolvedResource, target: CloudTarget) {
  const { RouteKey, Target, AuthorizationType, RouteResponseSelectionExpression } = resource.properties;
  const api = apiOf(resource, target);
  const integration = api.integrations.get(String(Target).replace('integrations/', ''));
  if (!integration) throw new TemplateError(`The route ${RouteKey} has no integration ${Target}.`, resource);
  if (AuthorizationType !== undefined && AuthorizationType !== 'NONE') {
    throw new TemplateError('The local cloud supports no authorizers of WebSocket APIs.', resource);
  }
  if (![undefined, '$default'].includes(RouteResponseSelectionExpression as string | undefined))
    throw new TemplateError('A WebSocket API selects the response $default only.', resource);
  const key = String(RouteKey);
  api.routes.set(key, { id: resource.logicalId, key, integration, responds: false });
  return { ref: resource.logicalId, attributes: { RouteId: resource.logicalId } };
}

/** Makes a route send its function's return value to the client. */
export function createRouteResponse(resource: ResolvedResource, target: CloudTarget) {
  const { RouteId, RouteResponseKey } = resource.properties;
  const route = [...apiOf(resource, target).routes.values()].find(({ id }) => id === RouteId);
  if (!route || RouteResponseKey !== '$default')
    throw new TemplateError(`There is no route ${RouteId} to answer with ${RouteResponseKey}.`, resource);
  route.responds = true;
  return { ref: resource.logicalId, attributes: { RouteResponseId: resource.logicalId } };
}

/** A stage of an API. A WebSocket API has one. */
export function createStage(resource: ResolvedResource, target: CloudTarget) {
  const { StageName, AutoDeploy } = resource.properties;
  const api = apiOf(resource, target);
  if (String(AutoDeploy) !== 'true' || api.stage)
    throw new TemplateError(
      'The local cloud serves one stage of a WebSocket API, with AutoDeploy.',
      resource,
    );
  api.stage = stageOf(resource);
  return { ref: String(StageName), attributes: {} };
}

function apiOf({ properties }: ResolvedResource, { socketApis }: CloudTarget): WebSocketApi {
  return socketApis.get(String(properties.ApiId)) as WebSocketApi;
}
