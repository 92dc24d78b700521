// Starts the editor with the settings of this site, its file formats, its macros and its design.

import CMS from "@sveltia/cms";
import { facts, page } from "./format.js";
import { macros } from "./macros.js";
import { preview } from "./preview.js";

const [settings, lists] = await Promise.all(["settings.json", "lists.json"].map(async (name) => (await fetch(name)).json()));

CMS.registerCustomFormat("page-frontmatter", "md", page);
for (const { fields, format } of settings.collections.flatMap(({ files = [] }) => files)) {
  if (format) CMS.registerCustomFormat(format, "yml", facts(fields[0].name));
}
macros(CMS, lists);
preview(CMS, settings, lists);
CMS.init({ config: settings });
