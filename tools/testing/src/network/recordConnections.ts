/**
 * A module to load before a program: appends a line to the file named by `RECORDED_CONNECTIONS` for each connection that the
 * program or one of its threads opens, each datagram it sends and each name it looks up, loopback and pipes included. HTTP,
 * TLS, `fetch` and WebSockets open connections of `node:net`.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env['RECORDED_CONNECTIONS']!;

/** Replaces a method by one that records its call first. */
function recordCalls(name: string, owner: object, method: string): void {
  const methods = owner as Record<string, (...values: unknown[]) => unknown>;
  const original = methods[method]!;
  methods[method] = function (this: unknown, ...values) {
    const shown = JSON.stringify(values, (_, value) => (typeof value === 'function' ? undefined : value));
    appendFileSync(file, `${name}.${method} ${shown.slice(0, 300)}\n`);
    return original.apply(this, values);
  };
}

recordCalls('net.Socket', net.Socket.prototype, 'connect');
recordCalls('net.Server', net.Server.prototype, 'listen');
for (const method of ['send', 'connect', 'bind']) recordCalls('dgram.Socket', dgram.Socket.prototype, method);
for (const [name, owner] of Object.entries({
  dns,
  'dns.promises': dns.promises,
  'dns.Resolver': dns.Resolver.prototype,
  'dns.promises.Resolver': dns.promises.Resolver.prototype,
})) {
  const methods = Object.getOwnPropertyNames(owner).filter((method) =>
    /^(lookup|resolve|reverse)/.test(method),
  );
  for (const method of methods) recordCalls(name, owner, method);
}
syncBuiltinESMExports();
