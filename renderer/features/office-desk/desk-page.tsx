/** The returns desk: the list of returns, or one return to compare and settle. */
import type { ReactNode } from 'react';
import type { RouteOf } from '../../app/route.ts';
import { DeskListPage } from './desk-list-page.tsx';
import { ReturnPage } from './return-page.tsx';

export function OfficeDeskPage({ route }: { readonly route: RouteOf<'office-desk'> }): ReactNode {
  // Another return is another page: no decision may carry over.
  return route.returnId === undefined ? (
    <DeskListPage />
  ) : (
    <ReturnPage key={route.returnId} returnId={route.returnId} />
  );
}
