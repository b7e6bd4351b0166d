/** Starts the real pages with a faked shell and engine: `?scenario=worker-home&locale=ja&theme=dark`. */
import { createFakeShell, type Harness } from './fake-shell.ts';
import type { SceneSettings } from './scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';

declare global {
  interface Window {
    harness?: Harness;
  }
}

const address = new URLSearchParams(location.search);
const name = address.get('scenario') ?? '';
const scenario = scenarios.find((candidate) => candidate.name === name);

if (scenario) {
  const settings: SceneSettings = { locale: address.get('locale') === 'en' ? 'en' : 'ja', now: new Date() };
  const world = scenario.world(settings);
  const theme = address.get('theme') === 'dark' ? ('dark' as const) : ('light' as const);
  const state = world.shell['shell/state'];
  const shell = {
    ...world.shell,
    'shell/state': async () => {
      const base = await state?.({});
      if (!base) throw new Error('every scenario answers shell/state');
      return { ...base, preferences: { ...base.preferences, locale: settings.locale, theme } };
    },
  };
  const { api, harness } = createFakeShell(shell, world.engine);
  Object.assign(window, { mochidashi: api, harness });
  await import('../../renderer/main.tsx');
} else {
  const list = document.createElement('ul');
  for (const { name: each } of scenarios) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    item.append(link);
    list.append(item);
    link.href = `?scenario=${each}`;
    link.textContent = each;
  }
  document.body.replaceChildren(list);
  document.body.style.overflow = 'auto';
}

export {};
