import { expect, it } from 'vitest';
import { engineEnvironment } from '../../../main/shell/engine-environment.ts';

it('gives the engine no variable that could load foreign code', () => {
  const given = engineEnvironment({
    HOME: '/h',
    LANG: 'ja_JP.UTF-8',
    NODE_OPTIONS: '--require /evil.js',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/evil.so',
    NODE_PATH: '/evil',
    SECRET: 'x',
  });
  expect(given).toEqual({ HOME: '/h', LANG: 'ja_JP.UTF-8' });
});
