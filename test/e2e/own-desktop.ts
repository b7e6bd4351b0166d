/** Puts each worker of the end-to-end tests into a desktop session of its own, of those that `npm run e2e` made. Runs before every file. */
const desktops = JSON.parse(process.env['MOCHIDASHI_DESKTOPS'] ?? '[]') as Record<string, string>[];

// From 1 to the number of workers; a worker's number is given to another one only when it has ended.
const worker = Number(process.env['VITEST_POOL_ID']);
const desktop = desktops[worker - 1];
if (desktops.length > 0 && !desktop) throw new Error(`worker ${String(worker)} has no desktop of its own`);
Object.assign(process.env, desktop);

export {};
