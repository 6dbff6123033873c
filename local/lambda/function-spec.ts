import type { Rights } from '../iam/policy.ts';
import type { GateSetup } from './gate.ts';

/** A function's definition for the host. */
export interface FunctionSpec {
  name: string;
  arn: string;
  /** The unpacked code asset. */
  folder: string;
  /** `file.export`, as in the template. */
  handler: string;
  /** The complete environment variables of the function. None of this process's own are added. */
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  /** The most environments at once: the template's reservation, or the host's own limit. */
  concurrency: number;
  logFile: string;
  /** The rights of the function's role. */
  rights(): Rights;
}

/**
 * Below the gateway's priority, on Linux. Tests lower their own to it. Otherwise they would wait for functions that
 * never run.
 */
export const functionPriority = 5;

/** The data that an execution environment's thread receives. */
export interface BootstrapData extends Omit<FunctionSpec, 'environment' | 'concurrency' | 'rights'> {
  /** Checks outgoing calls. Without it, all of them pass. */
  gate?: { module: string; setup: GateSetup };
  logStream: string;
  priority: number;
}

/** An invocation that is sent to a thread. `event` is JSON. */
export interface InvocationMessage {
  requestId: string;
  event: string;
  deadline: number;
  /** The call at which the invocation must die. */
  crash?: CrashPoint;
}

/** The moment at which an invocation dies: around its n-th HTTP call, or at its end when it makes fewer. */
export interface CrashPoint {
  call: number;
  moment: 'before' | 'during' | 'after';
}

/** A thread's message: that it has initialised, or the outcome of its invocation. */
export type BootstrapMessage =
  | { kind: 'ready' }
  | { kind: 'denied'; why: string }
  | { kind: 'result'; json: string; calls: number }
  | { kind: 'error'; errorType: string; errorMessage: string; initFailed?: true };

/** The gate of all functions of a host. */
export interface HostGate {
  /** The file of the compiled gate. */
  module: string;
  /** Called at the start of each environment. */
  place(): GateSetup['place'];
  schemas(): GateSetup['schemas'];
  onDenied(why: string): void;
}
