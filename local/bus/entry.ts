import { type BusEvent, makeEvent } from './event.ts';

/** One entry of PutEvents, as the SDK sends it. */
export interface PutEventsEntry {
  Time?: number | string;
  Source?: string;
  Resources?: string[];
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
}

/** The error of a refused entry, with the codes of PutEvents. */
export interface EntryError {
  ErrorCode: string;
  ErrorMessage: string;
}

const FIELDS = ['Time', 'Source', 'Resources', 'DetailType', 'Detail', 'EventBusName'];

/**
 * Reads an entry into an event, or returns the reason why it is invalid.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
export function readEntry(entry: PutEventsEntry): BusEvent | EntryError {
  const unknown = Object.keys(entry).find((field) => !FIELDS.includes(field));
  if (unknown) return invalid(`The local cloud does not implement the parameter ${unknown}.`);
  for (const field of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[field])
      return invalid(`Parameter ${field} is not valid. Reason: ${field} is a required argument.`);
  }
  if (entry.Source?.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = parseDetail(entry.Detail ?? '');
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const time = timeOf(entry.Time);
  if (Number.isNaN(time)) return invalid('Parameter Time is not valid.');
  const { Source = '', DetailType = '', Resources = [] } = entry;
  return makeEvent({ source: Source, 'detail-type': DetailType, resources: Resources, detail }, time);
}

/**
 * Returns the size of an entry in bytes, counted as AWS does.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html
 */
export function sizeOf({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}

const invalid = (ErrorMessage: string): EntryError => ({ ErrorCode: 'InvalidArgument', ErrorMessage });

function parseDetail(text: string): Record<string, unknown> | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
    return detail as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The SDK sends epoch seconds. Other clients may send ISO 8601. */
function timeOf(time: number | string | undefined): number {
  if (time === undefined) return Date.now();
  return typeof time === 'number' ? time * 1000 : Date.parse(time);
}
