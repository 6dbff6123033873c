/** The queue of calls that schedules could not make. */
export const scheduleFailures = 'schedule-failures';

/** The dialog that is open for messages, as it stands in the address: `discard:<id>,<id>`, or `redrive:` for all. */
export interface OpenMessages {
  readonly act: 'redrive' | 'discard';
  /** Empty: all messages of the queue. */
  readonly messageIds: readonly string[];
}

export const openName = ({ act, messageIds }: OpenMessages): string => `${act}:${messageIds.join(',')}`;

/** Reads the dialog from the address. @returns undefined for another one, and for a discard that names nothing */
export function readOpen(name: string | undefined): OpenMessages | undefined {
  const [, act, ids = ''] = /^(redrive|discard):([\w,-]*)$/.exec(name ?? '') ?? [];
  const messageIds = ids.split(',').filter(Boolean);
  if (act === 'redrive' || (act === 'discard' && messageIds.length > 0)) return { act, messageIds };
  return undefined;
}
