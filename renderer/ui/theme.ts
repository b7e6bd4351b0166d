/** Light or dark: puts the user's choice on <html>, where the style sheet reads it. For the window's entry and the settings. */

/** `system` follows the operating system, also when that changes while the window is open. */
export type Theme = 'system' | 'light' | 'dark';

export function applyTheme(theme: Theme, root: HTMLElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
