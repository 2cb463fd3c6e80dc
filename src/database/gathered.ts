/**
 * The text of a statement that several runs share (`Gatherer`). Each run is a row of `asked`, with its own parameters `p1` … and its place `n`; what is answered to it is made of that row alone.
 */
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

/** `asked`, of one text array for each of `count` parameters. */
export const askedRows = (count: number): string => `asked as materialized (select * from unnest(${numbers(count).map((at) => `$${at}::text[]`)}) with ordinality as a (${numbers(count).map((at) => `p${at}`)}, n))`

/** A row for each of `asked`: what `select`, which yields `j`, `m` and `g`, answers to it, beside what was asked. */
export const answeredRows = (select: string): string => `select asked.*, said.j, said.m, said.g from asked cross join lateral (${atAsked(select)}) said`

/** `select` with its `count` parameters, for several runs at once. */
export const gathered = (select: string, count: number): string => `with ${askedRows(count)} select j, m, g from (${answeredRows(select)}) answered order by n`

/** Parameters stand where the run's row has them; what is quoted stays as it is. */
const atAsked = (select: string): string => select.replace(/'(?:[^']|'')*'|\$(\d+)/g, (found, at: string | undefined) => (at ? `asked.p${at}` : found))
