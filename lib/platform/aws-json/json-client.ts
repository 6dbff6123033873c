import type { CallOptions, Command, ServiceClient } from './command.ts';
import { type JsonService, jsonService } from './json-service.ts';

/** The client of a service whose inputs and answers are plain JSON: no dates, no bytes. */
export function jsonClient<Service extends string>(service: JsonService): ServiceClient<Service> {
  const call = jsonService(service);
  return {
    send: <Output>({ operation, input }: Command<Service, object, Output>, options?: CallOptions) =>
      call(operation, JSON.stringify(input), options) as Promise<Output>,
  };
}
