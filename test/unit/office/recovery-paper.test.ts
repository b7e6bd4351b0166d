import { describe, expect, it } from 'vitest';
import { officeHome } from '../../../main/office/home.ts';
import { noteRecoveryPaper } from '../../../main/office/recovery-key.ts';
import { recoveryOf } from '../../../main/office/self.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('a recovery key on paper', () => {
  it('is noted when its end is read off the paper, in any way of writing it', () => {
    const { story } = now();
    const ending = recoveryOf(story.office).identity.slice(-6);
    expect(officeHome(story.office, []).recoveryKeyOnPaperAt).toBeNull();
    noteRecoveryPaper(story.office, ` ${ending.slice(0, 3).toLowerCase()} ${ending.slice(3)}`);
    expect(officeHome(story.office, []).recoveryKeyOnPaperAt).toMatch(/^\d{4}-/);
    expect(officeHome(story.office, []).recoveryKeySavedAt).toBeNull();
    const [last] = story.office.catalogue.all('SELECT event FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual({ event: 'recoveryKey.onPaper' });
  });

  it('is not noted for the end of another key, for nothing, for too little, or for its beginning', () => {
    const { story } = now();
    const { identity } = recoveryOf(story.office);
    for (const ending of ['ABCDEF', '', identity.slice(-5), identity.slice(0, 6)]) {
      expect(() => {
        noteRecoveryPaper(story.office, ending);
      }).toThrow(code('office/recovery-paper-differs'));
    }
    expect(officeHome(story.office, []).recoveryKeyOnPaperAt).toBeNull();
  });
});
