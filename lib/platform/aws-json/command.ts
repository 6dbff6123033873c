/** A call of one operation of an AWS service: its input, and the type of its answer. */
export abstract class Command<Service extends string, Input extends object, Output> {
  /** As the service names it, `GetItem`. */
  abstract readonly operation: string;
  readonly input: Input;
  /** Types only: a command goes to a client of its service, whose answer is of this type. */
  declare readonly service?: Service;
  declare readonly output?: Output;

  constructor(input: Input) {
    this.input = input;
  }
}

/** How long one call may take, beyond the time that any call has. */
export interface CallOptions {
  /** Ends the call, also between two attempts: it fails with an `AbortError`. */
  readonly abortSignal?: AbortSignal | undefined;
}

/** A client of one service. */
export interface ServiceClient<Service extends string> {
  /** @throws ServiceError with the name that the service gives; Error when nobody answers */
  send<Output>(command: Command<Service, object, Output>, options?: CallOptions): Promise<Output>;
}

/** An answer of the SDK without its facts about the call. */
export type Answered<Output> = Omit<Output, '$metadata'>;
