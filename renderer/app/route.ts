/** Where the user is. Pages of an open vault by name; what a page needs to be found again stands in the route, never content. */
import type { PickedPath } from '../../preload/contract/shell.ts';
import type { TakeoutFilter } from '../../preload/contract/values.ts';

/** Pages that both roles have. */
export type SharedRoute =
  | { readonly page: 'settings' }
  | { readonly page: 'away' }
  | { readonly page: 'policy' }
  | { readonly page: 'contacts' }
  | { readonly page: 'log' }
  | { readonly page: 'guideline' };

export type WorkerRoute =
  | { readonly page: 'home' }
  | { readonly page: 'files'; readonly filter?: TakeoutFilter }
  | { readonly page: 'file'; readonly id: string }
  | { readonly page: 'requests' }
  | { readonly page: 'reports'; readonly tab?: 'inspection' | 'software' | 'learning' }
  | { readonly page: 'returns' }
  | { readonly page: 'checks' }
  | { readonly page: 'memos' }
  | { readonly page: 'memo'; readonly id: string }
  /** Adds a memo where no id is given. */
  | { readonly page: 'memo-edit'; readonly id?: string };

/** The office's pages; their own engineer's to extend. */
export type OfficeRoute =
  | { readonly page: 'office-home' }
  | { readonly page: 'office-devices'; readonly deviceId?: string }
  | { readonly page: 'office-grant'; readonly parcel?: PickedPath }
  | { readonly page: 'office-takeout'; readonly deviceId?: string }
  | { readonly page: 'office-ledger'; readonly filter?: TakeoutFilter; readonly deviceId?: string }
  | { readonly page: 'office-approvals'; readonly requestId?: string }
  | { readonly page: 'office-desk'; readonly returnId?: string }
  | { readonly page: 'office-reports' }
  | { readonly page: 'office-recovery'; readonly parcel?: PickedPath }
  | { readonly page: 'office-policy' }
  | { readonly page: 'office-log'; readonly deviceId?: string };

export type Route = SharedRoute | WorkerRoute | OfficeRoute;
export type PageName = Route['page'];
export type RouteOf<Page extends PageName> = Extract<Route, { readonly page: Page }>;

/** Same page with the same details. */
export function isSameRoute(one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
