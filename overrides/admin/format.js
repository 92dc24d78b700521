// Reads and writes a page or a file of facts so that what an editor has not changed stays exactly as it was written.
//
// The form adds a field `opened` with the text of the file. On saving, each key whose value is the same keeps its lines,
// with their quotes, order and comments; only a changed key is written anew.

import { load } from "js-yaml";

const FRONT = /^---[ \t]*\n([\s\S]*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)([\s\S]*)$/;
const RESERVED = /^(?:true|false|yes|no|on|off|null|none|~)$/i;
const PLAIN = /^[\p{L}(“‘][^:#{}[\]"'|>&*!%@`\\\n]*$/u;
const DAY = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/;
const SHORT = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const page = {
  fromFile(text) {
    const [, front, body] = FRONT.exec(text) ?? [text, "", text];
    return { ...load(front || "{}"), body: body.trim(), opened: text };
  },
  toFile({ opened = "", body = "", ...data }) {
    const [, front, old] = FRONT.exec(opened) ?? ["", "", ""];
    const head = map(front.split("\n").slice(0, -1), load(front || "{}") ?? {}, data, "").join("\n");
    const same = body.trim() === old.trim();
    return `---\n${head}\n---\n${same && old ? old : `\n${merged(old.trim(), body.trim())}\n`}`;
  },
};

// A file that is a list, or names its entries, is shown under the word that its model has for it.
export const facts = (word) => ({
  fromFile: (text) => ({ [word]: load(text) ?? [], opened: text }),
  toFile: (data) => list(data.opened.split("\n"), load(data.opened) ?? [], data[word] ?? [], "").join("\n"),
});

// The editor writes some marks of Markdown in its own way. What says the same as before stays as it was: the whole text,
// else each paragraph, else each line.
export function merged(old, text) {
  const [whole, paragraphs, lines] = [[old], old.split(BETWEEN), old.split("\n")].map(
    (parts) => new Map(parts.map((part) => [bare(part), part])),
  );
  const found = (kept, one) => kept.get(bare(one)) ?? kept.get(bare(one.replace(/\\(?=[^\w\s])/g, "")));
  const each = (one) => found(paragraphs, one) ?? one.split("\n").map((line) => found(lines, line) ?? straight(line)).join("\n");
  return found(whole, text) ?? text.split(BETWEEN).map(each).join("\n\n");
}

const BETWEEN = /\n{2,}/;

// Quotation marks inside a macro are straight: a word processor bends them.
export const straight = (text) =>
  text.replace(/\{\{.*?\}\}/gs, (macro) => macro.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'"));

// A text without what can be written in several ways: the sign of a list or of emphasis, a bold link, the row of
// dashes of a table, and spaces within a line.
const bare = (text) =>
  text
    .replace(/^([ \t]*)[*+-](?= )/gm, "$1-")
    .replace(/(?<![\w*])_(?=\S)|(?<=\S)_(?!\w)/g, "*")
    .replace(/\*\*\[([^\]\n]*)\]\(([^)\n]*)\)\*\*/g, "[**$1**]($2)")
    .replace(/^\|[ |:-]+\|$/gm, (row) => row.replaceAll(" ", ""))
    .replace(/(\S)[ \t]+/g, "$1 ")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd();

function map(lines, old, data, indent) {
  const parts = cut(lines, new RegExp(`^${indent}([A-Za-z_][\\w-]*)[ \\t]*:`));
  const left = { ...data };
  const out = [];
  for (const { name, lines: own } of parts) {
    if (name === undefined || !(name in left)) {
      out.push(...own);
      delete left[name];
      continue;
    }
    const value = left[name];
    delete left[name];
    if (same(old[name], value)) out.push(...own);
    else if (!empty(value) || value === false) out.push(...changed(name, value, own, old[name], indent));
  }
  for (const [name, value] of Object.entries(left)) {
    if (!empty(value) && value !== false) out.push(...changed(name, value, [], undefined, indent));
  }
  return out;
}

function list(lines, old, values, indent) {
  const parts = cut(lines, new RegExp(`^${indent}(-)(?: |$)`));
  const out = parts[0]?.name === undefined ? (parts.shift()?.lines ?? []) : [];
  if (out.includes("[]") && values.length) out.splice(out.indexOf("[]"), 1);
  const end = [];
  for (const part of parts) while (part.lines.length > 1 && part === parts.at(-1) && !part.lines.at(-1).trim()) end.push(part.lines.pop());
  const braces = parts.some((part) => part.lines[0].startsWith(`${indent}- {`));
  const rest = old.map((value, index) => ({ value, lines: parts[index].lines }));
  for (const value of values) {
    if (empty(value)) continue;
    let at = rest.findIndex((one) => same(one.value, value));
    if (at < 0) at = rest.findIndex((one) => one.value?.id !== undefined && one.value.id === value.id);
    const [found] = at < 0 ? [] : rest.splice(at, 1);
    out.push(...(found && same(found.value, value) ? found.lines : item(value, found, indent, braces)));
  }
  return [...out, ...end];
}

// One entry of a list: a mapping has its first key on the line of the hyphen.
function item(value, found, indent, braces) {
  if (typeof value !== "object") return [`${indent}- ${scalar(value, found?.lines[0].slice(indent.length + 2))}`];
  const first = found?.lines[0].slice(indent.length + 2) ?? "";
  if (first.startsWith("{") || (!found && braces)) return [`${indent}- ${flow(value)}`];
  const inner = found ? [`${indent}  ${first}`, ...found.lines.slice(1)] : [];
  const lines = map(inner, found?.value ?? {}, value, `${indent}  `);
  return [`${indent}- ${lines[0].slice(indent.length + 2)}`, ...lines.slice(1)];
}

function changed(name, value, lines, old, indent) {
  const typed = lines[0]?.slice(lines[0].indexOf(":") + 1).trim() ?? "";
  const start = `${indent}${name}:`;
  if (Array.isArray(value)) {
    const values = value.filter((one) => !empty(one));
    const simple = values.every((one) => typeof one !== "object" && SHORT.test(String(one)));
    if (typed.startsWith("[") || (!lines.length && simple)) return [`${start} [${values.map((one) => inFlow(one)).join(", ")}]`];
    const inner = /^ */.exec(lines[1] ?? `${indent}  - `)[0];
    return [start, ...list(lines.slice(1), Array.isArray(old) ? old : [], values, inner)];
  }
  if (value && typeof value === "object") {
    if (typed.startsWith("{")) return [`${start} ${flow(value)}`];
    const inner = /^ */.exec(lines[1] ?? `${indent}  `)[0];
    return [start, ...map(lines.slice(1), old ?? {}, value, inner)];
  }
  const remark = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#][^#]*?)?([ \t]+#.*)$/.exec(typed)?.[1] ?? "";
  return [`${start} ${scalar(value, typed)}${remark}`];
}

function scalar(value, typed = "") {
  if (typeof value !== "string") return String(value);
  const text = value.replace(/\s*\n\s*/g, " ").trim();
  const plain = DAY.test(text) || (PLAIN.test(text) && !RESERVED.test(text));
  return plain && !/^["']/.test(typed) ? text : JSON.stringify(text);
}

const inFlow = (value) => (typeof value === "object" ? flow(value) : SHORT.test(String(value)) ? String(value) : JSON.stringify(value));
const flow = (value) =>
  `{${Object.entries(value).filter(([, one]) => !empty(one)).map(([name, one]) => `${name}: ${Array.isArray(one) ? `[${one.map(inFlow).join(", ")}]` : inFlow(one)}`).join(", ")}}`;

// Lines, cut before each line that the pattern finds; comments above such a line go with it.
function cut(lines, begins) {
  const parts = [];
  for (const line of lines) {
    const found = begins.exec(line);
    if (found) parts.push({ name: found[1], lines: [line] });
    else if (parts.length) parts.at(-1).lines.push(line);
    else parts.push({ name: undefined, lines: [line] });
  }
  return parts;
}

const empty = (value) =>
  value === undefined || value === null || value === "" || (typeof value === "object" && Object.values(value).every(empty));

// Whether two values say the same: what is empty is as good as missing, and a number is its digits.
function same(one, other) {
  if (empty(one) || empty(other)) return (empty(one) || one === false) && (empty(other) || other === false);
  if (typeof one !== "object" || typeof other !== "object") return String(one) === String(other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one)) {
    const [left, right] = [one, other].map((values) => values.filter((value) => !empty(value)));
    return left.length === right.length && left.every((value, index) => same(value, right[index]));
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => same(one[name], other[name]));
}
