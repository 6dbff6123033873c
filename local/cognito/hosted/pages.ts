import type { LocalPool } from '../pool-service.ts';
import type { LocalUser } from '../tokens.ts';
import { ctx } from './context.ts';
import { refusalPage, stepPage } from './forms.ts';
import { keptFor } from './kept.ts';
import { policyFor, sourceOf } from './look.ts';
import {
  type Fields,
  type PageClient,
  requestFault,
  requestIn,
  type SignInRequest,
  textOf,
} from './request.ts';
import { codeRefusal, enrol, nextStep, passwordRefusal, type Step, setPassword } from './steps.ts';

/** The used part of an Express request and response. */
interface Asked {
  readonly query: Fields;
  readonly body?: Fields;
  readonly headers: { readonly cookie?: string };
}
interface Answer {
  status(code: number): Answer;
  set(headers: Readonly<Record<string, string>>): Answer;
  send(body: string): unknown;
  redirect(status: number, address: string): unknown;
}
type Route = (path: string, answer: (asked: Asked, answer: Answer) => unknown) => unknown;

/** The used part of an Express application. */
export interface HostedApp {
  get: Route;
  post: Route;
}

/** A code that the token endpoint exchanges once. */
export interface SignInCode {
  readonly clientId: string;
  readonly userPoolId: string;
  readonly username: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly scope: string;
  readonly state?: string;
  /** The time at which the person proved who they are, in seconds: earlier than the code's in a remembered session. */
  readonly signedInAt: number;
}

interface Parts {
  readonly cognito: {
    getAppClient(ctx: unknown, id: string): Promise<PageClient | null>;
    getUserPool(ctx: unknown, id: string): Promise<LocalPool>;
  };
  readonly codes: { create(code: SignInCode): string };
  readonly port: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** Ends the sign-in of a refresh token. */
  readonly revoke: (token: string) => void;
}

/** A sign-in between its pages. */
interface Attempt {
  readonly request: SignInRequest;
  readonly username: string;
  readonly name: string;
  step: Step;
  wrongCodes: number;
}

/** A session of Cognito's page lasts an hour. The time for one page is ours. */
const sessionMs = 3_600_000;
const attemptMs = 10 * 60_000;
const mostWrongCodes = 5;

/**
 * The sign-in page of the pools, with the steps of Cognito's managed login: password, a new password after an
 * invitation, an authenticator app, a code, and a session that is remembered until `/logout`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function hostedPages(app: HostedApp, { cognito, codes, port, now, revoke }: Parts): void {
  const attempts = keptFor<Attempt>(attemptMs, now);
  const sessions = keptFor<{ readonly username: string; readonly signedInAt: number }>(sessionMs, now);
  // Cookies do not tell ports apart, and another cloud may run on this machine.
  const cookieName = (pool: string) => `cognito-${port}-${pool}`;
  const clientOf = (fields: Fields) => cognito.getAppClient(ctx, textOf(fields.client_id)).catch(() => null);

  const show = (answer: Answer, body: string, status = 200, callback?: string) =>
    answer
      .status(status)
      .set({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyFor(callback && sourceOf(callback)),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // Not no-referrer: with it a form's post has the origin null, which is a stranger's here.
        'referrer-policy': 'same-origin',
      })
      .send(body);
  const refuse = (answer: Answer, reason: string) => show(answer, refusalPage(reason), 400);

  /** Sends the person back to the app with a code. */
  const goBack = (
    answer: Answer,
    request: SignInRequest,
    session: { readonly username: string; readonly signedInAt: number },
    pool: LocalPool,
  ) => {
    const code = codes.create({
      ...session,
      clientId: request.client_id,
      userPoolId: pool.options.Id,
      redirectUri: request.redirect_uri,
      codeChallenge: request.code_challenge,
      scope: request.scope,
      state: request.state,
    });
    const address = new URL(request.redirect_uri);
    address.searchParams.set('code', code);
    if (request.state) address.searchParams.set('state', request.state);
    return answer.redirect(302, address.href);
  };

  const finish = (answer: Answer, request: SignInRequest, user: LocalUser, pool: LocalPool) => {
    const session = { username: user.Username, signedInAt: Math.floor(now() / 1_000) };
    const cookie = `${cookieName(pool.options.Id)}=${sessions.add(session)}`;
    answer.set({ 'set-cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sessionMs / 1_000}` });
    return goBack(answer, request, session, pool);
  };

  app.get('/oauth2/authorize', async ({ query, headers }, answer) => {
    const client = await clientOf(query);
    const fault = requestFault(query, client);
    if (fault || !client) return refuse(answer, fault ?? '');
    const request = requestIn(query);
    const pool = await cognito.getUserPool(ctx, client.UserPoolId);
    const session = sessions.find(cookieIn(headers.cookie, cookieName(pool.options.Id)));
    if (session && query.prompt !== 'login') {
      const user = await pool.getUserByUsername(ctx, session.username);
      if (user && user.Enabled !== false) return goBack(answer, request, session, pool);
    }
    const first = stepPage({ kind: 'password' }, { request });
    return show(answer, first, 200, request.redirect_uri);
  });

  app.post('/oauth2/authorize', async ({ body = {} }, answer) => {
    const found = attempts.find(textOf(body.attempt));
    if (body.attempt && !found) return refuse(answer, 'This page is out of date.');
    const fields = found ? { ...body, client_id: found.request.client_id } : body;
    const client = await clientOf(fields);
    const fault = found ? undefined : requestFault(fields, client);
    if (fault || !client) return refuse(answer, fault ?? 'The client is gone.');
    const pool = await cognito.getUserPool(ctx, client.UserPoolId);
    return found
      ? goOn(answer, found, textOf(body.attempt), body, pool)
      : begin(answer, requestIn(fields), body, pool);
  });

  async function begin(answer: Answer, request: SignInRequest, fields: Fields, pool: LocalPool) {
    const name = textOf(fields.username).trim();
    const user = await pool.getUserByUsername(ctx, name);
    const problem = passwordRefusal(user, textOf(fields.password));
    if (problem || !user) {
      const again = stepPage({ kind: 'password' }, { request, name, problem });
      return show(answer, again, 200, request.redirect_uri);
    }
    const attempt = { request, username: user.Username, name, step: nextStep(pool, user), wrongCodes: 0 };
    return proceed(answer, attempt, undefined, user, pool);
  }

  /** Shows the attempt's step under a new name, or ends the sign-in. */
  function proceed(
    answer: Answer,
    attempt: Attempt,
    problem: string | undefined,
    user: LocalUser,
    pool: LocalPool,
  ) {
    const { request, step, name } = attempt;
    if (step.kind === 'done') return finish(answer, request, user, pool);
    const policy = pool.options.Policies?.PasswordPolicy;
    const view = { request, attempt: attempts.add(attempt), name, problem, policy };
    return show(answer, stepPage(step, view), 200, request.redirect_uri);
  }

  async function goOn(answer: Answer, attempt: Attempt, key: string, fields: Fields, pool: LocalPool) {
    // Each page of a sign-in is sent once.
    attempts.remove(key);
    const user = await pool.getUserByUsername(ctx, attempt.username);
    if (!user || user.Enabled === false) return refuse(answer, 'This account is disabled. Ask an admin.');
    const { step } = attempt;
    const code = textOf(fields.code).replaceAll(' ', '');
    let problem: string | undefined;
    if (step.kind === 'new-password')
      problem = await setPassword(pool, user, textOf(fields.new_password), textOf(fields.repeated));
    if (step.kind === 'enrol') problem = await enrol(pool, user, { secret: step.secret, code, now: now() });
    if (step.kind === 'code') problem = codeRefusal(user, code, now());
    if (problem && step.kind !== 'new-password' && ++attempt.wrongCodes >= mostWrongCodes)
      return refuse(answer, 'There were too many wrong codes.');
    if (problem) return proceed(answer, attempt, problem, user, pool);
    const changed = (await pool.getUserByUsername(ctx, attempt.username)) ?? user;
    attempt.step = step.kind === 'new-password' ? nextStep(pool, changed) : { kind: 'done' };
    return proceed(answer, attempt, undefined, changed, pool);
  }

  app.get('/logout', async ({ query, headers }, answer) => {
    const client = await clientOf(query);
    if (!client) return refuse(answer, 'The client_id is unknown.');
    const back = textOf(query.logout_uri);
    if (!client.LogoutURLs?.includes(back))
      return refuse(
        answer,
        `The logout_uri ${back} is not one of the client: ${client.LogoutURLs?.join(', ')}`,
      );
    const name = cookieName(client.UserPoolId);
    sessions.remove(cookieIn(headers.cookie, name));
    answer.set({ 'set-cookie': `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` });
    return answer.redirect(302, back);
  });

  app.post('/oauth2/revoke', ({ body = {} }, answer) => {
    revoke(textOf(body.token));
    return answer.status(200).send('');
  });
}

function cookieIn(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([each]) => each === name)?.[1] ?? '';
}
