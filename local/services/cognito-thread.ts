import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type HostedApp, hostedPages, type SignInCode } from '../cognito/hosted/pages.ts';
import { rotations } from '../cognito/hosted-tokens.ts';
import { completeOperations } from '../cognito/operations.ts';
import { completePool, type LocalPool } from '../cognito/pool-service.ts';
import { openRefreshTokens } from '../cognito/refresh-tokens.ts';
import { completeTokens } from '../cognito/tokens.ts';
import { type PoolTriggers, triggerCaller } from '../cognito/triggers.ts';
import { listen } from '../listen.ts';

/**
 * Runs Cognito in a thread. cognito-local is assembled from its parts, because its own entry point stores its data in
 * `./.cognito` of the current folder, takes its address from the environment, and prints codes to stdout.
 *
 * For development only, and on the loopback address only: it accepts every challenge session, has no SRP, and signs
 * with a private key that is published with the package.
 */
interface Built {
  application: RequestListener & HostedApp;
}
const { dataDir, port, codeFile, poolTriggers, lambda } = workerData as {
  dataDir: string;
  port: number;
  codeFile: string;
  poolTriggers: Record<string, PoolTriggers>;
  /** The address of Lambda's Invoke API. */
  lambda: string;
};
process.removeAllListeners('warning');

const load = createRequire(import.meta.url);
const { appendFile } = await import('node:fs/promises');
const { DateClock, MessagesService, TriggersService, LambdaService } = load(
  'cognito-local/lib/services/index.js',
);
const { CognitoServiceFactoryImpl } = load('cognito-local/lib/services/cognitoService.js');
const { UserPoolServiceFactoryImpl } = load('cognito-local/lib/services/userPoolService.js');
const { StormDBDataStoreFactory } = load('cognito-local/lib/services/dataStore/stormDb.js');
const { JwtTokenGenerator } = load('cognito-local/lib/services/tokenGenerator.js');
const { otp } = load('cognito-local/lib/services/otp.js');
const { Router } = load('cognito-local/lib/server/Router.js');
const { createServer } = load('cognito-local/lib/server/server.js');
const { AuthorizationCodeStore } = load('cognito-local/lib/oauth2/authorizationCodeStore.js');
const { attachOAuth2Routes } = load('cognito-local/lib/oauth2/routes.js');
const logger = load('pino')({ level: 'silent' });

const clock = new DateClock();
const stores = new StormDBDataStoreFactory(dataDir);
const called = triggerCaller(poolTriggers, lambda);

const tokens = openRefreshTokens(join(dataDir, 'refresh-tokens.db'), Date.now);
const rotated = rotations();

const factory = new UserPoolServiceFactoryImpl(clock, stores);
const pools = {
  create: async (...of: unknown[]) => completePool((await factory.create(...of)) as LocalPool, tokens),
};
const cognito = await new CognitoServiceFactoryImpl(dataDir, stores, pools).create({ logger }, {});
const triggers = new TriggersService(clock, cognito, new LambdaService({}, undefined), undefined);
// Writes the message with its code into a file instead of sending an e-mail or SMS.
const delivery = {
  deliver: async (
    _ctx: unknown,
    { Username: user, UserStatus: status }: { Username: string; UserStatus: string },
    details: unknown,
    message: unknown,
  ) => appendFile(codeFile, `${JSON.stringify({ at: new Date(), user, status, details, message })}\n`),
};
const config = { TokenConfig: { IssuerDomain: `http://127.0.0.1:${port}` }, UserPoolDefaults: {} };
const services = {
  clock,
  cognito,
  config,
  messages: new MessagesService(triggers, delivery),
  otp,
  tokenGenerator: completeTokens(
    new JwtTokenGenerator(clock, triggers, config.TokenConfig),
    called,
    load('cognito-local/lib/keys/cognitoLocal.private.json').pem,
    tokens,
    rotated.note,
    rotated.signedInAt,
  ),
  triggers,
};
const serverConfig = { port, hostname: '127.0.0.1', development: false, https: false };
const errors = load('cognito-local/lib/errors.js');
const router = completeOperations(Router(services), {
  ...{ cognito, tokens, errors },
  messages: services.messages,
  triggers: called,
  replacement: rotated.noted,
});
// Without the services it has no sign-in page. Ours comes first, and its codes go to the same token endpoint.
const { application } = createServer(router, logger, serverConfig) as Built;
const codes = new AuthorizationCodeStore();
hostedPages(application, { cognito, codes, port, now: Date.now, revoke: tokens.revoke });
attachOAuth2Routes(application, services, {
  consume(code: string) {
    const found = codes.consume(code) as SignInCode | null;
    if (found) rotated.noteSignIn(found.signedInAt);
    return found;
  },
});
const server = createHttpServer(rotated.around(application));
await listen(server, port);
parentPort?.once('message', () => {
  server.close();
  server.closeAllConnections();
  tokens.close();
  process.exit(0);
});
parentPort?.postMessage('ready');
