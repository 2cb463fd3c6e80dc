/** A text as an SQL literal; for texts of our own making only, since a caller's values enter statements as parameters. */
export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The text form of a `text[]`, to be sent as a parameter. */
export const arrayText = (values: readonly (string | null)[]): string => `{${values.map((value) => (value === null ? 'NULL' : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).join()}}`
