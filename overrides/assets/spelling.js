// The letters that are missing, too many, wrong or changed round: `left` at most, otherwise more than that.
const apart = (a, b, left) => {
  const cut = (x, y) => apart(a.slice(x), b.slice(y), left)
  return !a || !b ? a.length + b.length : a[0] === b[0] ? cut(1, 1) : !left-- ? 9
    : 1 + Math.min(cut(1, 0), cut(0, 1), cut(1, 1), a[0] + a[1] === b[1] + b[0] ? cut(2, 2) : 9)
}

// A typed word in the form that the site uses, among the forms that it knows: the same, in another form, what it begins, or the nearest.
export const meant = (word, known) => {
  const [, root] = word.match(/^(...+?)(ing|e?[sdr])$/) || []
  const same = [word, root, root + "e", root?.slice(0, -1)].find(form => known.has(form))
  if (same || /\d|^..$/.test(word)) return [same || word]
  const forms = [...known.keys()], begun = forms.filter(form => form.startsWith(word))
  const left = word.length < 5 ? 0 : word.length < 8 ? 1 : 2
  const far = form => apart(word, form, left) + (form[0] !== word[0]) / 2
  return begun[0] ? begun : [forms.filter(form => far(form) < left + 1).sort((a, b) => far(a) - far(b))[0] || word]
}
