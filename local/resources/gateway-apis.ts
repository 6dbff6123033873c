import { inert, type PropertyTable, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import * as http from './http-apis.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';
import * as sockets from './web-socket-apis.ts';

const routeSettings: PropertyTable = {
  ...used('ThrottlingBurstLimit', 'ThrottlingRateLimit'),
  ...inert('DataTraceEnabled', 'DetailedMetricsEnabled', 'LoggingLevel'),
};

/** API Gateway's HTTP and WebSocket APIs. Their resource types are the same, and the API's protocol distinguishes them. */
export const gatewayApis: ResourceTypes = {
  'AWS::ApiGatewayV2::Api': {
    properties: {
      ...used('CorsConfiguration', 'Name', 'ProtocolType', 'RouteSelectionExpression'),
      ...inert('Description', 'DisableExecuteApiEndpoint', 'IpAddressType', 'Tags'),
    },
    create: (resource, target) => {
      const { ProtocolType } = resource.properties;
      if (ProtocolType === 'HTTP') return http.createApi(resource, target);
      if (ProtocolType === 'WEBSOCKET') return sockets.createApi(resource, target);
      throw new TemplateError(
        `The local cloud serves HTTP and WebSocket APIs, not ${ProtocolType} ones.`,
        resource,
      );
    },
  },
  'AWS::ApiGatewayV2::Integration': {
    properties: {
      ...used('ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'),
      ...inert('ConnectionType', 'Description', 'IntegrationMethod'),
    },
    create: ofKind(http.createIntegration, sockets.createIntegration),
  },
  'AWS::ApiGatewayV2::Authorizer': {
    properties: used('ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration', 'Name'),
    create: http.createAuthorizer,
  },
  'AWS::ApiGatewayV2::Route': {
    properties: {
      ...used('ApiId', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'RouteKey'),
      ...used('RouteResponseSelectionExpression', 'Target'),
      ...inert('OperationName'),
    },
    create: ofKind(http.createRoute, sockets.createRoute),
  },
  'AWS::ApiGatewayV2::RouteResponse': {
    properties: used('ApiId', 'RouteId', 'RouteResponseKey'),
    create: sockets.createRouteResponse,
  },
  'AWS::ApiGatewayV2::Stage': {
    properties: {
      ...used('ApiId', 'AutoDeploy', 'RouteSettings', 'StageName', 'StageVariables'),
      AccessLogSettings: { ...used('Format'), ...inert('DestinationArn') },
      DefaultRouteSettings: routeSettings,
      ...inert('Description', 'Tags'),
    },
    create: ofKind(http.createStage, sockets.createStage),
  },
};

type Create = ResourceTypes[string]['create'];

function ofKind(forHttp: Create, forSockets: Create): Create {
  return (resource, target: CloudTarget) =>
    (target.socketApis.has(String(resource.properties.ApiId)) ? forSockets : forHttp)(resource, target);
}
