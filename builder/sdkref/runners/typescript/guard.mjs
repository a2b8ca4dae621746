// Loaded before a program: it connects to the allowed hosts only, and writes down what it ends with.
//
// The settings stand in the query of this module's address, as JSON:
//   hosts:  where it may connect to
//   report: the file for what nothing caught: {name, message, code, stack, permission, kinds, causes: [{name,
//           message, code}]}; `name` is empty when it was no Error, and `kinds` names its classes
// Node's permission model forbids the rest: other processes, worker threads, writing outside of its folder.
// A guard rail: it keeps mistakes inside, and would not hold malice.

import dgram from "node:dgram";
import dns from "node:dns";
import { writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";

// `fetch` parses HTTP in WebAssembly: to optimise that for one request takes a third of a program's time.
setFlagsFromString("--liftoff-only");

const settings = JSON.parse(new URL(import.meta.url).searchParams.get("settings"));
const hosts = new Set(settings.hosts);
const write = writeFileSync;

const refuse = (what) => {
  const error = new Error(`the example may connect to ${[...hosts].sort().join(", ")} only, not to ${what}`);
  error.code = "ERR_SDKREF_FENCE";
  throw error;
};

// `connect` takes options, a port with or without a host, a path, or a list that Node made of those.
const destination = (given) => {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === "object" && first !== null) return first;
  if (typeof first === "string" && Number.isNaN(Number(first))) return { path: first };
  return { port: first, host: typeof second === "string" ? second : undefined };
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const { path, port, host } = destination(given);
  if (path !== undefined && path !== null) refuse(`the socket ${path}`);
  const name = String(host ?? "localhost").replace(/^\[|\]$/g, "");
  if (!hosts.has(name)) refuse(`${name}:${port}`);
  return connect.apply(this, given);
};

dgram.Socket.prototype.send = () => refuse("a host by UDP");
dgram.Socket.prototype.connect = () => refuse("a host by UDP");

// A question to a name server tells it what was asked for. `connect` above looks up allowed names only.
for (const names of [dns, dns.promises]) {
  for (const ask of Object.keys(names).filter((name) => /^(lookup|resolve|reverse)/.test(name))) {
    const asked = names[ask];
    names[ask] = (name, ...more) =>
      hosts.has(name) || (ask === "lookup" && net.isIP(name)) ? asked(name, ...more) : refuse(`the name ${name}`);
  }
  for (const ask of Object.getOwnPropertyNames(names.Resolver.prototype).filter((name) => /^re/.test(name))) {
    names.Resolver.prototype[ask] = (name) => refuse(`the name ${name}`);
  }
}

// The address of a mock takes the place of an API's: it begins with http, whatever module is asked to get it.
for (const ask of ["get", "request"]) {
  const [plain, secure] = [http[ask], https[ask]];
  https[ask] = (first, ...more) => (/^http:/.test(first?.href ?? first) ? plain : secure)(first, ...more);
}
syncBuiltinESMExports();

// From Node 24 on, the error of a request that failed does not say where it was made.
const request = globalThis.fetch;
globalThis.fetch = function fetch(...given) {
  const here = new Error();
  return request.apply(this, given).catch((error) => {
    if (!/^\s+at /m.test(error.stack ?? "")) error.stack = `${error}${here.stack.slice(`${here}`.length)}`;
    throw error;
  });
};

const told = (error) => {
  if (!(error instanceof Error)) return { name: "", message: inspect(error), code: "" };
  const name = error.name === "Error" ? (error.constructor?.name ?? "Error") : error.name;
  return { name: `${name}`, message: `${error.message}`, code: `${error.code ?? ""}` };
};

const chain = (error) => {
  const causes = [];
  for (let each = error?.cause; each !== undefined && each !== null && causes.length < 5; each = each.cause) {
    causes.push(told(each.errors?.[0] ?? each));
  }
  return causes;
};

// The class of an error, those that it extends, and those of what caused it.
const kindsOf = (error) => {
  const kinds = [];
  for (let each = error; each !== undefined && each !== null && kinds.length < 50; each = each.cause) {
    for (let kind = Object.getPrototypeOf(each); kind !== null; kind = Object.getPrototypeOf(kind)) {
      kinds.push(`${kind.constructor?.name ?? ""}`);
    }
  }
  return kinds.filter((each, at) => each !== "" && kinds.indexOf(each) === at);
};

process.on("uncaughtExceptionMonitor", (error) => {
  const { stack, permission } = error instanceof Error ? error : {};
  const more = { stack: `${stack ?? ""}`, permission: `${permission ?? ""}`, kinds: kindsOf(error) };
  const report = { ...told(error), ...more, causes: chain(error) };
  write(settings.report, JSON.stringify(report));
});
