import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** A request to one of this project's own services, already read and parsed. */
export interface AwsRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers?: IncomingHttpHeaders;
  /** The X-Amz-Target header: `AWSEvents.PutEvents`. */
  target?: string;
  /** The parsed JSON body. Undefined when the request had none. */
  body: unknown;
}

/** An answer of one of this project's own services. `body` is sent as JSON. */
export interface AwsResponse {
  status: number;
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
}

/** An error with an AWS error code, which the SDK turns into an exception of that name. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** A service behind the shared endpoint. The first service whose `accepts` is true gets the request. */
export interface AwsService {
  accepts(request: AwsRequest): boolean;
  handle(request: AwsRequest): Promise<AwsResponse>;
}

/**
 * Makes the HTTP server of this project's own services. The caller listens and closes. `first` may take a request
 * unparsed: for a service whose requests are not JSON, or are too many to be parsed here.
 */
export function createAwsServer(
  services: AwsService[],
  log: (line: string) => void,
  first: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean = () => false,
): Server {
  return createServer((incoming, outgoing) => {
    if (first(incoming, outgoing)) return;
    answer(services, incoming)
      .catch((error: unknown) => errorResponse(error, log))
      .then((response) => send(outgoing, response));
  });
}

async function answer(services: AwsService[], incoming: IncomingMessage): Promise<AwsResponse> {
  const request = await read(incoming);
  const service = services.find((candidate) => candidate.accepts(request));
  if (!service) {
    const what = request.target ?? `${request.method} ${request.path}`;
    throw new AwsError('UnknownOperationException', `The local cloud does not support ${what}`, 404);
  }
  return service.handle(request);
}

async function read(incoming: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(incoming.url ?? '/', 'http://local');
  const target = incoming.headers['x-amz-target'];
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    ...(typeof target === 'string' ? { target } : {}),
    body: text === '' ? undefined : parse(text),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
}

function errorResponse(error: unknown, log: (line: string) => void): AwsResponse {
  const known = error instanceof AwsError;
  if (!known) log(`a local service failed: ${error instanceof Error ? error.stack : String(error)}`);
  const code = known ? error.code : 'InternalFailure';
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: known ? error.status : 500,
    headers: { 'x-amzn-errortype': code },
    body: { __type: code, message, Message: message },
  };
}

function send(outgoing: ServerResponse, response: AwsResponse): void {
  const body = response.body === undefined ? '' : JSON.stringify(response.body);
  outgoing.writeHead(response.status, {
    'content-type': response.contentType ?? 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...response.headers,
  });
  outgoing.end(body);
}
