import type { CorsConfiguration, HttpApi, Stage, Throttle } from '../api-gateway/definition.ts';
import { stableId } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert, type PropertyTable, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';

const routeSettings: PropertyTable = {
  ...used('ThrottlingBurstLimit', 'ThrottlingRateLimit'),
  ...inert('DataTraceEnabled', 'DetailedMetricsEnabled', 'LoggingLevel'),
};

/** API Gateway HTTP APIs: the default stage, Lambda proxy integrations and JWT authorizers. */
export const httpApis: ResourceTypes = {
  'AWS::ApiGatewayV2::Api': {
    properties: {
      ...used('CorsConfiguration', 'Name', 'ProtocolType'),
      ...inert(
        'Description',
        'DisableExecuteApiEndpoint',
        'IpAddressType',
        'RouteSelectionExpression',
        'Tags',
      ),
    },
    create: createApi,
  },
  'AWS::ApiGatewayV2::Integration': {
    properties: {
      ...used('ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'),
      ...inert('ConnectionType', 'Description', 'IntegrationMethod'),
    },
    create: createIntegration,
  },
  'AWS::ApiGatewayV2::Authorizer': {
    properties: used('ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration', 'Name'),
    create: createAuthorizer,
  },
  'AWS::ApiGatewayV2::Route': {
    properties: {
      ...used('ApiId', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'RouteKey', 'Target'),
      ...inert('OperationName'),
    },
    create: createRoute,
  },
  'AWS::ApiGatewayV2::Stage': {
    properties: {
      ...used('ApiId', 'AutoDeploy', 'RouteSettings', 'StageName', 'StageVariables'),
      AccessLogSettings: { ...used('Format'), ...inert('DestinationArn') },
      DefaultRouteSettings: routeSettings,
      ...inert('Description', 'Tags'),
    },
    create: createStage,
  },
};

async function createApi(resource: ResolvedResource, target: CloudTarget) {
  const { Name, ProtocolType, CorsConfiguration } = resource.properties;
  if (ProtocolType !== 'HTTP')
    throw new TemplateError(`The local cloud serves HTTP APIs, not ${ProtocolType} ones.`, resource);
  const id = stableId(`${resource.stack}/${resource.logicalId}`, 40).toLowerCase().slice(0, 10);
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

function createIntegration(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis } =
    resource.properties;
  const functionArn = /arn:aws:lambda:[^/]+/.exec(String(IntegrationUri))?.[0];
  if (IntegrationType !== 'AWS_PROXY' || !functionArn) {
    throw new TemplateError('The local cloud knows Lambda proxy integrations only.', resource);
  }
  if (PayloadFormatVersion !== '2.0')
    throw new TemplateError('The local cloud knows payload format 2.0 only.', resource);
  const timeoutMs = Number(TimeoutInMillis ?? 30_000);
  apiOf(ApiId, resource, target).integrations.set(resource.logicalId, { functionArn, timeoutMs });
  return { ref: resource.logicalId, attributes: { IntegrationId: resource.logicalId } };
}

function createAuthorizer(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, AuthorizerType, IdentitySource, JwtConfiguration } = resource.properties;
  if (AuthorizerType !== 'JWT')
    throw new TemplateError('The local cloud knows JWT authorizers only.', resource);
  const { Issuer, Audience } = JwtConfiguration as { Issuer: string; Audience: string[] };
  const source = /^\$request\.header\.(.+)$/.exec(String([IdentitySource].flat()[0]))?.[1];
  if (!source) throw new TemplateError('The local cloud reads tokens from a request header only.', resource);
  const definition = { issuer: Issuer, audience: Audience, header: source.toLowerCase() };
  apiOf(ApiId, resource, target).authorizers.set(resource.logicalId, definition);
  return { ref: resource.logicalId, attributes: { AuthorizerId: resource.logicalId } };
}

function createRoute(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } =
    resource.properties;
  const api = apiOf(ApiId, resource, target);
  const integration = api.integrations.get(String(Target).replace('integrations/', ''));
  if (!integration) throw new TemplateError(`The route ${RouteKey} has no integration ${Target}.`, resource);
  const authorizer = AuthorizationType === 'JWT' ? api.authorizers.get(String(AuthorizerId)) : undefined;
  if (AuthorizationType !== undefined && AuthorizationType !== 'NONE' && !authorizer) {
    throw new TemplateError(
      `The local cloud does not know the authorization ${AuthorizationType}.`,
      resource,
    );
  }
  const key = String(RouteKey);
  const [method = '', path = ''] = key === '$default' ? ['ANY', '$default'] : key.split(' ');
  const scopes = (AuthorizationScopes ?? []) as string[];
  api.routes.push({ key, method, path, integration, scopes, ...(authorizer ? { authorizer } : {}) });
  return { ref: resource.logicalId, attributes: { RouteId: resource.logicalId } };
}

interface RouteSettings {
  ThrottlingRateLimit?: number | string;
  ThrottlingBurstLimit?: number | string;
}

function createStage(resource: ResolvedResource, target: CloudTarget) {
  const { ApiId, StageName, StageVariables, DefaultRouteSettings, RouteSettings, AccessLogSettings } =
    resource.properties;
  if (StageName !== '$default')
    throw new TemplateError('The local cloud serves the stage $default only.', resource);
  const routes = Object.entries((RouteSettings ?? {}) as Record<string, RouteSettings>);
  const format = (AccessLogSettings as { Format?: string } | undefined)?.Format;
  const stage: Stage = {
    name: StageName,
    variables: (StageVariables ?? {}) as Record<string, string>,
    throttle: throttleOf((DefaultRouteSettings ?? {}) as RouteSettings),
    routeThrottles: new Map(routes.map(([key, settings]) => [key, throttleOf(settings)])),
    ...(format ? { accessLogFormat: format } : {}),
  };
  apiOf(ApiId, resource, target).stage = stage;
  return { ref: StageName, attributes: {} };
}

function throttleOf({ ThrottlingRateLimit, ThrottlingBurstLimit }: RouteSettings): Throttle {
  return {
    ...(ThrottlingRateLimit === undefined ? {} : { rate: Number(ThrottlingRateLimit) }),
    ...(ThrottlingBurstLimit === undefined ? {} : { burst: Number(ThrottlingBurstLimit) }),
  };
}

function apiOf(id: unknown, resource: ResolvedResource, { apis }: CloudTarget): HttpApi {
  const api = apis.get(String(id));
  if (!api) throw new TemplateError(`There is no API ${id}.`, resource);
  return api;
}
