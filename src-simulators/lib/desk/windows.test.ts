import { describe, expect, it } from 'vitest';
import { emptyView } from './view.js';
import { createWindows } from './windows.js';

const view = (version: number) => ({ ...emptyView('connected'), version });

describe('windows', () => {
  it('wait for the slowest of them', () => {
    const windows = createWindows();
    const [one, two] = [windows.open(() => {}, view(0)), windows.open(() => {}, view(0))];
    const answers: string[] = [];
    windows.show(view(1));
    windows.whenShown(1, (status) => answers.push(status));
    windows.confirm(one.id, 1);
    expect(answers).toEqual([]);
    windows.confirm(two.id, 1);
    expect(answers).toEqual(['200']);
  });

  it('do not wait for one that is gone', () => {
    const windows = createWindows();
    const [one, two] = [windows.open(() => {}, view(0)), windows.open(() => {}, view(0))];
    const answers: string[] = [];
    windows.whenShown(1, (status) => answers.push(status));
    windows.confirm(one.id, 1);
    two.close();
    expect(answers).toEqual(['200']);
  });

  it('accept without a window, and confirm when one has shown it', () => {
    const windows = createWindows();
    const answers: string[] = [];
    windows.whenShown(1, (status) => answers.push(status));
    expect(answers).toEqual(['202']);
    const one = windows.open(() => {}, view(1));
    windows.confirm(one.id, 1);
    expect(answers).toEqual(['202', '200']);
  });

  it('accept when the last window goes before it has shown it', () => {
    const windows = createWindows();
    const one = windows.open(() => {}, view(0));
    const answers: string[] = [];
    windows.whenShown(1, (status) => answers.push(status));
    one.close();
    expect(answers).toEqual(['202']);
    const two = windows.open(() => {}, view(1));
    windows.confirm(two.id, 1);
    expect(answers).toEqual(['202', '200']);
  });

  it('tell that a change was overtaken by a later one', () => {
    const windows = createWindows();
    const one = windows.open(() => {}, view(0));
    const answers: string[] = [];
    windows.whenShown(1, (status) => answers.push(`first ${status}`));
    windows.show(view(2));
    windows.whenShown(2, (status) => answers.push(`second ${status}`));
    windows.confirm(one.id, 2);
    expect(answers).toEqual(['first 409', 'second 200']);
  });
});
