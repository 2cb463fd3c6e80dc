import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { buildSchema, type DocumentNode, getNamedType, type GraphQLEnumType, type GraphQLSchema, type GraphQLType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedDirective, isSpecifiedScalarType, Kind, lexicographicSortSchema, parse, print, printSchema, validate, validateSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audienceSchemas } from '../../src/corridor/audience-schema.js'
import { printContract, withExcerpt } from '../../src/corridor/contract.js'
import { composeGraph, type Graph } from '../../src/corridor/schema.js'
import { type Audience, audiences } from '../../src/policy/vocabulary.js'
import { slices } from '../../src/slices.js'
import { curatedOperations } from '../support/operations.js'
import { files, read, root } from './sources.js'

let graph: Graph
let views: ReadonlyMap<Audience, GraphQLSchema>
beforeAll(async () => {
  graph = await composeGraph(slices)
  views = audienceSchemas(graph.schema, graph.policy, graph.atlas)
})

describe('schema/', () => {
  it('is what the code prints, file by file, and nothing else', () => {
    const printed = printContract(graph)
    expect([...printed.keys()].sort()).toEqual(readdirSync(join(root, 'schema')).filter((name) => /\.(?:graphql|md)$/.test(name) && name !== 'CHANGELOG.md').sort())
    for (const [name, text] of printed) expect(read(`schema/${name}`) === text ? 'as printed' : `npm run print: schema/${name} differs`).toBe('as printed')
  })

  it('is quoted rightly in the README', () => {
    const matrix = read('schema/disclosure.md')
    const readme = read('README.md')
    const quoted = [...readme.matchAll(/^\| `(\w+\.\w+)` \|.*$/gm)]
    expect(quoted.length).toBeGreaterThan(5)
    for (const [line, name] of quoted) expect(matrix.split('\n')).toContain(line === undefined ? name : line)
    expect(withExcerpt(readme, matrix)).toBe(readme)
    expect(withExcerpt('| `Account.number` | wrong |\n| `No.such` | stays |', matrix)).toMatch(/^\| `Account\.number` \| F \|.*\n\| `No\.such` \| stays \|$/)
  })

  it('prints the same twice: no order of a map, no date, no path decides', async () => {
    const again = printContract(await composeGraph(slices))
    expect([...again]).toEqual([...printContract(graph)])
    expect([...again.values()].join('\n')).not.toContain(root)
  })
})

describe('the schema', () => {
  it('is valid, and so is every audience’s, read back from its file', () => {
    expect(validateSchema(graph.schema)).toEqual([])
    expect([...views.keys()].sort()).toEqual([...audiences].sort())
    for (const [audience, view] of views) {
      expect(validateSchema(view)).toEqual([])
      const file = buildSchema(read(`schema/${audience.toLowerCase().replaceAll('_', '-')}.graphql`))
      expect(validateSchema(file)).toEqual([])
      expect(printSchema(lexicographicSortSchema(file))).toBe(printSchema(lexicographicSortSchema(view)))
    }
  })

  it('shows an audience nothing that is not in the whole, and nothing that leads nowhere', () => {
    for (const view of views.values()) {
      for (const type of Object.values(view.getTypeMap())) {
        if (type.name.startsWith('__')) continue
        const whole = graph.schema.getType(type.name)
        if (!whole) throw new Error(`${type.name} is not in the whole`)
        expect(whole.constructor.name).toBe(type.constructor.name)
        if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
          const fields = (whole as typeof type).getFields()
          expect(Object.keys(type.getFields()).length).toBeGreaterThan(0)
          for (const field of Object.values(type.getFields())) {
            expect(`${type.name}.${field.name}: ${fields[field.name]?.type}`).toBe(`${type.name}.${field.name}: ${field.type}`)
            expect(view.getType(getNamedType(field.type as GraphQLType).name)).toBeDefined()
          }
        }
        if (isEnumType(type)) for (const { name } of type.getValues()) expect((whole as GraphQLEnumType).getValue(name)).toBeDefined()
      }
    }
  })

  it('is described in English and Chinese, every type, field, argument and word of it', () => {
    const silent: string[] = []
    const hear = (what: string, description: string | null | undefined) => {
      if (!description || !/[A-Za-z]{2}/.test(description) || !/\p{Script=Han}/u.test(description)) silent.push(what)
    }
    for (const type of Object.values(graph.schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type) || type === graph.schema.getQueryType()) continue
      hear(type.name, type.description)
    }
    for (const type of Object.values(graph.schema.getTypeMap())) {
      if (type.name.startsWith('__')) continue
      if (isEnumType(type)) for (const { name, description } of type.getValues()) hear(`${type.name}.${name}`, description)
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
      for (const field of Object.values(type.getFields())) {
        hear(`${type.name}.${field.name}`, field.description)
        for (const { name, description } of 'args' in field ? field.args : []) hear(`${type.name}.${field.name}(${name}:)`, description)
      }
    }
    // Called so in both languages.
    expect(silent).toEqual(['OnlineService.QQ'])
  })

  it('has no directive of its own that a caller could send', () => {
    expect(graph.schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive)).map(({ name }) => name)).toEqual([])
  })
})

describe('a curated operation', () => {
  const everyday = ['CaseByNumber']

  it('is one operation, called as its file, titled in both languages, within the schema', () => {
    expect(curatedOperations.length).toBeGreaterThan(15)
    for (const { name, text, variables } of curatedOperations) {
      const document: DocumentNode = parse(text, { maxTokens: 1_000 })
      expect({ name, faults: validate(graph.schema, document).map(({ message }) => message) }).toEqual({ name, faults: [] })
      expect(document.definitions).toHaveLength(1)
      const [operation] = document.definitions
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${name} is no operation`)
      expect(operation.name?.value).toBe(name)
      expect(text.split('\n')[0]).toMatch(/^# [ -~]+ · .*\p{Script=Han}/u)
      const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      expect(declared).toEqual(expect.arrayContaining(Object.keys(variables)))
      for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) if (type.kind === Kind.NON_NULL_TYPE && !defaultValue) expect(variables).toHaveProperty(variable.name.value)
    }
  })

  it('is usable by somebody whole: some audience’s own schema has all of it', () => {
    for (const { name, text } of curatedOperations) {
      const fits = audiences.filter((audience) => validate(views.get(audience) as GraphQLSchema, parse(text)).length === 0)
      expect({ name, fits: fits.length > 0 }).toEqual({ name, fits: true })
    }
    for (const name of everyday) expect(curatedOperations.map((operation) => operation.name)).toContain(name)
  })

  it('is written as people write, and not as a printer prints', () => {
    for (const { text } of curatedOperations) expect(print(parse(text)).split('\n').length).toBeLessThan(150)
  })
})

describe('migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-migrations-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const kit = (...parameters: string[]) => promisify(execFile)(process.execPath, [join(root, 'node_modules/drizzle-kit/bin.cjs'), ...parameters], { cwd: root, timeout: 20_000 })

  it('do not collide', async () => {
    expect((await kit('check')).stdout).toContain("Everything's fine")
  })

  it('are all that the tables need: generating again adds nothing', async () => {
    cpSync(join(root, 'drizzle'), folder, { recursive: true })
    const before = readdirSync(folder, { recursive: true }).sort()
    const { stdout } = await kit('generate', '--dialect', 'postgresql', '--schema', './src/**/*.table.ts', '--out', relative(root, folder))
    expect(stdout).toContain('No schema changes')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.sql'))) expect(readFileSync(join(folder, name), 'utf8')).toBe(read(`drizzle/${name}`))
  })

  it('have names that say what they do, one after the other, each in the journal', () => {
    const journal = JSON.parse(read('drizzle/meta/_journal.json')) as { entries: { idx: number; tag: string }[] }
    const found = files.filter((path) => /^drizzle\/.*\.sql$/.test(path)).map((path) => path.slice('drizzle/'.length, -'.sql'.length))
    expect(journal.entries.map(({ tag }) => tag)).toEqual(found)
    for (const [at, tag] of found.entries()) expect(tag).toMatch(new RegExp(`^${String(at).padStart(4, '0')}_[a-z]+(?:_[a-z]+)+$`))
  })
})
