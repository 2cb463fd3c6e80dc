/** SQL in lines that a person can follow: a line per clause, an indentation per query within. Strings stay whole. */
export function laidOut(sql: string): string {
  const tokens = sql.match(/'(?:[^']|'')*'|\(\s*select\b|\b(?:left join lateral|left join|join|from|where|order by|limit|group by)\b|[()]|,|[^'(),]+?(?=\b(?:left join|join|from|where|order by|limit|group by)\b|['(),]|$)/g) ?? []
  const lines: string[] = []
  let line = ''
  let depth = 0
  /** Of each open parenthesis, whether a query stands in it. */
  const open: boolean[] = []
  const turn = () => {
    if (line.trim()) lines.push('  '.repeat(depth) + line.trim())
    line = ''
  }
  for (const token of tokens) {
    if (/^\(\s*select$/.test(token)) {
      line += '('
      turn()
      open.push(true)
      depth++
      line = 'select'
    } else if (token === '(') {
      open.push(false)
      line += token
    } else if (token === ')') {
      if (open.pop()) {
        turn()
        depth--
      }
      line += token
    } else if (/^(left join|join|from|where|order by|limit|group by)/.test(token) && (open.at(-1) ?? true)) {
      turn()
      line = token
    } else line += token
    // A long line breaks between columns, and between the pieces of a text.
    if (line.length > 110 && (/ \|\| $/.test(token) || (token === ',' && (open.at(-1) ?? true)))) turn()
  }
  turn()
  return lines.map((each) => each.replace(/(?<=\S) {2,}/g, ' ')).join('\n')
}
