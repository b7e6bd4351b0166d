/** What Electron's powerMonitor tells: all there is on Windows and macOS, one source more on Linux. Given in by the shell. */
import type { SignalId } from '../../../preload/contract/away.ts';
import type { SignalSink } from '../signal.ts';

export type PowerEvent =
  'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'user-did-resign-active' | 'user-did-become-active';

export interface PowerEvents {
  on(event: PowerEvent, listener: () => void): void;
  /** Seconds since the last input anywhere; some systems say 0 for ever. */
  systemIdleSeconds(): number;
}

interface Row {
  readonly event: PowerEvent;
  readonly signal: SignalId;
  readonly locks: boolean;
  /** Where Electron documents it; elsewhere it counts as a source only once it came. */
  readonly on: readonly NodeJS.Platform[];
}

const rows: readonly Row[] = [
  { event: 'suspend', signal: 'suspend', locks: true, on: ['darwin', 'win32'] },
  { event: 'resume', signal: 'suspend', locks: false, on: ['darwin', 'win32'] },
  { event: 'lock-screen', signal: 'screenLock', locks: true, on: ['darwin', 'win32'] },
  { event: 'unlock-screen', signal: 'screenLock', locks: false, on: ['darwin', 'win32'] },
  { event: 'user-did-resign-active', signal: 'sessionSwitch', locks: true, on: ['darwin'] },
  { event: 'user-did-become-active', signal: 'sessionSwitch', locks: false, on: ['darwin'] },
];

export function listenToPowerEvents(sink: SignalSink, power: PowerEvents, platform: NodeJS.Platform): void {
  for (const { event, signal, locks, on } of rows) {
    const source = `powerMonitor ${event}`;
    if (locks && on.includes(platform)) sink.attached(signal, source);
    power.on(event, () => {
      sink.seen(
        signal,
        locks ? source : `powerMonitor ${rows.find((row) => row.locks && row.signal === signal)?.event}`,
      );
      if (locks) sink.lock(signal);
      if (event === 'resume') sink.resumed();
    });
  }
}
