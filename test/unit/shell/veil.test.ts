import { expect, it } from 'vitest';
import { createVeil } from '../../../main/shell/veil.ts';
import type { ShellEvent } from '../../../preload/contract/shell.ts';

function world({ isOpen = true, coversOnBlur = true } = {}) {
  const now = { isOpen, coversOnBlur };
  const told: unknown[] = [];
  const veil = createVeil({
    isOpen: () => now.isOpen,
    coversOnBlur: () => now.coversOnBlur,
    tellPage: (event: ShellEvent) => told.push('cause' in event ? event.cause : event),
  });
  return { veil, told, now };
}

it('covers the window when it loses the focus, and uncovers it when the focus is back', () => {
  const { veil, told } = world();
  veil.focusChanged(false);
  veil.focusChanged(true);
  expect(told).toEqual(['blur', null]);
});

it('leaves the window alone where neither user nor policy wants it covered', () => {
  const { veil, told } = world({ coversOnBlur: false });
  veil.focusChanged(false);
  expect(told).toEqual([]);
});

it('covers nothing while no vault is open, whatever is wished', () => {
  const { veil, told } = world({ isOpen: false });
  veil.focusChanged(false);
  veil.wish(true);
  expect(told).toEqual([]);
  expect(veil.cause()).toBeNull();
});

it('stays as the user wished, with the focus and without', () => {
  const { veil, told } = world();
  veil.wish(true);
  veil.focusChanged(false);
  veil.focusChanged(true);
  expect(told).toEqual(['wish']);
  veil.wish(false);
  expect(told).toEqual(['wish', null]);
});

it('stays uncovered once the user uncovered it without giving it the focus, until the focus is lost again', () => {
  const { veil, told } = world();
  veil.focusChanged(false);
  veil.wish(false);
  veil.settingsChanged();
  expect(told).toEqual(['blur', null]);
  veil.focusChanged(true);
  veil.focusChanged(false);
  expect(told).toEqual(['blur', null, 'blur']);
});

it('does not cover the window for a dialog of its own, but does when the dialog is gone and the focus has not come back', async () => {
  const { veil, told } = world();
  let close = (): void => undefined;
  const dialog = veil.during(
    new Promise<string>((resolve) => {
      close = () => {
        resolve('picked');
      };
    }),
  );
  veil.focusChanged(false);
  expect(told).toEqual([]);
  close();
  await expect(dialog).resolves.toBe('picked');
  expect(told).toEqual(['blur']);
});

it('counts a dialog that failed as closed', async () => {
  const { veil, told } = world();
  await expect(veil.during(Promise.reject(new Error('no dialog')))).rejects.toThrow('no dialog');
  veil.focusChanged(false);
  expect(told).toEqual(['blur']);
});

it('follows the settings at once', () => {
  const { veil, told, now } = world({ coversOnBlur: false });
  veil.focusChanged(false);
  now.coversOnBlur = true;
  veil.settingsChanged();
  expect(told).toEqual(['blur']);
});

it('forgets the wish with the lock', () => {
  const { veil, told, now } = world();
  veil.wish(true);
  now.isOpen = false;
  veil.settingsChanged();
  now.isOpen = true;
  veil.settingsChanged();
  expect(told).toEqual(['wish', null]);
});
