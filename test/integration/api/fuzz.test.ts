import { expect, it } from 'vitest';
import { report } from '../../bench/fuzz/report.ts';
import { fuzz } from '../../bench/fuzz/run.ts';
import { sender } from '../../bench/fuzz/send.ts';
import { cloud } from './cloud.ts';
import { newCustomer } from './credentials.ts';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

it(`answers requests made from the contract as the contract says (FUZZ_SEED=${seed})`, async () => {
  const { apiUrl, endpoints, accounts } = cloud;
  const send = sender(apiUrl);
  const place = { apiUrl, cognitoUrl: endpoints.cognito, accounts, newCustomer };
  const tally = await fuzz(send, place, { requests: 240, seed, step: (result) => result });
  send.close();
  // What is refused changes nothing: bad-input.test.ts looks at that here, and `npm run fuzz` where nobody else writes.
  if (tally.faults.length > 0) report({ tally, replays: [], seconds: 1, requests: 240, seed });
  expect(tally.faults.map(({ what, request }) => `${request.operation.id}: ${what}`)).toEqual([]);
  expect([...tally.byStatus.keys()].some((status) => status < 300)).toBe(true);
});
