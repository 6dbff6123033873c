/** Booking records, not the counters of the limit per customer, which have no status. */
export const recordedBookings = { dynamodb: { NewImage: { status: { S: [{ exists: true }] } } } };
