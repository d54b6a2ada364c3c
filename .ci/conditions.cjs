// Evaluates conditions of the bundle with json-logic-js on dossiers whose facts are all known, and compares with the
// runtime's answers. usage: node conditions.cjs CASES.jsonl
const fs = require("fs");
const jsonLogic = require("json-logic-js");

let yes = 0, no = 0, amounts = 0;
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n")) {
  const { logic, data, value } = JSON.parse(line);
  const theirs = jsonLogic.apply(logic, data);
  const same = typeof value === "boolean" ? Boolean(theirs) === value : theirs === value;
  if (!same) {
    console.error(`the runtime says ${value}, json-logic-js says ${theirs}:\n${line}`);
    process.exit(1);
  }
  if (value === true) yes += 1;
  else if (value === false) no += 1;
  else amounts += 1;
}
if (yes === 0 || no === 0) {
  console.error("no case to compare");
  process.exit(1);
}
console.log(`json-logic-js agrees: ${yes} yes, ${no} no, ${amounts} amounts`);
