import { expect, it } from 'vitest';
import { participantStateSchema } from '#shared/context.js';
import { actionsOf } from './ToolActions.js';

it('offers asking again and leaving behind for those that do not follow, and taking back what was left', () => {
  expect(actionsOf('refused', true)).toEqual(['askAgain', 'leaveBehind', 'openTool']);
  expect(actionsOf('unconfirmed', false)).toEqual(['askAgain', 'leaveBehind']);
  expect(actionsOf('leftBehind', true)).toEqual(['takeBack', 'openTool']);
  expect(actionsOf('follows', true)).toEqual(['openTool']);
});

it('never offers to open a tool that the catalogue does not have', () => {
  for (const state of participantStateSchema.options) expect(actionsOf(state, false)).not.toContain('openTool');
});
