/** A service refused a call, or failed; its name is the service's own, `ResourceNotFoundException`. */
export class ServiceError extends Error {
  /** Of the answer. */
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** The error answer of a service. */
export interface ServiceRefusal {
  readonly name: string;
  readonly message: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const errorOf = ({ name, message, status }: ServiceRefusal): Error =>
  new ServiceError(name, message, status);

/** Services write `com.amazonaws.dynamodb.v20120810#NAME`, `NAME:http://…` and `NAME`. */
export function serviceRefusalOf(status: number, type: string | undefined, text: string): ServiceRefusal {
  const body = objectIn(text);
  const named = type ?? String(body.__type ?? body.code ?? `Status${status}`);
  const name = named.split(':')[0]?.split('#').at(-1) ?? named;
  return { name, message: String(body.message ?? body.Message ?? name), status, body };
}

/** A proxy between here and the service may fail with an answer that is no JSON. */
function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
