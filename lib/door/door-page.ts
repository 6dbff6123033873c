import type { BookingRecord } from '../bookings/booking.ts';
import type { AuditSubject } from '../contract/audit.ts';
import type { DoorList } from '../contract/door.ts';

export interface DoorPaging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The bookings on a page of a door's list, with the thing that the door is for. */
export interface DoorPage {
  readonly facts: Pick<DoorList, 'dealId' | 'serviceId' | 'date' | 'title' | 'quantityTotal'>;
  readonly subject: AuditSubject;
  readonly records: readonly BookingRecord[];
  readonly nextCursor: string | null;
}
