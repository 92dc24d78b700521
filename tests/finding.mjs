// What finding.js finds in an index: the addresses for each of the queries, as the search lists them.
//   node finding.mjs ASSETS < {"files": [index, …], "queries": […], "language": "pl"}
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const assets = pathToFileURL(process.argv[2] + "/").href
const { finder } = await import(assets + "finding.js"), { meant } = await import(assets + "spelling.js")
const { files, queries, language } = JSON.parse(readFileSync(0, "utf8"))
const [first, ...more] = files.map(text => JSON.parse(text)), { add, find } = finder(first, meant)
const alone = queries.map(query => Boolean(find(query, language).little))
more.forEach(add)
console.log(JSON.stringify(queries.map((query, at) => ({ found: find(query, language).found.map(one => one.at), little: alone[at] }))))
