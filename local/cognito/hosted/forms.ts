import { renderSVG } from 'uqr';
import type { PasswordPolicy } from '../password-policy.ts';
import { Html, html } from './html.ts';
import { page } from './look.ts';
import type { SignInRequest } from './request.ts';
import type { Step } from './steps.ts';

interface View {
  readonly request: SignInRequest;
  /** Continues the sign-in; undefined on the first page. */
  readonly attempt?: string;
  readonly name?: string;
  readonly problem?: string | undefined;
  readonly policy?: PasswordPolicy | undefined;
}

/** Returns the page of a step. */
export function stepPage(step: Exclude<Step, { kind: 'done' }>, view: View): string {
  switch (step.kind) {
    case 'password':
      return page('Sign in', form(view, 'Sign in', passwordFields(view)));
    case 'new-password':
      return page('Choose a password', form(view, 'Continue', newPasswordFields(view)));
    case 'enrol':
      return page('Set up an authenticator app', form(view, 'Continue', enrolFields(step.secret, view)));
    case 'code':
      return page('Enter the code', form(view, 'Sign in', codeField));
  }
}

/** Returns a page without a form, which says why the sign-in cannot go on. */
export const refusalPage = (reason: string): string =>
  page(
    'This sign-in cannot go on',
    html`<p role="alert">${reason}</p><p>Go back to the app and start again.</p>`,
  );

const form = ({ request, attempt, problem }: View, button: string, fields: Html): Html => html`
${problem ? html`<p role="alert" id="problem">${problem}</p>` : undefined}
<form method="post" action="/oauth2/authorize">
${attempt ? hidden('attempt', attempt) : Object.entries(fullRequest(request)).map(([name, value]) => hidden(name, value))}
${fields}
<button type="submit">${button}</button>
</form>`;

const fullRequest = (request: SignInRequest) => ({
  ...request,
  response_type: 'code',
  code_challenge_method: 'S256',
});

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;

const passwordFields = ({ name = '', problem }: View) => html`
<label>E-mail address
<input name="username" value="${name}" autocomplete="username" inputmode="email" required ${problem ? undefined : autofocus}></label>
<label>Password
<input name="password" type="password" autocomplete="current-password" required ${problem ? autofocus : undefined}></label>`;

const autofocus = new Html('autofocus');

const newPasswordFields = ({ name = '', policy = {} }: View) => html`
<p>The password in your mail was for this sign-in only.</p>
<input type="hidden" name="username" value="${name}" autocomplete="username">
<label>New password
<input name="new_password" type="password" autocomplete="new-password" aria-describedby="rules" required autofocus></label>
<p class="soft" id="rules">${rulesOf(policy)}</p>
<label>The same again
<input name="repeated" type="password" autocomplete="new-password" required></label>`;

function rulesOf(policy: PasswordPolicy): string {
  const wants = (flag: boolean | string | undefined) => String(flag) === 'true';
  const parts = [
    ...(wants(policy.RequireLowercase) ? ['a lower-case letter'] : []),
    ...(wants(policy.RequireUppercase) ? ['an upper-case letter'] : []),
    ...(wants(policy.RequireNumbers) ? ['a digit'] : []),
    ...(wants(policy.RequireSymbols) ? ['a symbol'] : []),
  ];
  const length = `${policy.MinimumLength ?? 8} characters or more`;
  return parts.length > 0 ? `${length}, with ${parts.join(', ')}.` : `${length}.`;
}

const codeLabel = html`
<label>Code of the authenticator app
<input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" title="Six digits" required autofocus></label>`;

const codeField = html`${codeLabel}
<p class="soft">A demo account’s code: <code>npm run totp -- --as admin</code></p>`;

const enrolFields = (secret: string, { name = '' }: View) => {
  const address = otpauth(secret, name);
  return html`
<ol>
<li>Scan this with an authenticator app, as Google Authenticator or 1Password, or <a href="${address}">open the app on this device</a>.
${new Html(renderSVG(address, { border: 3, ecc: 'M' }))}
Without a camera, type the secret: <code id="secret">${secret}</code></li>
<li>Type the code that the app shows now.</li>
</ol>
${codeLabel}
<p class="soft">Without an app: <code>npm run totp -- --secret ${secret}</code></p>`;
};

/** @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
const otpauth = (secret: string, name: string): string =>
  `otpauth://totp/${encodeURIComponent(`Stampede:${name}`)}?secret=${secret}&issuer=Stampede`;
