import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebMessage } from '#shared/web-message.js';
import { type Conversation, hear, newConversation, refusalOf, tell } from './conversation.js';

const request = (handle: string, messageType = 'status.handshake'): WebMessage => ({
  messagingHandle: handle,
  messageId: 'm',
  messageType,
  payload: {},
});
const response = (to: string, payload: WebMessage['payload'] = { status: 'success' }): WebMessage => ({
  messageId: 'm',
  responseToMessageId: to,
  payload,
});

describe('a conversation with a tool', () => {
  const told = tell(newConversation('h0'), { handle: 'h1', messageId: 'q1', change: 'c1' });

  it('opens by the tool’s handshake with its own handle', () => {
    expect(hear(newConversation('h0'), request('h0'))).toMatchObject({
      next: { open: true },
      heard: { kind: 'opened' },
    });
    expect(hear(newConversation('h0'), request('other'))).toMatchObject({
      next: { open: false, refused: 1 },
      heard: { kind: 'late' },
    });
  });

  it('hears the answer to the change, once', () => {
    const { next, heard } = hear(told, response('q1'));
    expect(heard).toEqual({ kind: 'shown', change: 'c1' });
    expect(hear(next, response('q1')).heard).toEqual({ kind: 'late' });
  });

  it('hears a refusal and its words', () => {
    const payload = { status: 'error', statusDetail: { text: 'kirjaus kesken' } };
    expect(hear(told, response('q1', payload)).heard).toEqual({
      kind: 'refused',
      change: 'c1',
      detail: 'kirjaus kesken',
    });
    expect(hear(told, response('q1', { status: 'maybe' })).heard).toEqual({ kind: 'late' });
  });

  it('takes nothing with a handle that was revoked by a change', () => {
    expect(hear(told, request('h0', 'scratchpad.create')).heard).toEqual({ kind: 'late' });
    expect(hear(told, request('h1', 'scratchpad.create')).heard).toEqual({ kind: 'unsupported' });
  });

  it('answers what it does not do in the form of what was asked', () => {
    const asked = (messageType: string) => ({ messagingHandle: 'h', messageId: 'm', messageType, payload: {} });
    expect(refusalOf(asked('ui.launchActivity'), 'unsupported')['status']).toBe('error');
    expect(refusalOf(asked('scratchpad.create'), 'unsupported')).toMatchObject({
      status: '405 Method Not Allowed',
      outcome: { resourceType: 'OperationOutcome' },
    });
    expect(refusalOf(asked('scratchpad.create'), 'revokedHandle')['status']).toBe('401 Unauthorized');
    expect(refusalOf(asked('status.handshake'), 'revokedHandle')).toHaveProperty('error.code', 'revoked');
  });
});

it('never takes a late message for one of the present client, in whatever order they come', () => {
  // Each step is a change to a new client, or a message of any change so far.
  const step = fc.oneof(
    fc.constant({ do: 'change' as const }),
    fc.record({
      do: fc.constantFrom('answer' as const, 'ask' as const),
      of: fc.nat({ max: 12 }),
      refuses: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      let state: Conversation = newConversation('h0');
      let now = 0;
      for (const one of steps) {
        if (one.do === 'change') {
          now += 1;
          state = tell(state, { handle: `h${now}`, messageId: `q${now}`, change: `c${now}` });
          continue;
        }
        const message =
          one.do === 'ask'
            ? request(`h${one.of}`, 'scratchpad.create')
            : response(`q${one.of}`, { status: one.refuses ? 'error' : 'success' });
        const before = state.refused;
        const { next, heard } = hear(state, message);
        state = next;
        if (one.of !== now) expect([heard.kind, next.refused]).toEqual(['late', before + 1]);
        if (heard.kind === 'shown' || heard.kind === 'refused') expect(heard.change).toBe(`c${now}`);
      }
    }),
    { numRuns: 500 },
  );
});
