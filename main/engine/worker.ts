/** Entry of a worker thread of the engine. */
export {};
