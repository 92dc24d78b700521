// The letters that are missing, too many, wrong or changed round: `left` at most, otherwise more than that.
const apart = (a, b, left) => {
  const cut = (x, y) => apart(a.slice(x), b.slice(y), left)
  return !a || !b ? a.length + b.length : a[0] === b[0] ? cut(1, 1) : !left-- ? 9
    : 1 + Math.min(cut(1, 0), cut(0, 1), cut(1, 1), a[0] + a[1] === b[1] + b[0] ? cut(2, 2) : 9)
}

// A typed word in the form that the site uses, among the forms that it `has`: the same, in another form, two in one, what it begins,
// or the nearest; of some that are equally near, the most `likely`.
const form = (word, has, likely) => {
  const [, root] = word.match(/^(...+?)(ing|e?[sdr])$/) || []
  const same = [word, root, root + "e", root?.slice(0, -1)].find(form => has.has(form))
  if (same || /\d|^..$/.test(word)) return [same || word]
  const forms = [...has.keys()], begun = forms.filter(form => form.startsWith(word))
  if (begun[0]) return begun
  const left = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  const far = form => apart(word, form, left) + (form[0] !== word[0]) / (word.length < 5 ? 1 : 2)
  const near = forms.map(form => [form, far(form)]).filter(([, far]) => far < left + (word.length > 4 ? 1 : 0.5))
  return [near.sort(([a, x], [b, y]) => x - y || likely(b) - likely(a))[0]?.[0] || word]
}

// Each typed word `as` it is read, and its forms: two words that the site writes as one are one, and one that it writes as two is two.
export const meant = (typed, has, likely) => {
  const read = [], one = (...forms) => read.push({ forms, as: forms[0] })
  const halves = word => [...word].findIndex((_, at) => at > 3 && at < word.length - 3 && has.has(word.slice(0, at)) && has.has(word.slice(at)))
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at], known = has.has(word), both = word + typed[at + 1], half = known ? -1 : halves(word)
    if (has.has(both) && !(known && has.has(typed[at + 1]))) one(both), at++
    else if (half > 0) one(word.slice(0, half)), one(word.slice(half))
    else {
      const forms = form(word, has, likely)
      read.push({ forms, as: forms[1] ? word : forms[0] })
    }
  }
  return read
}
