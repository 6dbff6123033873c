import type { ResourceId, ServiceId } from '../contract/ids.ts';

/** Resources of which a slot takes one. A resource is in one group of a service. */
export interface SlotGroup {
  readonly name: string;
  readonly resourceIds: readonly ResourceId[];
}

/** The most slots of the service that a primary resource gives, in its own days and ISO weeks. */
export interface SlotLimits {
  readonly perDay?: number | undefined;
  readonly perWeek?: number | undefined;
}

/** A service, as far as the engine looks at it. All times are in minutes. */
export interface SlotService {
  readonly serviceId: ServiceId;
  readonly duration: number;
  /** From one start to the next. */
  readonly step: number;
  /** Time that the resources need before and after a slot. It may lie outside of their hours. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** How long before its start a slot can be ordered at the latest. */
  readonly notice: number;
  /** How long before its start a slot can be ordered at the earliest. */
  readonly horizon: number;
  readonly limits: SlotLimits;
  /** `private`: one booking has the slot · `shared`: bookings share its seats. */
  readonly seating: 'private' | 'shared';
  /** The seats of a shared slot, where that is fewer than the resource's. */
  readonly seats?: number | undefined;
  /** One to three groups. A slot needs one resource of each. The first group is primary. */
  readonly requires: readonly SlotGroup[];
  /** The permanent number of each primary resource. */
  readonly numbers: Readonly<Record<ResourceId, number>>;
}
