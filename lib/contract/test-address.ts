/**
 * Names the address that a request comes from, on the dev stage only: a rush from one machine gives each of its buyers
 * an address. Everywhere else it is a header like any other, and nobody reads it.
 */
export const testAddressHeader = 'x-stampede-test-address';
