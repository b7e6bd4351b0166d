/** Entry of the engine process (an Electron utilityProcess). */
export {};
