/** A text as an SQL literal; for texts of our own making only, since a caller's values enter statements as parameters. */
export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`
