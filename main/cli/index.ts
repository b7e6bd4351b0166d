/** Entry of the command line. */
export {};
