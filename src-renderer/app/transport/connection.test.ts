import { describe, expect, it } from 'vitest';
import { createConnection } from './connection.js';

function setUp() {
  const timers: (() => void)[] = [];
  const connection = createConnection(1000, (run) => {
    timers.push(run);
    return () => void timers.splice(timers.indexOf(run), 1);
  });
  const reopenings: boolean[] = [];
  connection.onReopen((afterLoss) => reopenings.push(afterLoss));
  return { connection, reopenings, passTime: () => timers.splice(0).forEach((run) => run()) };
}

describe('connection', () => {
  it('is lost when the core does not answer at the beginning', () => {
    const { connection, passTime } = setUp();
    expect(connection.get()).toBe('connecting');
    passTime();
    expect(connection.get()).toBe('lost');
  });

  it('does not call a blink a loss', () => {
    const { connection, reopenings, passTime } = setUp();
    connection.opened();
    connection.closed();
    connection.opened();
    passTime();
    expect(connection.get()).toBe('connected');
    expect(reopenings).toEqual([false]);
  });

  it('tells a loss, and at the return that there was one', () => {
    const { connection, reopenings, passTime } = setUp();
    connection.opened();
    connection.closed();
    passTime();
    connection.closed();
    expect(connection.get()).toBe('lost');
    connection.opened();
    expect(connection.get()).toBe('connected');
    expect(reopenings).toEqual([true]);
  });
});
