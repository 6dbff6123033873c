import type * as sdk from '@aws-sdk/client-eventbridge';
import { type Answered, Command, type ServiceClient } from './aws-json/command.ts';
import { jsonClient } from './aws-json/json-client.ts';

export type EventBridgeClient = ServiceClient<'events'>;

/** The time of an event in seconds, as JSON has it. */
export type PutEventsRequestEntry = Omit<sdk.PutEventsRequestEntry, 'Time'> & { readonly Time?: number };

export class PutEventsCommand extends Command<
  'events',
  { readonly Entries: PutEventsRequestEntry[] },
  Answered<sdk.PutEventsCommandOutput>
> {
  readonly operation = 'PutEvents';
}

export const eventBridgeClient = (): EventBridgeClient =>
  jsonClient({
    name: 'events',
    target: 'AWSEvents',
    version: '1.1',
    endpointVariable: 'AWS_ENDPOINT_URL_EVENTBRIDGE',
  });
