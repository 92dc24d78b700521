// html-validate's recommended rules, but for what is a matter of taste or is settled elsewhere; each says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off", // HTML knows no difference between the two cases
    "void-style": "off", // nor between <br> and <br/>
    "attribute-boolean-style": "off", // nor between `hidden` and `hidden=""`
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off", // nobody reads the spaces of built pages
    "long-title": "off", // the name of the partnership is long, and stands in each title
    "require-sri": "off", // the content security policy lets in nothing from elsewhere
    "tel-non-breaking": "off", // a number may break on a phone 320 pixels wide
    "valid-id": ["error", { relaxed: true }], // a heading may begin with a year
    "prefer-native-element": ["error", { exclude: ["region"] }], // a table that scrolls is a named region by role
  },
}
