import type { Rights } from '../iam/policy.ts';
import type { GateSetup } from './gate.ts';

/** A function as the host runs it. */
export interface FunctionSpec {
  name: string;
  arn: string;
  /** The unpacked code asset. */
  folder: string;
  /** `file.export`, as in the template. */
  handler: string;
  /** The whole environment of the function's process: nothing of ours leaks in. */
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  /** At most this many environments at once: the template's reservation, or the host's own limit. */
  concurrency: number;
  logFile: string;
  /** The rights of its role. */
  rights(): Rights;
}

/** Below the gateway's, on Linux; tests take it too, or they would wait for functions that never run. */
export const functionPriority = 5;

/** What an execution environment needs to know, as it is handed to its thread. */
export interface BootstrapData extends Omit<FunctionSpec, 'environment' | 'concurrency' | 'rights'> {
  /** Judges the calls that leave; without one, all of them pass. */
  gate?: { module: string; setup: GateSetup };
  logStream: string;
  priority: number;
}

/** One invocation on its way into a thread; `event` is JSON. */
export interface InvocationMessage {
  requestId: string;
  event: string;
  deadline: number;
  /** Where it shall die. */
  crash?: CrashPoint;
}

/** The moment at which an invocation dies: around its n-th call over HTTP, or at its end when it makes fewer. */
export interface CrashPoint {
  call: number;
  moment: 'before' | 'during' | 'after';
}

/** What a thread answers: that it has initialised, or the outcome of the invocation it was given. */
export type BootstrapMessage =
  | { kind: 'ready' }
  | { kind: 'denied'; why: string }
  | { kind: 'result'; json: string; calls: number }
  | { kind: 'error'; errorType: string; errorMessage: string; initFailed?: true };

/** The gate that all functions of a host stand behind. */
export interface HostGate {
  /** The file of the compiled gate. */
  module: string;
  /** Asked whenever an environment starts. */
  place(): GateSetup['place'];
  schemas(): GateSetup['schemas'];
  onDenied(why: string): void;
}
