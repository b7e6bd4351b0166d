import { expect, it } from 'vitest';
import { createOpenedParcel } from '../../../main/shell/opened-parcel.ts';

it('offers the parcel it was opened with under one token until a vault was open and locked', async () => {
  const opened = createOpenedParcel();
  let number = 0;
  const pick = (paths: readonly string[]) => {
    number += 1;
    return Promise.resolve(paths.map((name) => ({ token: String(number), name, isFolder: false })));
  };
  expect(await opened.picked(pick)).toBeNull();
  opened.set('/x.mochi');
  expect(await opened.picked(pick)).toMatchObject({ token: '1' });
  expect(await opened.picked(pick)).toMatchObject({ token: '1' });
  opened.locked();
  expect(await opened.picked(pick)).toMatchObject({ token: '2' });
  opened.vaultOpened();
  opened.locked();
  expect(await opened.picked(pick)).toBeNull();
});
