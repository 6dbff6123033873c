/** One use of a booking at the door. Instants are milliseconds since the epoch. */
export interface RecordedUse {
  /** Made by the device, so that a repeated request finds its use. Unique for the device. */
  readonly id: string;
  readonly deviceId: string;
  /** The name that staff gave the device, as in `Door 2`. */
  readonly deviceName?: string;
  readonly quantity: number;
  readonly at: number;
  readonly staffId: string;
  /** Whether the device had no network, and told of the use later. */
  readonly provisional?: true;
  /** When staff undid it. The audit has the reason. */
  readonly undoneAt?: number;
}

/** The uses of a booking at the door. */
export interface RedemptionRecord {
  /** The units in use: those of all uses that were not undone. Never more than the booking has. */
  readonly quantity: number;
  readonly uses: readonly RecordedUse[];
  /** Uses that a device without a network let in, and that did not count. Both doors see them. */
  readonly refused?: readonly RecordedUse[];
}

/** The last use that counts. */
export const lastUse = ({ uses }: RedemptionRecord): RecordedUse | undefined =>
  uses.findLast(({ undoneAt }) => undoneAt === undefined);
