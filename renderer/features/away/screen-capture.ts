/** Whether the window can be kept out of screenshots and recordings, by system. Pure; for the settings. */

export type ScreenCapture = 'windows' | 'mac' | 'unavailable';

/** `platform` as Node names it. */
export function screenCaptureOf(platform: string): ScreenCapture {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'mac' : 'unavailable';
}
