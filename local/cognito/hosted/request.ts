/** The fields of an authorization request. @see RFC 6749, 4.1.1; RFC 7636, 4.3 */
export interface SignInRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly code_challenge: string;
  readonly scope: string;
  readonly state: string;
}

/** The parts of an app client that the page uses. */
export interface PageClient {
  readonly CallbackURLs?: readonly string[];
  readonly LogoutURLs?: readonly string[];
  readonly UserPoolId: string;
}

export type Fields = Readonly<Record<string, unknown>>;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Returns the reason to refuse a request without sending the person anywhere, or nothing. */
export function requestFault(fields: Fields, client: PageClient | null): string | undefined {
  if (!client) return 'The client_id is unknown.';
  const callback = textOf(fields.redirect_uri);
  if (!client.CallbackURLs?.includes(callback))
    return `The redirect_uri ${callback} is not one of the client: ${client.CallbackURLs?.join(', ')}`;
  if (fields.response_type !== 'code') return 'The response_type must be code.';
  if (!textOf(fields.code_challenge) || fields.code_challenge_method !== 'S256')
    return 'Send a code_challenge, with code_challenge_method=S256.';
  return undefined;
}

export const requestIn = (fields: Fields): SignInRequest => ({
  client_id: textOf(fields.client_id),
  redirect_uri: textOf(fields.redirect_uri),
  code_challenge: textOf(fields.code_challenge),
  scope: textOf(fields.scope),
  state: textOf(fields.state),
});
