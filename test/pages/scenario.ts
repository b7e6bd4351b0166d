/** What a scenario of the page harness is: a faked office and device, and what the user does before the picture is taken. */
import type { Page } from 'playwright-core';
import type { Locale } from '../../resources/locales/messages.ts';
import type { EngineHandlers } from './fake-engine.ts';
import type { ShellHandlers } from './fake-shell.ts';

/** What a scenario may depend on. Samples are made relative to `now`, so that "due tomorrow" stays true. */
export interface SceneSettings {
  readonly locale: Locale;
  readonly now: Date;
}

/** The two ends that a page talks to, as far as this scenario uses them. A call without a handler fails the run. */
export interface World {
  readonly shell: ShellHandlers;
  readonly engine: EngineHandlers;
}

export interface Scenario {
  /** Unique; names the picture and the address (`?scenario=…`). */
  readonly name: string;
  readonly world: (settings: SceneSettings) => World;
  /** Runs outside the page (Playwright) before the picture: unlock, press, type. */
  readonly steps?: (page: Page, settings: SceneSettings) => Promise<void>;
  /** Windows to take the picture at; default all of `windowSizes` in shoot.ts. */
  readonly fullPage?: boolean;
}
