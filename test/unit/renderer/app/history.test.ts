import { describe, expect, it } from 'vitest';
import { createHistory, currentRoute } from '../../../../renderer/app/history.ts';

const here = (history: ReturnType<typeof createHistory>) => currentRoute(history.getState());

describe('the history of pages', () => {
  it('goes back to the page before and forward again', () => {
    const history = createHistory({ page: 'home' });
    history.go({ page: 'files' });
    history.go({ page: 'file', id: 'a' });
    history.back();
    expect(here(history)).toEqual({ page: 'files' });
    history.forward();
    expect(here(history)).toEqual({ page: 'file', id: 'a' });
  });

  it('may begin at a page with the first one behind it', () => {
    const history = createHistory({ page: 'home' }, { page: 'file', id: 'a' });
    expect(here(history)).toEqual({ page: 'file', id: 'a' });
    history.back();
    expect(here(history)).toEqual({ page: 'home' });
  });

  it('stays where it is at both ends', () => {
    const history = createHistory({ page: 'home' });
    history.back();
    history.forward();
    expect(history.getState()).toEqual({ entries: [{ page: 'home' }], position: 0 });
  });

  it('forgets what was ahead when another page is opened', () => {
    const history = createHistory({ page: 'home' });
    history.go({ page: 'files' });
    history.back();
    history.go({ page: 'returns' });
    history.forward();
    expect(here(history)).toEqual({ page: 'returns' });
    expect(history.getState().entries).toHaveLength(2);
  });

  it('adds nothing when one goes to where one is', () => {
    const history = createHistory({ page: 'files', filter: 'overdue' });
    history.go({ page: 'files', filter: 'overdue' });
    expect(history.getState().entries).toHaveLength(1);
    history.go({ page: 'files' });
    expect(history.getState().entries).toHaveLength(2);
  });

  it('replaces the page in its place', () => {
    const history = createHistory({ page: 'home' });
    history.go({ page: 'files' });
    history.replace({ page: 'files', filter: 'changed' });
    expect(here(history)).toEqual({ page: 'files', filter: 'changed' });
    history.back();
    expect(here(history)).toEqual({ page: 'home' });
  });

  it('keeps the newest hundred pages', () => {
    const history = createHistory({ page: 'home' });
    for (let index = 0; index < 150; index += 1) history.go({ page: 'file', id: String(index) });
    expect(history.getState().entries).toHaveLength(100);
    expect(here(history)).toEqual({ page: 'file', id: '149' });
  });
});
