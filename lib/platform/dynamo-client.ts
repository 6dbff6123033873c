import type { CallOptions, Command } from './aws-json/command.ts';
import { type CallSettings, jsonService } from './aws-json/json-service.ts';
import type { DocumentCommand, DynamoDBDocumentClient } from './documents/commands.ts';
import { dynamoErrorOf } from './documents/failures.ts';
import { decodeOutput, encodeInput } from './documents/wire.ts';

const dynamodb = {
  name: 'dynamodb',
  target: 'DynamoDB_20120810',
  version: '1.0',
  endpointVariable: 'AWS_ENDPOINT_URL_DYNAMODB',
  errorOf: dynamoErrorOf,
} as const;

/** Documents in and out; absent fields are dropped rather than stored as null. */
export function dynamoDocuments(settings?: CallSettings): DynamoDBDocumentClient {
  const call = jsonService(dynamodb, settings);
  const run = async ({ operation, input }: DocumentCommand, options?: CallOptions): Promise<object> => {
    const fields = encodeInput(withToken(operation, input as Fields));
    return decodeOutput((await call(operation, JSON.stringify(fields), options)) as Fields);
  };
  let first = run;
  return {
    around(step) {
      const next = first;
      first = (command, options) => step(command, (changed) => next(changed, options));
    },
    send: <Output>(command: Command<'dynamodb', object, Output>, options?: CallOptions) =>
      first(command, options) as Promise<Output>,
  };
}

type Fields = Record<string, unknown>;

/** A transaction that is sent again after its answer was lost must not be written twice: DynamoDB knows its token. */
function withToken(operation: string, input: Fields): Fields {
  if (operation !== 'TransactWriteItems' || input.ClientRequestToken !== undefined) return input;
  return { ...input, ClientRequestToken: crypto.randomUUID() };
}
