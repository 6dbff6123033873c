import { cloud } from './cloud.ts';

/** Has the job of the night look at a day, as an operator would. */
export async function newReport(day: string): Promise<void> {
  const { endpoints } = cloud;
  const path = '/2015-03-31/functions/stampede-dev-reconcile-ledger/invocations';
  const answer = await fetch(new URL(path, endpoints.lambda), {
    method: 'POST',
    body: JSON.stringify({ day }),
  });
  if (!answer.ok || answer.headers.has('x-amz-function-error')) throw new Error(await answer.text());
}
