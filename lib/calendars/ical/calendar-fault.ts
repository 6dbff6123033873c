/** The reasons for which a calendar cannot be read. */
export const calendarFaults = ['no_calendar', 'too_many_events', 'too_complex'] as const;
export type CalendarFault = (typeof calendarFaults)[number];

/** A calendar that cannot be read. It has nothing of the text, which is personal. */
export class UnreadableCalendar extends Error {
  readonly fault: CalendarFault;

  constructor(fault: CalendarFault) {
    super(`The calendar cannot be read: ${fault}`);
    this.name = 'UnreadableCalendar';
    this.fault = fault;
  }
}
