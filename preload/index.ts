/** Exposes one frozen object to the page. */
export {};
