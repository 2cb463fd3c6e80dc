import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { parseOperation, shortestRequestBody } from '../../src/explorer/operations-folder.js'
import { type Answer, compareAnswers, tallyColumn } from '../../src/explorer/web/comparison.js'
import { findCoordinates } from '../../src/explorer/web/coordinates.js'

const schema = buildSchema(`
  type Query { case: Case }
  type Case { id: ID title: String phone: String accounts: [Account] disclosure: [Cell] }
  type Account { id: ID number: String holder: String }
  type Cell { field: String disposition: String reason: String }
`)
const coordinates = findCoordinates('query A { case { title phone owner: phone accounts { ...F } } } fragment F on Account { number }', [schema])

function row(answers: readonly Answer[], path: string) {
  return compareAnswers(answers, coordinates).find((candidate) => candidate.path === path)
}

describe('comparing answers', () => {
  test('a null is withheld when the summary tells its coordinate, and empty otherwise', () => {
    const told: Answer = {
      data: { case: { title: null } },
      extensions: { disclosure: { coordinates: [{ coordinate: 'Case.title', disposition: 'WITHHELD', reason: 'UNDER_SEAL' }] } },
    }
    const silent: Answer = { data: { case: { title: null } } }
    expect(row([told, silent], 'case.title')?.cells).toEqual([
      { kind: 'withheld', text: 'null', reason: 'UNDER_SEAL' },
      { kind: 'empty', text: 'null', reason: '' },
    ])
  })

  test('a summary that lists coordinates under the name of their disposition is understood', () => {
    const answer: Answer = {
      data: { case: { title: null, phone: '1985' } },
      extensions: { disclosure: { withheld: { 'Case.title': 'NOT_ENTITLED' }, masked: ['Case.phone'] } },
    }
    expect(row([answer], 'case.title')?.cells[0]?.reason).toBe('NOT_ENTITLED')
    expect(row([answer], 'case.phone')?.cells[0]?.kind).toBe('masked')
  })

  test('a coordinate told more than once is withheld where null, with all its reasons, and masked elsewhere', () => {
    const answer: Answer = {
      data: { case: { accounts: [{ number: null }, { number: '6222****0011' }] } },
      extensions: {
        disclosure: {
          coordinates: [
            { coordinate: 'Account.number', disposition: 'WITHHELD', reason: 'UNDER_SEAL', count: 1 },
            { coordinate: 'Account.number', disposition: 'MASKED', reason: null, count: 1 },
            { coordinate: 'Account.number', disposition: 'WITHHELD', reason: 'OTHER_INSTITUTION', count: 1 },
          ],
        },
      },
    }
    expect(row([answer], 'case.accounts[0].number')?.cells[0]).toMatchObject({ kind: 'withheld', reason: 'UNDER_SEAL, OTHER_INSTITUTION' })
    expect(row([answer], 'case.accounts[1].number')?.cells[0]?.kind).toBe('masked')
  })

  test('an object’s own disclosure wins over the summary, by field and not by alias', () => {
    const answer: Answer = {
      data: {
        case: {
          owner: '13800001234',
          title: null,
          why: [
            { field: 'phone', disposition: 'CLEAR' },
            { field: 'title', disposition: 'WITHHELD', reason: 'EXPIRED_GRANT' },
          ],
        },
      },
      extensions: { disclosure: { masked: ['Case.phone'] } },
    }
    expect(row([answer], 'case.title')?.cells[0]?.reason).toBe('EXPIRED_GRANT')
    expect(row([answer], 'case.owner')?.cells[0]?.kind).toBe('clear')
    expect(row([answer], 'case.why')).toBeUndefined()
  })

  test('FIELD_NOT_ENTITLED shows as withheld in every row of its coordinate', () => {
    const answer: Answer = {
      data: { case: { accounts: [{ number: null }, { number: null }] } },
      errors: [
        {
          message: 'no',
          path: ['case', 'accounts', 0, 'number'],
          extensions: { code: 'FIELD_NOT_ENTITLED', coordinate: 'Account.number', reason: 'NOT_ENTITLED' },
        },
      ],
    }
    expect(['case.accounts[0].number', 'case.accounts[1].number'].map((path) => row([answer], path)?.cells[0]?.kind)).toEqual(['withheld', 'withheld'])
  })

  test('items of lists are matched by id, not by position', () => {
    const police: Answer = {
      data: {
        case: {
          accounts: [
            { id: 'a', number: '1' },
            { id: 'b', number: '2' },
          ],
        },
      },
    }
    const bank: Answer = { data: { case: { accounts: [{ id: 'b', number: '2' }] } } }
    const rows = compareAnswers([police, bank])
    expect(rows.find((one) => one.path === 'case.accounts[a]')).toMatchObject({ differs: true })
    expect(rows.find((one) => one.path === 'case.accounts[a].number')).toMatchObject({ differs: false })
    expect(rows.find((one) => one.path === 'case.accounts[b].number')?.cells.map((cell) => cell.text)).toEqual(['"2"', '"2"'])
  })

  test('an answer refused as a whole shows its code at the root, and counts it', () => {
    const fine: Answer = { data: { case: { title: 'x' } } }
    const refused: Answer = { errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }
    const rows = compareAnswers([fine, refused])
    expect(rows.map((one) => one.cells[1]?.kind)).toEqual(['error', 'absent'])
    expect(tallyColumn(rows, 1, refused)).toEqual({ clear: 0, masked: 0, withheld: 0, errors: { FORBIDDEN: 1 } })
  })

  test('when all are refused there is still a row to show it', () => {
    const refused: Answer = { data: null, errors: [{ message: 'no', extensions: { code: 'UNAVAILABLE' } }] }
    expect(compareAnswers([refused])).toMatchObject([{ label: 'data', cells: [{ kind: 'error', reason: 'UNAVAILABLE' }] }])
  })

  test('a masked coordinate that is clear in some rows marks only the values with a star', () => {
    const answer: Answer = {
      data: { case: { accounts: [{ number: '6222****0011' }, { number: '6222000000220011' }] } },
      extensions: { disclosure: { masked: ['Account.number'] } },
    }
    expect(['case.accounts[0].number', 'case.accounts[1].number'].map((path) => row([answer], path)?.cells[0]?.kind)).toEqual(['masked', 'clear'])
  })
})

describe('reading a curated operation', () => {
  const source = '# One case\n# 一件案件\n# Try it as two banks.\n# variables: { "n": "A1" }\nquery One($n: String) { case(n: $n) { id } }\n'

  test('its head gives both titles, a note and variables; the variables line leaves the document', () => {
    expect(parseOperation(source, 'one.graphql')).toMatchObject({
      name: 'One',
      kind: 'query',
      title: { en: 'One case', zh: '一件案件' },
      note: 'Try it as two banks.',
      variables: '{\n  "n": "A1"\n}',
      document: '# One case\n# 一件案件\n# Try it as two banks.\nquery One($n: String) { case(n: $n) { id } }',
    })
  })

  test('an unnamed operation and variables that are no object are faults of the file', () => {
    expect(() => parseOperation('{ a }', 'bad.graphql')).toThrow('bad.graphql')
    expect(() => parseOperation('# variables: [1]\nquery A { a }', 'bad.graphql')).toThrow('bad.graphql')
  })

  test('the curl line takes the shortest query, and a plain one when there is none', () => {
    expect(JSON.parse(shortestRequestBody([parseOperation(source, 'one.graphql')]))).toMatchObject({ variables: { n: 'A1' } })
    expect(shortestRequestBody([])).toBe('{"query":"{ __typename }"}')
  })
})
