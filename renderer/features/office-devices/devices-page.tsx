/** The ledger of devices, or one device of it. */
import type { ReactNode } from 'react';
import type { RouteOf } from '../../app/route.ts';
import { DevicePage } from './device-page.tsx';
import { DeviceListPage } from './device-list-page.tsx';

export function OfficeDevicesPage({ route }: { readonly route: RouteOf<'office-devices'> }): ReactNode {
  return route.deviceId === undefined ? (
    <DeviceListPage />
  ) : (
    <DevicePage key={route.deviceId} deviceId={route.deviceId} initialTab="summary" />
  );
}

/** The same device, opened at its log. */
export function OfficeLogPage({ route }: { readonly route: RouteOf<'office-log'> }): ReactNode {
  return route.deviceId === undefined ? (
    <DeviceListPage />
  ) : (
    <DevicePage key={route.deviceId} deviceId={route.deviceId} initialTab="log" />
  );
}
