/**
 * The header that claims a client address, on the dev stage only. A rush from one machine gives each buyer an address
 * with it. All other stages ignore it.
 */
export const testAddressHeader = 'x-stampede-test-address';
