import { liveMessages, liveServerMessage } from '../../lib/contract/live.ts';
import { type ContractViolation, undeclared } from '../api-gateway/contract-check.ts';
import type { WebSocketApi } from './definition.ts';

/** Receives every message from a function to a client. */
export type MessageObserver = (text: Buffer) => void;

/** Compares functions' messages with the contract. Undefined for an API that is not the contract's. */
export function socketCheck(
  { routes }: WebSocketApi,
  onViolation: (violation: ContractViolation) => void,
): MessageObserver | undefined {
  const named = [...routes.keys()].filter((key) => !key.startsWith('$'));
  if (named.length === 0 || named.some((key) => !(key in liveMessages.fromClient))) return undefined;
  // A fan-out sends the same text to thousands of clients.
  let last: Buffer | undefined;
  return (text) => {
    if (last?.equals(text)) return;
    last = text;
    const { type, problems } = problemsOf(text.toString());
    for (const problem of problems) onViolation({ operation: `live ${type}`, status: 200, problem });
  };
}

function problemsOf(text: string): { type: string; problems: string[] } {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { type: 'message', problems: ['the message is not JSON'] };
  }
  const type = String((message as { type?: unknown } | null)?.type);
  const { success, data, error } = liveServerMessage.safeParse(message);
  if (success) return { type, problems: undeclared(message, data, '') };
  return { type, problems: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}
