import { describe, expect, it } from 'vitest';
import { type Answer, call } from './client.ts';
import { newPerson } from './credentials.ts';

describe('POST /v1/me/exports', () => {
  it('answers 429 with the seconds to wait to who asks too often, and to nobody else', async () => {
    const [busy, calm] = [await newPerson(), await newPerson()];
    // The same export each time: how many there may be is another rule.
    const ask = ({ token }: { token: string }) => call('POST', '/v1/me/exports', { token, key: 'again' });
    const answers: Answer[] = [];
    for (let count = 0; count < 300 && answers.at(-1)?.status !== 429; count++) answers.push(await ask(busy));
    const refused = answers.pop() as Answer;
    // A hundred an hour on dev, and a quarter of them more for each other environment of the function that took part.
    expect(answers.length).toBeGreaterThanOrEqual(100);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests', status: 429 } });
    // The window has twelve slices: the first leaves it after an hour, and up to five minutes more.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1_800);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3_900);
    expect(await ask(calm)).toMatchObject({ status: 202 });
    expect(await call('GET', '/v1/me', { token: busy.token })).toMatchObject({ status: 200 });
  });
});
