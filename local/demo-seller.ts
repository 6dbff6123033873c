import type { Cloud } from './cloud.ts';
import { claimsOf } from './cognito/tokens.ts';

/** The parts of a cloud that this file needs. */
type Shop = Pick<Cloud, 'apiUrl' | 'tokenFor'>;

/**
 * Makes the demo seller the owner of a seller, as an admin would: over HTTP. It is safe to repeat.
 * @throws Error with the answer of the API when it refuses
 */
export async function foundDemoSeller({ apiUrl, tokenFor }: Shop): Promise<void> {
  const [admin, seller] = await Promise.all([tokenFor('admin'), tokenFor('seller')]);
  const ask = async (method: string, path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${apiUrl}/v1/admin/sellers${path}`, {
      method,
      headers: {
        authorization: `Bearer ${admin}`,
        'content-type': 'application/json',
        'idempotency-key': 'the-demo-seller',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The demo seller was not created: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await ask('POST', '', { name: 'Demo seller' });
  await ask('PUT', `/${id}/members/${claimsOf(seller).sub}`, { role: 'owner' });
}
