import { beforeEach, describe, expect, it } from 'vitest';
import type { WebRequest } from '#shared/web-message.js';
import {
  type Desk,
  type DeskFrame,
  PROTECTED_FACTS,
  counting,
  createDesk,
  deliveryOf,
  protectedDelivery,
} from '../frames/testing/desk.js';
import { CONTEXT_CHANGED, createMessageBinding } from './index.js';

let desk: Desk;
let binding: ReturnType<typeof createMessageBinding>;
let logged: string[];
beforeEach(() => {
  desk = createDesk();
  logged = [];
  binding = createMessageBinding({
    tools: [{ id: 'risk', url: 'https://risk.example/#{messaging.handle}&{messaging.origin}' }],
    ...desk,
    random: counting(),
    log: (_level, event) => logged.push(event),
  });
  desk.attach(binding);
});

/** What the tool's page reads of its own address. */
const launchedWith = (frame: DeskFrame) => {
  const [handle = '', origin = ''] = new URL(frame.page().url ?? '').hash.slice(1).split('&').map(decodeURIComponent);
  return { handle, origin };
};
const greet = (frame: DeskFrame, handle = launchedWith(frame).handle) =>
  frame.message({ messagingHandle: handle, messageId: 'hello', messageType: 'status.handshake', payload: {} });
const asked = (frame: DeskFrame): WebRequest => {
  const { post } = frame.page();
  if (post === undefined) throw new Error('nothing was posted');
  return post;
};
const answer = (frame: DeskFrame, to: WebRequest, payload: WebRequest['payload'] = { status: 'success' }) =>
  frame.message({ messageId: 'a', responseToMessageId: to.messageId, payload });
const answers = () => desk.told.filter((line) => !/^(joined|left)/.test(line));

describe('a tool that follows by messages', () => {
  it('is given a handle and the window’s origin, and is told when it has spoken', () => {
    desk.commit(deliveryOf(1, 'Patient/a'));
    const frame = desk.mount('risk');
    expect(launchedWith(frame).origin).toBe('https://desk.example');
    expect(frame.page().post).toBeUndefined();
    expect(greet(frame)).toMatchObject({ responseToMessageId: 'hello', payload: {} });
    expect(asked(frame)).toMatchObject({
      messageType: CONTEXT_CHANGED,
      payload: { version: 1, patient: { reference: 'Patient/a' } },
    });
    answer(frame, asked(frame));
    expect(answers()).toEqual(['shown risk change-1']);
  });

  it('keeps its page over a change, and gets a new handle', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    const first = { page: frame.page().page, post: asked(frame) };
    desk.commit(deliveryOf(2, null), 'risk');
    expect(frame.page()).toMatchObject({ page: first.page, version: 2, opensClient: false });
    expect(asked(frame).payload['patient']).toBeNull();
    expect(asked(frame).messagingHandle).not.toBe(first.post.messagingHandle);
    answer(frame, first.post);
    expect([answers(), logged]).toEqual([[], ['web-message-late']]);
    answer(frame, asked(frame));
    expect(answers()).toEqual(['shown risk change-2']);
  });

  it('is told which client is open and nothing of them, turvakielto or not', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(protectedDelivery(1, 'Patient/a'), 'risk');
    expect(asked(frame).payload).toEqual({ version: 1, patient: { reference: 'Patient/a' } });
    const all = JSON.stringify(frame.shown);
    for (const fact of PROTECTED_FACTS) expect(all).not.toContain(fact);
  });

  it('may refuse in its own words', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    answer(frame, asked(frame), { status: 'error', statusDetail: { text: 'kesken' } });
    expect(answers()).toEqual(['refused risk change-1 kesken']);
  });

  it('is told that the handle of an earlier client is revoked, and what is not done here', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    const ask = (messagingHandle: string) =>
      frame.message({ messagingHandle, messageId: 's', messageType: 'scratchpad.create', payload: {} })?.payload[
        'status'
      ];
    const { messagingHandle: old } = asked(frame);
    expect(ask(old)).toBe('405 Method Not Allowed');
    desk.commit(deliveryOf(2, 'Patient/b'), 'risk');
    expect(ask(old)).toBe('401 Unauthorized');
  });

  it('asked once more, gets the change anew; the answer to the first asking is late', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    const first = asked(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    expect(asked(frame).messageId).not.toBe(first.messageId);
    answer(frame, first);
    expect(answers()).toEqual([]);
  });

  it('that has not spoken is told the newest change only', () => {
    const frame = desk.mount('risk');
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    desk.commit(deliveryOf(2, 'Patient/b'), 'risk');
    greet(frame);
    expect(asked(frame).payload).toMatchObject({ patient: { reference: 'Patient/b' } });
  });

  it('begins anew without a client when the session is over', () => {
    const frame = desk.mount('risk');
    greet(frame);
    desk.commit(deliveryOf(1, 'Patient/a'), 'risk');
    const before = frame.page();
    binding.endSession();
    expect(frame.page().page).not.toBe(before.page);
    expect(frame.page().post).toBeUndefined();
  });
});
