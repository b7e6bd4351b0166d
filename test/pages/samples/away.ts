/** Sample answers about stepping away: what a Linux laptop notices. */
import type { SignalCoverage } from '../../../preload/contract/away.ts';
import type { ShellHandlers } from '../fake-shell.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom } from './base.ts';

export function sampleCoverage(settings: SceneSettings): SignalCoverage[] {
  const seenAt = daysFrom(settings, 0, -3);
  return [
    {
      signal: 'idle',
      state: 'works',
      sources: ['Electron powerMonitor', 'org.gnome.Mutter.IdleMonitor'],
      reason: null,
      seenAt,
    },
    {
      signal: 'screenLock',
      state: 'works',
      sources: ['org.freedesktop.login1 Session.Lock', 'org.gnome.ScreenSaver'],
      reason: null,
      seenAt,
    },
    {
      signal: 'sessionSwitch',
      state: 'untested',
      sources: ['org.freedesktop.login1 Session.Active'],
      reason: null,
      seenAt: null,
    },
    {
      signal: 'suspend',
      state: 'untested',
      sources: ['org.freedesktop.login1 PrepareForSleep'],
      reason: null,
      seenAt: null,
    },
    { signal: 'lid', state: 'unavailable', sources: [], reason: 'noDevice', seenAt: null },
    { signal: 'screenSaver', state: 'unavailable', sources: [], reason: 'noService', seenAt: null },
    { signal: 'displayOff', state: 'unavailable', sources: [], reason: 'noSystem', seenAt: null },
    { signal: 'stick', state: 'unavailable', sources: [], reason: 'notSet', seenAt: null },
    { signal: 'endOfWork', state: 'works', sources: ['Mochidashi'], reason: null, seenAt: null },
    { signal: 'lease', state: 'works', sources: ['Mochidashi'], reason: null, seenAt: null },
    { signal: 'clock', state: 'works', sources: ['Mochidashi'], reason: null, seenAt: null },
  ];
}

/** A shell on such a laptop, with two sticks plugged in. */
export function awayShell(settings: SceneSettings): ShellHandlers {
  return {
    'away/coverage': () => sampleCoverage(settings),
    'away/sticks': () => [
      { id: 'usb-1', label: 'KIOXIA 32GB', holdsVault: true },
      { id: 'usb-2', label: 'BUFFALO 16GB', holdsVault: false },
    ],
  };
}
