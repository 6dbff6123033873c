import type { Stage, Throttle } from '../api-gateway/definition.ts';
import { stableId } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';

/** An API's id. It is the same at each start while its name in the template is the same. */
export const apiIdOf = ({ stack, logicalId }: ResolvedResource): string =>
  stableId(`${stack}/${logicalId}`, 40).toLowerCase().slice(0, 10);

interface RouteSettings {
  ThrottlingRateLimit?: number | string;
  ThrottlingBurstLimit?: number | string;
}

/** The settings of a stage that both kinds of APIs have. */
export function stageOf({ properties }: ResolvedResource): Stage {
  const { StageName, StageVariables, DefaultRouteSettings, RouteSettings, AccessLogSettings } = properties;
  const routes = Object.entries((RouteSettings ?? {}) as Record<string, RouteSettings>);
  const format = (AccessLogSettings as { Format?: string } | undefined)?.Format;
  return {
    name: String(StageName),
    variables: (StageVariables ?? {}) as Record<string, string>,
    throttle: throttleOf((DefaultRouteSettings ?? {}) as RouteSettings),
    routeThrottles: new Map(routes.map(([key, settings]) => [key, throttleOf(settings)])),
    ...(format ? { accessLogFormat: format } : {}),
  };
}

function throttleOf({ ThrottlingRateLimit, ThrottlingBurstLimit }: RouteSettings): Throttle {
  return {
    ...(ThrottlingRateLimit === undefined ? {} : { rate: Number(ThrottlingRateLimit) }),
    ...(ThrottlingBurstLimit === undefined ? {} : { burst: Number(ThrottlingBurstLimit) }),
  };
}
