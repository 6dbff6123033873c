import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { connectControl } from '../../local/control/client.ts';
import type { StripeKeys } from '../../local/stripe/keys.ts';
import { fixtureAssembly } from './fixture/assembly.ts';
import { client } from './socket-bed.ts';

let cloud: Cloud;
let stateDir: string;

beforeAll(async () => {
  const assembly = await fixtureAssembly();
  stateDir = mkdtempSync(join(tmpdir(), 'cloud-'));
  cloud = await startCloud({ stateDir, assembly, environment: { FAULT: 'none' } });
}, 60_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

const call = (path: string, init?: RequestInit) => fetch(cloud.apiUrl + path, init);
const json = async (path: string, init?: RequestInit) =>
  (await call(path, init)).json() as Promise<Record<string, never>>;
const at = (endpoint: string) => ({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
});
const table = () => cloud.resources.get('Table').ref;
const read = (pk: string) =>
  new DynamoDBClient(at(cloud.endpoints.dynamodb)).send(
    new GetItemCommand({ TableName: table(), Key: { pk: { S: pk } } }),
  );

describe('an HTTP route', () => {
  it('hands the function a payload 2.0 event', async () => {
    const { event } = await json('/echo/a%20b?x=1&x=2&y=%C3%A9', {
      headers: { cookie: 'a=b; c=d', 'X-Mixed': 'Case' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo/{name}',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { name: 'a b' },
      cookies: ['a=b', 'c=d'],
      headers: { 'x-mixed': 'Case' },
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, stage: '$default' },
      isBase64Encoded: false,
    });
  });

  it('passes text bodies as text and others in base64', async () => {
    const post = (type: string, body: string) =>
      json('/echo/a', { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post('application/json', '{"a":1}')).event).toMatchObject({
      body: '{"a":1}',
      isBase64Encoded: false,
    });
    expect((await post('image/png', 'abc')).event).toMatchObject({ body: 'YWJj', isBase64Encoded: true });
  });

  it('returns cookies and binary bodies', async () => {
    expect((await call('/echo/a?do=cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(new Uint8Array(await (await call('/echo/a?do=binary')).arrayBuffer())).toEqual(
      new Uint8Array([0, 255]),
    );
  });

  it.each(['throw', 'exit', 'malformed', 'spin'])(
    'answers 500 when the function does %s, and works again after',
    async (what) => {
      const response = await call(`/echo/a?do=${what}`);
      expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
      expect((await call('/echo/a')).status).toBe(200);
    },
  );

  it('answers 404 where there is no route', async () => {
    const response = await call('/nothing');
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  it('answers 413 to a body over 10 MB', async () => {
    const response = await call('/echo/a', { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  it('answers 429 once the burst of the route is used up', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await call('/limited')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('answers preflights and adds CORS headers for allowed origins only', async () => {
    const preflight = (origin: string) =>
      call('/echo/a', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-max-age')).toBe('3600');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const simple = await call('/echo/a', { headers: { origin: 'https://shop.example' } });
    expect(simple.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });
});

describe('a WebSocket API', () => {
  it('is where its output says, and its functions reach clients by the SDK as it is', async () => {
    expect(cloud.liveUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/live$/);
    const { send, next, socket } = await client(cloud.liveUrl ?? '');
    send({ type: 'post' });
    expect([await next(), await next()]).toEqual(['{"type":"post"}', '{"type":"post"}']);
    send({ type: 'else' });
    expect(JSON.parse(await next()).requestContext).toMatchObject({ routeKey: '$default', stage: 'live' });
    socket.terminate();
  });

  it('lets $connect refuse', async () => {
    await expect(client(`${cloud.liveUrl}?refuse=403`)).rejects.toThrow('Unexpected server response: 403');
  });
});

describe('a role', () => {
  it('keeps its function from what no policy allows, in the words of IAM', async () => {
    const { refused } = await json('/echo/forbidden?do=overreach');
    expect(refused).toMatch(
      /^AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role\/FixtureApi-EchoServiceRole\w+\/FixtureApi-Echo\w+ is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:000000000000:table\/\S+ because no identity-based policy allows the dynamodb:GetItem action$/,
    );
    expect(cloud.deniedCalls).toHaveLength(1);
  });
});

describe('a JWT authorizer', () => {
  const me = (authorization?: string) =>
    call('/staff/me', authorization ? { headers: { authorization } } : {});

  it('lets a signed-in user pass, with claims as strings', async () => {
    const token = await cloud.tokenFor('admin');
    const response = await me(`Bearer ${token}`);
    const { event } = (await response.json()) as {
      event: { requestContext: { authorizer: { jwt: { claims: object } } } };
    };
    expect(event.requestContext.authorizer.jwt.claims).toMatchObject({
      token_use: 'access',
      'cognito:groups': '[admin]',
      iss: cloud.resources.get('Staff').attributes.ProviderURL,
      exp: expect.stringMatching(/^\d+$/),
    });
  });

  it('answers 401 without a token, with a forged one, and with one of another audience', async () => {
    const token = await cloud.tokenFor('admin');
    const [head, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['root'] })).toString(
      'base64url',
    );
    for (const bad of [undefined, 'Bearer nonsense', `Bearer ${head}.${forged}.${signature}`]) {
      const response = await me(bad);
      expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized"}']);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('wants the second factor before it issues a token', async () => {
    const account = cloud.accounts.find(({ role }) => role === 'admin');
    const response = await fetch(cloud.endpoints.cognito, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: account?.clientId,
        AuthParameters: { USERNAME: account?.email, PASSWORD: account?.password },
      }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(answer.AuthenticationResult).toBeUndefined();
  });
});

describe('a function', () => {
  it('sees its own environment, that of Lambda, and nothing of ours', async () => {
    const { environment, remaining } = await json('/echo/a?do=environment');
    expect(environment).toMatchObject({ TABLE: table(), FAULT: 'none', AWS_REGION: 'eu-west-1' });
    expect(environment).not.toHaveProperty('HOME');
    expect(remaining).toBeGreaterThan(500);
  });

  it('reaches tables, secrets and queues with the SDK as it is', async () => {
    await call('/echo/written?do=put');
    expect((await read('written')).Item).toBeDefined();
    expect((await json('/echo/a?do=secret')).secret).toMatch(/^[A-Za-z0-9]{40}$/);
    await call('/echo/sent?do=send');
    await expect.poll(async () => (await read('seen sent')).Item, { timeout: 5000 }).toBeDefined();
  });

  it('can be invoked by logical id, by path and through the SDK', async () => {
    expect(await cloud.invoke('Echo', { do: 'nothing' })).toMatchObject({ ok: true });
    expect(await cloud.invoke('FixtureApi/Echo', { do: 'throw' })).toMatchObject({
      ok: false,
      errorType: 'TypeError',
    });
    const lambda = new LambdaClient(at(cloud.endpoints.lambda));
    const FunctionName = cloud.resources.get('Echo').attributes.Arn as string;
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify({ do: 'throw' }) }),
    );
    expect(answer.FunctionError).toBe('Unhandled');
  });

  it('dies at its timeout even when it blocks its thread', async () => {
    expect(await cloud.invoke('Echo', { do: 'spin' })).toMatchObject({
      ok: false,
      errorType: 'Sandbox.Timedout',
    });
  });
});

describe('Stripe', () => {
  const stripeAt = () => {
    const { hostname: host, port } = new URL(cloud.doubles.stripe.url ?? '');
    return { host, port, protocol: 'http' as const, maxNetworkRetries: 0 };
  };
  const stored = async () => {
    const secrets = new SecretsManagerClient(at(cloud.endpoints.secretsmanager));
    const { SecretString } = await secrets.send(
      new GetSecretValueCommand({ SecretId: cloud.outputs.StripeSecretArn }),
    );
    return JSON.parse(SecretString ?? '') as StripeKeys;
  };

  it('is a double whose keys are in the secret and whose address is in the environment', async () => {
    const { secretKey, publishableKey, webhookSecret } = await stored();
    expect([publishableKey, webhookSecret]).toEqual([
      expect.stringMatching(/^pk_test_/),
      expect.stringMatching(/^whsec_/),
    ]);
    const made = await new Stripe(secretKey, stripeAt()).customers.create({ name: 'A buyer' });
    expect(cloud.doubles.stripe.double?.books()).toMatchObject({ currencies: {} });
    expect(made.object).toBe('customer');
    const { environment } = await json('/echo/a?do=environment');
    expect(environment).toMatchObject({ STRIPE_API_URL: cloud.doubles.stripe.url });
  });

  it('lets tests behind its API through the control port only, and there with the token', async () => {
    const { secretKey } = await stored();
    const { stripe } = connectControl(cloud.control);
    await stripe.faults.webhook({ fault: 'drop' });
    const remove = await stripe.faults.request({ fault: 'rate_limit', path: '/v1/customers' });
    const customers = new Stripe(secretKey, stripeAt()).customers;
    await expect(customers.list()).rejects.toMatchObject({ statusCode: 429 });
    await remove();
    expect((await customers.list()).object).toBe('list');
    expect(await stripe.books()).toEqual(cloud.doubles.stripe.double?.books());
    expect(await stripe.tally()).toMatchObject({ faults: { rate_limit: 1 } });
    await stripe.faults.clear();
    await expect(stripe.faults.request({ fault: 'hold' })).rejects.toThrow('Choose one of timeout_before');

    const forged = connectControl({ ...cloud.control, token: 'guessed' });
    await expect(forged.stripe.books()).rejects.toThrow('for the tests and the rush');
    for (const url of [cloud.doubles.stripe.url ?? '', cloud.apiUrl]) {
      const elsewhere = connectControl({ ...cloud.control, url });
      await expect(elsewhere.stripe.books()).rejects.toThrow();
    }
  });

  it('takes no other keys than those', async () => {
    const stranger = new Stripe('sk_test_another', stripeAt());
    await expect(stranger.customers.list()).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe('queues and events', () => {
  const sqs = () => new SQSClient(at(cloud.endpoints.sqs));
  const url = (name: string) => cloud.resources.get(name).ref;
  const count = async (name: string) => {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const { Attributes } = await sqs().send(
      new GetQueueAttributesCommand({ QueueUrl: url(name), AttributeNames }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages);
  };

  it('hold messages back while event sources are paused', async () => {
    cloud.pauseEventSources('Consumer');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await sqs().send(new SendMessageCommand({ QueueUrl: url('Orders'), MessageBody: 'waiting' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await read('seen waiting')).Item).toBeUndefined();
    cloud.resumeEventSources('Consumer');
    await expect.poll(async () => (await read('seen waiting')).Item, { timeout: 8000 }).toBeDefined();
  }, 10_000);

  it('move a message to the dead-letter queue after its receives are used up', async () => {
    await sqs().send(new SendMessageCommand({ QueueUrl: url('Orders'), MessageBody: 'poison' }));
    await expect.poll(() => count('DeadLetters'), { timeout: 15_000, interval: 200 }).toBe(1);
  }, 20_000);

  it('bring a message again when its consumer dies half-way', async () => {
    const { crash } = connectControl(cloud.control);
    const stop = await crash({ functionName: 'Consumer', rate: 1, seed: 1, times: 1 });
    await sqs().send(new SendMessageCommand({ QueueUrl: url('Orders'), MessageBody: 'survivor' }));
    await expect.poll(async () => (await read('seen survivor')).Item, { timeout: 8000 }).toBeDefined();
    expect(await stop()).toBe(1);
  }, 10_000);

  it('carry an event from the bus through a rule and a queue to a function', async () => {
    const bridge = new EventBridgeClient(at(cloud.endpoints.eventbridge));
    const EventBusName = cloud.resources.get('Bus').ref;
    const entry = { Source: 'test', DetailType: 'order.placed', Detail: '{"a":1}', EventBusName };
    await bridge.send(new PutEventsCommand({ Entries: [entry] }));
    await expect.poll(async () => (await read('seen order.placed')).Item, { timeout: 8000 }).toBeDefined();
  }, 10_000);
});
