/** Doing something later, and calling it off. For shell.ts, which gives it to its parts. */

/** Runs `work` after so many milliseconds; the returned function calls it off. */
export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => {
    clearTimeout(timer);
  };
}
