import { expect, test } from 'vitest';
import { runAndListConnections } from '../../src/network.ts';

/** Nothing listens there; `fetch` refuses ports below 1024 that have other uses. */
const PORT = 59_989;

const evaluate = (program: string) => runAndListConnections(['--input-type=module', '--eval', program]);

test.each([
  ['fetch', `await fetch('http://127.0.0.1:${PORT}').catch(() => {})`, 'net.Socket.connect'],
  [
    'https',
    `import { get } from 'node:https'; get('https://127.0.0.1:${PORT}').on('error', () => {})`,
    'net.Socket.connect',
  ],
  ['a WebSocket', `new WebSocket('ws://127.0.0.1:${PORT}').onerror = () => {}`, 'net.Socket.connect'],
  [
    'a datagram',
    `import { createSocket } from 'node:dgram';
     const socket = createSocket('udp4'); socket.send('a', ${PORT}, '127.0.0.1', () => socket.close())`,
    'dgram.Socket.send',
  ],
  [
    'a look-up',
    `import { lookup } from 'node:dns/promises'; await lookup('localhost')`,
    'dns.promises.lookup',
  ],
  [
    'a server',
    `import { createServer } from 'node:net'; createServer().listen(0).close()`,
    'net.Server.listen',
  ],
  [
    'a request in a thread',
    `import { Worker } from 'node:worker_threads';
     new Worker("fetch('http://127.0.0.1:${PORT}').catch(() => {})", { eval: true })`,
    'net.Socket.connect',
  ],
  [
    'a request of another process',
    `import { execFileSync } from 'node:child_process';
     execFileSync(process.execPath, ['--eval', "fetch('http://127.0.0.1:${PORT}').catch(() => {})"])`,
    'net.Socket.connect',
  ],
])('records %s', async (_, program, expected) => {
  const { code, stderr, connections } = await evaluate(program);
  expect(code, stderr).toBe(0);
  expect(connections.join('\n')).toContain(expected);
});

test('records nothing of a program that computes', async () => {
  expect(await evaluate('console.log(6 * 7)')).toEqual({
    code: 0,
    stdout: '42\n',
    stderr: '',
    connections: [],
  });
});
