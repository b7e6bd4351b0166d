/** What a device says of itself to the office. Unverified words; for takeout. */
import { arch, hostname, platform, release } from 'node:os';
import type { z } from 'zod';
import type { DeviceFacts as DeviceFactsSchema } from '../../preload/contract/calls/office.ts';

export type DeviceFacts = z.infer<typeof DeviceFactsSchema>;

export function readDeviceFacts(appVersion: string): DeviceFacts {
  const short = (text: string): string => text.slice(0, 200);
  return {
    host: short(hostname()),
    platform: platform(),
    osRelease: short(release()),
    arch: arch(),
    appVersion: short(appVersion),
  };
}
