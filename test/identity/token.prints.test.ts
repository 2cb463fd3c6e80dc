import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeAuthenticator } from '../../src/identity/authenticate.js'
import { localKeys } from '../../src/identity/keys.js'
import { personas } from '../../src/identity/personas.js'
import { runTokenCommand, type TokenConfig } from '../../src/identity/token-command.js'
import { audience, bearing, issuer } from './forgery.js'

const run = promisify(execFile)
const project = resolve(import.meta.dirname, '../..')
const required =
  'police-intake police-control police-analyst police-outreach bank-harbour bank-metro card-scheme carrier-north carrier-south platform-chat auditor operator'.split(
    ' ',
  )
const aToken = /^[\w-]+\.[\w-]+\.[\w-]+\n$/

let workspace: string
let config: TokenConfig
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'liandong-token-'))
  config = { dataDir: join(workspace, 'data'), tokenIssuer: issuer, tokenAudience: audience, jwksUrl: null, demo: true }
})
afterAll(() => rm(workspace, { recursive: true, force: true }))

async function say(args: string[], more: Partial<TokenConfig> = {}) {
  let out = ''
  let err = ''
  const code = await runTokenCommand(args, { ...config, ...more }, { out: (text) => (out += text), err: (text) => (err += text) })
  return { code, out, err }
}

describe('the token command', () => {
  it('prints one token and nothing else, which the server knows', async () => {
    const { code, out, err } = await say(['bank-metro'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(aToken)
    const authenticate = makeAuthenticator({ keys: await localKeys(config.dataDir), issuer, audience })
    expect(await authenticate(bearing(out.trim()))).toMatchObject({ kind: 'viewer', audience: 'BANK', officer: 'tang.rui' })
  })

  it('names the personas one per line, without making a key', async () => {
    const { code, out } = await say(['--list'], { dataDir: join(workspace, 'untouched') })
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n')).toEqual(personas.map((persona) => persona.key))
    expect(personas.map((persona) => persona.key)).toEqual(expect.arrayContaining(required))
    expect(await readdir(workspace)).not.toContain('untouched')
  })

  it.each([['nobody'], ['BANK-METRO'], ['__proto__'], ['']])('tells the known personas in both languages when asked for %j', async (key) => {
    const { code, out, err } = await say([key])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('No such persona. Known: police-intake, ')
    expect(err).toContain('没有该角色。可用角色：police-intake、')
  })

  it.each([[[]], [['--list', 'auditor']], [['--revoke']], [['--revoke', 'auditor']], [['--rotate', '--list']], [['--nothing']], [['auditor', 'operator']]])(
    'prints no token when called with %j',
    async (args) => {
      const { code, out, err } = await say(args)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).not.toBe('')
    },
  )

  it('rotates, and revokes only when told to', async () => {
    const authenticate = async (token: string) =>
      (await makeAuthenticator({ keys: await localKeys(config.dataDir), issuer, audience })(bearing(token.trim()))).kind
    const before = (await say(['auditor'])).out
    expect((await say(['--rotate'])).code).toBe(0)
    const between = (await say(['auditor'])).out
    expect([await authenticate(before), await authenticate(between)]).toEqual(['viewer', 'viewer'])
    expect((await say(['--rotate', '--revoke'])).code).toBe(0)
    expect([await authenticate(before), await authenticate(between)]).toEqual(['stranger', 'stranger'])
  })

  it.each([[{ demo: false }], [{ jwksUrl: 'https://issuer.lingang.example/jwks.json' }]])('mints nothing under %j', async (more) => {
    for (const args of [['auditor'], ['--rotate']]) expect(await say(args, more)).toMatchObject({ code: 1, out: '' })
  })

  it('runs as a program with no server running, and a running server notices what it does', async () => {
    const build = join(workspace, 'build')
    await mkdir(build)
    await symlink(join(project, 'node_modules'), join(build, 'node_modules'))
    await writeFile(join(build, 'package.json'), '{"type":"module"}')
    await writeFile(
      join(build, 'tsconfig.json'),
      JSON.stringify({
        extends: join(project, 'tsconfig.json'),
        compilerOptions: { rootDir: project, outDir: join(build, 'dist'), typeRoots: [join(project, 'node_modules/@types')] },
        files: [join(project, 'src/identity/token-cli.ts')],
        include: [],
      }),
    )
    await run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', join(build, 'tsconfig.json')])
    const program = join(build, 'dist/src/identity/token-cli.js')
    const dataDir = join(workspace, 'program')
    const speak = (...args: string[]) => run(process.execPath, [program, ...args], { env: { DATA_DIR: dataDir }, cwd: workspace })
    const first = await speak('police-control')
    expect(first.stdout).toMatch(aToken)
    expect(first.stderr).toBe('')
    await expect(speak('nobody')).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('没有该角色') })
    const misconfigured = await run(process.execPath, [program, 'auditor'], { env: { DATA_DIR: dataDir, DEMO: 'perhaps' }, cwd: workspace }).catch(
      (fault: object) => fault,
    )
    expect(misconfigured).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^DEMO must be[\s\S]*DEMO 必须/) })
    expect(misconfigured).not.toMatchObject({ stderr: expect.stringContaining('    at ') })

    const { iss = '', aud = '' } = decodeJwt(first.stdout.trim())
    const authenticate = makeAuthenticator({ keys: await localKeys(dataDir), issuer: iss, audience: String(aud) })
    const kindOf = async (token: string) => (await authenticate(bearing(token.trim()))).kind
    expect(await kindOf(first.stdout)).toBe('viewer')
    await speak('--rotate')
    const second = await speak('police-control')
    expect([await kindOf(second.stdout), await kindOf(first.stdout)]).toEqual(['viewer', 'viewer'])
    await speak('--rotate', '--revoke')
    await vi.waitFor(async () => expect([await kindOf(second.stdout), await kindOf(first.stdout)]).toEqual(['stranger', 'stranger']), { timeout: 5_000 })
    expect(await kindOf((await speak('police-control')).stdout)).toBe('viewer')
  }, 60_000)
})
