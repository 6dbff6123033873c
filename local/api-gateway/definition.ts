/** An HTTP API as its template describes it. The provisioners fill it in, and the front serves it. */
export interface HttpApi {
  id: string;
  name: string;
  cors: CorsConfiguration | undefined;
  integrations: Map<string, Integration>;
  authorizers: Map<string, JwtAuthorizerDefinition>;
  routes: Route[];
  stage: Stage | undefined;
}

/** The settings of the Api's CorsConfiguration, with the template's names. */
export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  MaxAge?: number | string;
  AllowCredentials?: boolean | string;
}

/** The target of a route. */
export interface Integration {
  functionArn: string;
  timeoutMs: number;
}

/** A JWT authorizer: the accepted issuer and audiences. */
export interface JwtAuthorizerDefinition {
  issuer: string;
  audience: string[];
  /** The header that carries the token, in lower case. */
  header: string;
}

/** A route. `key` is the template's RouteKey: `POST /v1/bookings`. */
export interface Route {
  key: string;
  method: string;
  path: string;
  integration: Integration;
  authorizer?: JwtAuthorizerDefinition;
  scopes: string[];
}

/** Requests a second, and in one burst. Undefined means no limit. */
export interface Throttle {
  rate?: number;
  burst?: number;
}

/** The stage's settings. */
export interface Stage {
  name: string;
  variables: Record<string, string>;
  throttle: Throttle;
  /** The settings of single routes, by route key. */
  routeThrottles: Map<string, Throttle>;
  accessLogFormat?: string;
}
