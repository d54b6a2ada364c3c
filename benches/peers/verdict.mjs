// The rule of `benches/src/bin/decide.rs` compiled by a JsonLogic library: a line of JSON, in nanoseconds a verdict.
import { readFileSync } from "node:fs";
import { LogicEngine } from "json-logic-engine";

const ROWS = 1024;
const ROUNDS = 2000;
const version = JSON.parse(readFileSync(new URL("node_modules/json-logic-engine/package.json", import.meta.url))).version;
const below = (bound) => Math.floor(Math.random() * bound);
const online = { "===": [{ var: "channel" }, "online"] };
const rule = { and: [
  { in: [{ var: "procedure" }, [...Array(20).keys()]] }, { "!": [{ var: "verify" }] }, { var: "complete" },
  { "<=": [{ var: "weekday" }, 5] }, { "<=": [{ var: "minute" }, 900] }, { var: "signer" },
  { or: [{ var: "paid" }, online] }, { "!": [{ and: [{ "<": [{ var: "age" }, 14] }, online] }] },
] };
const rows = Array.from({ length: ROWS }, () => ({
  procedure: below(20), verify: below(5) === 0, complete: below(10) !== 0, weekday: 1 + below(5), minute: 810 + below(210),
  signer: below(10) !== 0, paid: below(2) === 0, channel: below(2) === 0 ? "online" : "counter", age: below(60),
}));
const holds = new LogicEngine().build(rule);
let yes = 0;
const pass = () => { for (const row of rows) yes += holds(row) ? 1 : 0; };
for (let round = 0; round < ROUNDS; round++) pass();
const began = process.hrtime.bigint();
for (let round = 0; round < ROUNDS; round++) pass();
const ns = Number(process.hrtime.bigint() - began) / (ROWS * ROUNDS);
if (yes === 0) throw new Error("nothing is eligible");
console.log(JSON.stringify({ what: "one verdict", who: "json-logic-engine", version, ns }));
