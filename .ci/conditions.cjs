// Evaluates conditions of the bundle with json-logic-js on dossiers whose facts are all known, and compares with the
// runtime's answers. usage: node conditions.cjs CASES.jsonl
const fs = require("fs");
const readline = require("readline");
const jsonLogic = require("json-logic-js");

async function main(path) {
  let dossiers = 0, yes = 0, no = 0, amounts = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(path, "utf8") })) {
    const { data, expressions } = JSON.parse(line);
    dossiers += 1;
    for (const { logic, value } of expressions) {
      const theirs = jsonLogic.apply(logic, data);
      const same = typeof value === "boolean" ? Boolean(theirs) === value : theirs === value;
      if (!same) {
        console.error(`the runtime says ${value}, json-logic-js says ${theirs}:\n${JSON.stringify(logic)}\n${JSON.stringify(data)}`);
        process.exit(1);
      }
      if (value === true) yes += 1;
      else if (value === false) no += 1;
      else amounts += 1;
    }
  }
  if (yes === 0 || no === 0) {
    console.error("no case to compare");
    process.exit(1);
  }
  console.log(`json-logic-js agrees on ${dossiers} dossiers: ${yes} yes, ${no} no, ${amounts} amounts`);
}

main(process.argv[2]);
