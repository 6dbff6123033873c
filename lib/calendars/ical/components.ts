import { UnreadableCalendar } from './calendar-fault.ts';

/** A line of a calendar: `DTSTART;TZID=Europe/Berlin:20261224T120000`. */
export interface Property {
  /** In capitals. */
  readonly name: string;
  /** By their names in capitals, without quotation marks. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A part of a calendar between `BEGIN` and `END`. */
export interface Component {
  /** In capitals, as in VEVENT. */
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
}

const deepest = 8;
const mostLines = 400_000;

/**
 * Reads the lines of RFC 5545, 3.1. It is patient with what other programs write: single line feeds, empty lines, a
 * byte order mark, names in any case, lines without a value. Text is not unescaped, since no busy time needs it.
 * @throws UnreadableCalendar `no_calendar` when nothing in it is a calendar
 */
export function parseComponents(text: string): Component[] {
  const root: Component = { name: '', properties: [], components: [] };
  const open: Component[] = [root];
  const lines = unfold(text).split('\n');
  if (lines.length > mostLines) throw new UnreadableCalendar('too_many_events');
  for (const line of lines) {
    const property = toProperty(line);
    if (!property) continue;
    const current = open.at(-1) ?? root;
    if (property.name === 'BEGIN') {
      if (open.length > deepest) throw new UnreadableCalendar('too_complex');
      const begun: Component = { name: named(property), properties: [], components: [] };
      current.components.push(begun);
      open.push(begun);
    } else if (property.name === 'END') {
      const at = open.findLastIndex((component) => component.name === named(property));
      if (at > 0) open.length = at;
    } else current.properties.push(property);
  }
  const calendars = root.components.filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) throw new UnreadableCalendar('no_calendar');
  return calendars;
}

const unfold = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '');

const named = ({ value }: Property) => value.trim().toUpperCase();

function toProperty(line: string): Property | undefined {
  const colon = endOfParameters(line);
  if (colon < 1) return undefined;
  const [name = '', ...parameters] = splitOutsideQuotes(line.slice(0, colon));
  return {
    // A group, as in vCard, stands before a dot.
    name: name
      .slice(name.lastIndexOf('.') + 1)
      .trim()
      .toUpperCase(),
    parameters: Object.fromEntries(parameters.map(toParameter)),
    value: line.slice(colon + 1),
  };
}

const ofTimes = /^(?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)[;:]/i;

/**
 * Finds the colon before the value. One in quotation marks belongs to a parameter. Times have no colon, so theirs is
 * the last one: Microsoft writes `TZID=tzone://Microsoft/Custom` without the marks.
 */
function endOfParameters(line: string): number {
  if (ofTimes.test(line)) return line.lastIndexOf(':');
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '"') quoted = !quoted;
    else if (character === ':' && !quoted) return at;
  }
  return line.indexOf(':');
}

const splitOutsideQuotes = (text: string) => text.match(/(?:"[^"]*"|[^;"]|")+/g) ?? [];

const toParameter = (text: string): [string, string] => {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.toUpperCase(), ''];
  return [
    text.slice(0, equals).trim().toUpperCase(),
    text
      .slice(equals + 1)
      .replaceAll('"', '')
      .trim(),
  ];
};

/** Returns the first property of this name. */
export const propertyOf = ({ properties }: Component, name: string): Property | undefined =>
  properties.find((property) => property.name === name);

export const propertiesOf = ({ properties }: Component, name: string): Property[] =>
  properties.filter((property) => property.name === name);

/** Returns the value of the first property of this name in capitals, without blanks around it. */
export const wordOf = (component: Component, name: string): string | undefined =>
  propertyOf(component, name)?.value.trim().toUpperCase();
