/** Rows as comma-separated values (RFC 4180), as spreadsheets read them. Pure. */
export type Cell = string | number | null | undefined

/** What a spreadsheet would take for a formula is text to it with an apostrophe before. */
const asText = (value: string): string => (/^[=+\-@\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value)

function cell(value: Cell): string {
  const text = asText(value === null || value === undefined ? '' : String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte order mark: spreadsheets take it for UTF-8. */
export const commaLines = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string => `\uFEFF${[heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
