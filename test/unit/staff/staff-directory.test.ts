import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { staffDirectory } from '../../../lib/staff/staff-directory.ts';

describe('An invitation', () => {
  // The local pools cannot send one again.
  it('goes out again only where asked so: Cognito would refuse to make the account twice', async () => {
    const actions: unknown[] = [];
    const send = async (command: unknown) => {
      if (command instanceof AdminCreateUserCommand) actions.push(command.input.MessageAction);
      return { User: { Username: 'ada', UserStatus: 'FORCE_CHANGE_PASSWORD' } };
    };
    const directory = staffDirectory({ send } as unknown as CognitoIdentityProviderClient, 'pool');
    expect(await directory.invite('ada@shop.example')).toMatchObject({ id: 'ada', status: 'invited' });
    await directory.inviteAgain('ada@shop.example');
    expect(actions).toEqual([undefined, 'RESEND']);
  });
});
