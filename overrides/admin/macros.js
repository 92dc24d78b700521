// The macros of a page as parts of its text: each is chosen from the real tables, figures and contacts of the site.
//
// The value of such a part is what is between the brackets of its macro, as it is typed, so that a macro that is not
// changed is saved exactly as it was.

import { straight } from "./format.js";

const NAMED = ["figure", "number", "contacts", "contact", "call"];
const LABELS = { figure: "Figure", number: "Number", contacts: "Contacts of an audience", contact: "One contact", call: "Phone number in a sentence" };
const ICONS = { figure: "bar_chart", number: "123", contacts: "contacts", contact: "contact_phone", call: "call" };
const FIRST = { figure: "", number: "", contacts: '"practitioner"', contact: "", call: "" };
const PICTURE = /!\[(?<alt>[^\]\n]*)\]\((?<src>[^)\s]+)\)/;

export function macros(CMS, lists) {
  // The editor checks the fields of a component under its name with `x-` before it, so it is known by both.
  const register = (component) => ["", "x-"].forEach((start) => CMS.registerEditorComponent({ ...component, id: `${start}${component.id}` }));
  for (const macro of NAMED) {
    CMS.registerFieldType(`macro-${macro}`, control(macro, lists));
    register({
      id: macro,
      label: LABELS[macro],
      icon: ICONS[macro],
      mode: "dialog",
      summary: `${LABELS[macro]}: {{words}}`,
      fields: [{ name: "words", label: LABELS[macro], widget: `macro-${macro}`, default: FIRST[macro] }],
      pattern: new RegExp(`\\{\\{ ${macro}\\((?<words>[^{}\\n]*)\\) \\}\\}`),
      toBlock: ({ words }) => (words ? straight(`{{ ${macro}(${words}) }}`) : ""),
      toPreview: ({ words = "" }) => shown(macro, words, lists),
    });
  }
  register({
    id: "macro",
    label: "Another macro",
    icon: "data_object",
    mode: "dialog",
    summary: "{{words}}",
    fields: [{ name: "words", label: "Macro", hint: 'Copy it from the page of a table, such as time_period("my-table").' }],
    pattern: new RegExp(`\\{\\{ (?!(?:${NAMED.join("|")})\\()(?<words>[^{}\\n]*) \\}\\}`),
    toBlock: ({ words }) => (words ? straight(`{{ ${words} }}`) : ""),
    toPreview: ({ words = "" }) => `<mark>${escaped(lists.said[words] ?? words)}</mark>`,
  });
  register({
    id: "picture",
    label: "Picture",
    icon: "image",
    mode: "dialog",
    summary: "Picture: {{alt}}",
    fields: [
      { name: "src", label: "Picture", widget: "image", choose_url: false, hint: "It is saved beside the page, without where it was taken. Name the file for what it shows." },
      { name: "alt", label: "What the picture shows", hint: "For people who cannot see it. It is never the file name.", pattern: ["^(?!.*\\.(?:jpe?g|png|webp)$)[^\\[\\]\\n]{5,}$", "Say in at least 5 characters what the picture shows"] },
    ],
    pattern: PICTURE,
    toBlock: ({ src, alt }) => (src ? `![${alt ?? ""}](${src})` : ""),
    toPreview: ({ src = "", alt = "" }) => `<img src="${escaped(src)}" alt="${escaped(alt)}">`,
  });
}

// The words between the brackets, cut at each comma that is in no quotes and no brackets.
export function cut(words) {
  const parts = [""];
  let quote = "";
  let depth = 0;
  for (const sign of words) {
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if ("[{(".includes(sign)) depth += 1;
    else if ("]})".includes(sign)) depth -= 1;
    else if (sign === "," && depth === 0) {
      parts.push("");
      continue;
    }
    parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

const text = (part) => (/^(["']).*\1$/.test(part ?? "") ? part.slice(1, -1) : "");
const quoted = (value) => JSON.stringify(value);
const escaped = (value) => String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// What is chosen: the names that come first, and each `column="value"`; the rest stays as it is typed.
function read(words) {
  const chosen = { first: [], named: {}, rest: [] };
  for (const part of cut(words)) {
    const [, name, value] = /^([a-z_]\w*)=(.*)$/.exec(part) ?? [];
    if (!name && text(part)) chosen.first.push(text(part));
    else if (name && text(value)) chosen.named[name] = text(value);
    else chosen.rest.push(part);
  }
  return chosen;
}

const write = ({ first, named, rest }) =>
  [...first.map(quoted), ...Object.entries(named).filter(([, value]) => value).map(([name, value]) => `${name}=${quoted(value)}`), ...rest].join(", ");

// The lists of one macro, each with what is chosen in it and what a choice changes.
function selects(macro, chosen, lists) {
  const { first, named } = chosen;
  const with_ = (place, value) => ({ ...chosen, first: [...first.slice(0, place), ...(value ? [value] : [])] });
  if (macro === "contacts") return [{ label: "Audience", value: first[0], options: pairs(lists.audiences), set: (value) => with_(0, value) }];
  if (macro === "contact" || macro === "call") {
    const options = Object.entries(lists.contacts).map(([id, { name, number }]) => [id, number ? `${name}, ${number}` : name]);
    return [{ label: "Contact", value: first[0], options, set: (value) => ({ ...chosen, first: [value, ...first.slice(1)] }) }];
  }
  const table = lists.tables[first[0]];
  const tables = Object.entries(lists.tables).filter(([, one]) => Object.keys(macro === "figure" ? one.figures : one.measures).length);
  const found = [{
    label: "Table",
    value: first[0],
    options: tables.map(([stem, { title }]) => [stem, `${title} (${stem})`]).sort((one, other) => one[1].localeCompare(other[1])),
    set: (value) => ({ first: [value, ...(macro === "number" ? Object.keys(lists.tables[value]?.measures ?? {}).slice(0, 1) : [])], named: {}, rest: [] }),
  }];
  if (table && macro === "figure" && Object.keys(table.figures).length > 1) {
    found.push({ label: "Which figure", value: first[1] ?? "default", options: Object.entries(table.figures), set: (value) => with_(1, value === "default" ? "" : value) });
  }
  if (table && macro === "number") {
    found.push({ label: "Column", value: first[1], options: Object.entries(table.measures), set: (value) => ({ ...chosen, first: [first[0], value] }) });
    for (const [name, { title, values }] of Object.entries(table.keys)) {
      const none = name === "time_period" ? "The newest" : name === "area" && values.includes(lists.home) ? lists.home : "";
      found.push({ label: title, value: named[name] ?? "", none, options: pairs(values), set: (value) => ({ ...chosen, named: { ...named, [name]: value } }) });
    }
  }
  return found;
}

const pairs = (values) => values.map((value) => [value, value]);

// What is not chosen in full has no value, so that the editor asks for it before it puts the macro into the text.
function control(macro, lists) {
  return window.createClass({
    getInitialState() {
      return { words: this.props.value ?? "" };
    },
    choose(words) {
      this.setState({ words });
      this.props.onChange(missing(words) ? "" : words);
    },
    render() {
      const h = window.h;
      const { words } = this.state;
      const chosen = read(words);
      const rows = selects(macro, chosen, lists).map((one, index) => {
        const id = index ? `${this.props.forID}-${index}` : this.props.forID;
        const known = !one.value || one.options.some(([name]) => name === one.value);
        const options = [["", one.none || "Choose …"], ...(known ? [] : [[one.value, `${one.value} (not there)`]]), ...one.options];
        return h("label", { key: one.label, htmlFor: id, style: { display: "block", margin: "0 0 12px" } },
          h("span", { style: { display: "block", fontWeight: 600 } }, one.label),
          h("select", { id, value: one.value ?? "", onChange: (event) => this.choose(write(one.set(event.target.value))), style: { width: "100%", font: "inherit", padding: "8px", color: "inherit", background: "transparent" } },
            options.map(([name, label]) => h("option", { key: name, value: name, style: { color: "#000", background: "#fff" } }, label))));
      });
      const more = chosen.rest.length ? h("p", { key: "more" }, `Kept as typed: ${chosen.rest.join(", ")}`) : null;
      const next = missing(words);
      const line = h("p", { key: "line", role: "status" }, ...(next ? [`Choose “${next}”.`] : ["The line: ", h("code", null, `{{ ${macro}(${words}) }}`)]));
      return h("div", null, rows, more, line);
    },
  });

  function missing(words) {
    return selects(macro, read(words), lists).find(({ value, none }) => !value && !none)?.label ?? "";
  }
}

// A macro in the preview of the text: the words that readers see, where a page has the same macro; else what it is about.
function shown(macro, words, lists) {
  const said = lists.said[`${macro}(${words})`];
  if (said) return `<mark>${escaped(said)}</mark>`;
  const { first, named } = read(words);
  const table = lists.tables[first[0]];
  const contact = lists.contacts[first[0]];
  if (macro === "figure" && table) {
    return `<figure class="in-form"><figcaption><strong>${escaped(table.figures[first[1] ?? "default"] ?? table.title)}</strong><br>${escaped(table.title)}</figcaption></figure>`;
  }
  if (macro === "number" && table) {
    const rows = Object.values(named).join(", ");
    return `<mark title="${escaped(table.title)}">${escaped(table.measures[first[1]] ?? first[1] ?? table.title)}${rows ? ` (${escaped(rows)})` : ""}</mark>`;
  }
  if (macro === "call" && contact) return `<mark>call ${escaped(contact.number || contact.name)}</mark>`;
  if (macro === "contact" && contact) return `<p class="in-form"><strong>${escaped(contact.name)}</strong> ${escaped(contact.number)}</p>`;
  return `<mark>${escaped(LABELS[macro])} ${escaped(words)}</mark>`;
}
