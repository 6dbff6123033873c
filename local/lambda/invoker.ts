/** The outcome of an invocation: the handler's return value, or the error in Lambda's form. */
export type InvokeResult =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; errorMessage: string };

/** Runs a function the way Lambda's synchronous Invoke does. */
export interface Invoker {
  /**
   * Waits for a free execution environment, runs the function once and returns its outcome. Function errors and
   * timeouts are outcomes. Only an unknown function rejects.
   */
  invoke(functionArn: string, payload: unknown): Promise<InvokeResult>;
}
