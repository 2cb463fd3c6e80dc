import { execFile, spawn } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BundleHead, bundleEnd, bundleLines } from '../../src/access-log/bundle.js'
import { ExportRefusedError, type ExportOptions, exportLog } from '../../src/access-log/bundle-file.js'
import { type BuiltProduct, builtProduct } from '../support/built-product.js'
import { UnavailableError } from '../../src/errors.js'
import { expectedLeaf } from './stored.js'
import { exported, makeSignedLog, oldMonth, oldRecords, openVictim, origin, type SignedLog, verified, type Victim } from './signed-log.js'

let log: SignedLog
let victim: Victim
let folder: string
let product: BuiltProduct
beforeAll(async () => {
  log = await makeSignedLog([40, 1, 90, 30, 110, 12])
  victim = await openVictim(log.template)
  folder = mkdtempSync(join(tmpdir(), 'liandong-export-'))
  writeFileSync(join(folder, 'log.pem'), publicPem(log))
  product = await builtProduct()
}, 240_000)
afterAll(async () => {
    await victim?.close()
  await log?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const publicPem = ({ privateKey }: SignedLog) => createPublicKey(privateKey.export({ format: 'pem', type: 'pkcs8' }) as string).export({ format: 'pem', type: 'spki' })
let files = 0
const newFile = (): string => join(folder, `export-${++files}.jsonl`)
const base = { format: 'bundle', resume: false, proofs: true, officer: 'peng.xiaofei' } as const
const run = (out: string, options: Partial<ExportOptions> = {}) => exportLog(victim.ask, log.vkey, { ...base, out, ...options })
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')

/** What an export under the head of this file writes if nobody disturbs it. */
async function undisturbed(file: string, proofs = true, { ask }: Victim = victim): Promise<string> {
  const head = JSON.parse(linesOf(file)[0] as string) as BundleHead
  let text = `${JSON.stringify(head)}\n`
  let records = 0
  for await (const part of bundleLines(ask, head, { proofs })) {
    text += part.lines.map((line) => `${line}\n`).join('')
    records += part.records
  }
  return `${text}${bundleEnd(head, records)}\n`
}

describe('an export', () => {
  it('goes on from wherever it was cut, and ends as if it had not been', async () => {
    for (const part of [{}, { proofs: false }, { from: 33, until: 200 }, { filter: { since: '2026-01-01T00:00:00.000Z' } }] as Partial<ExportOptions>[]) {
      const whole = newFile()
      await run(whole, part)
      const bytes = readFileSync(whole)
      expect(bytes.toString('utf8')).toBe(await undisturbed(whole, part.proofs))
      expect(verified(linesOf(whole), { key: log.vkey }).ok).toBe(true)
      const head = bytes.indexOf(10) + 1
      const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at)
      // Amid the first line and just behind it, at every kind of line's end and beside it, and anywhere.
      const cuts = [1, head - 1, head, head + 1, ...[0.1, 0.5, 0.9].flatMap((share) => [-1, 0, 1, 2].map((by) => (ends[Math.floor(ends.length * share)] as number) + by)), ...Array.from({ length: 25 }, (_, at) => Math.floor((bytes.length * (at + 0.5)) / 25)), bytes.length - 1, bytes.length]
      for (const cut of cuts) {
        const file = newFile()
        writeFileSync(file, bytes.subarray(0, cut))
        const { records } = await run(file, { ...part, resume: true })
        // What was cut amid its first line begins anew, under a head of its own instant.
        const expected = cut < head ? await undisturbed(file, part.proofs) : bytes.toString('utf8')
        expect({ cut, same: readFileSync(file, 'utf8') === expected }).toEqual({ cut, same: true })
        expect(records).toBe(JSON.parse(linesOf(file).at(-1) as string).records)
        rmSync(file)
      }
    }
  }, 240_000)

  it('goes on behind each of its lines', async () => {
    const whole = newFile()
    await run(whole)
    const lines = linesOf(whole)
    for (let kept = 1; kept <= lines.length; kept += 3) {
      const file = newFile()
      writeFileSync(file, `${lines.slice(0, kept).join('\n')}\n${kept % 2 ? '{"kind":"rec' : ''}`)
      await run(file, { resume: true })
      expect({ kept, same: readFileSync(file, 'utf8') === readFileSync(whole, 'utf8') }).toEqual({ kept, same: true })
      rmSync(file)
    }
  }, 240_000)

  it('keeps to the checkpoint it was begun under, though the log has grown', async () => {
    const whole = newFile()
    await run(whole)
    const cut = readFileSync(whole).subarray(0, 30_000)
    const file = newFile()
    writeFileSync(file, cut)
    await victim.attack(
      (owner) => owner`insert into access_log.checkpoint (tree_size, root, note) select tree_size + 1, root, note from access_log.checkpoint order by tree_size desc limit 1`,
      (ask) => exportLog(ask, log.vkey, { ...base, out: file, resume: true }),
    )
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })

  it('tells of the cosignatures that had come in when it was begun, however late it ends', async () => {
    const whole = newFile()
    await run(whole)
    const file = newFile()
    writeFileSync(file, `${linesOf(whole)[0]}\n`)
    await victim.attack(
      (owner) => owner`insert into access_log.cosignature (tree_size, witness, line) values (${log.sizes[0] as number}, 'witness.late.example', 'late')`,
      (ask) => exportLog(ask, log.vkey, { ...base, out: file, resume: true }),
    )
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })

  it('holds what was recorded since an instant and before another, of a subject, of an agency, and nothing else', async () => {
    const all = (await exported(victim.ask, log.vkey)).map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'record').map((record) => ({ ...record, said: JSON.parse(record.body) }))
    const marked = (subject: string) => (record: (typeof all)[number]) => record.said.subjects.some((mark: string) => mark.split(':')[1] === subject)
    const [since, before] = [all[60].recordedAt, all[200].recordedAt]
    const subject = all.findLast(({ said }) => said.subjects.length > 1).said.subjects[1].split(':')[1]
    const agency = all.findLast(({ said }) => said.agency !== null).said.agency
    for (const [filter, isMeant] of [
      [{ since }, (record) => record.recordedAt >= since],
      [{ before }, (record) => record.recordedAt < before],
      [{ since, before }, (record) => record.recordedAt >= since && record.recordedAt < before],
      [{ subject }, marked(subject)],
      [{ agency }, ({ said }) => said.agency === agency],
      [{ agency, subject, before }, (record) => record.said.agency === agency && marked(subject)(record) && record.recordedAt < before],
    ] as const satisfies readonly (readonly [NonNullable<ExportOptions['filter']>, (record: (typeof all)[number]) => boolean])[]) {
      const file = newFile()
      await run(file, { filter })
      const meant = all.filter(isMeant).map(({ id }) => id)
      expect(meant.length).toBeGreaterThan(0)
      expect(meant.length).toBeLessThan(all.length)
      expect(linesOf(file).map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'record').map(({ id }) => id), JSON.stringify(filter)).toEqual(meant)
    }
  })

  it('is for whoever made it alone: nobody else on the machine may read the file', async () => {
    for (const format of ['bundle', 'ocsf'] as const) {
      const file = newFile()
      await run(file, { format })
      expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    }
  })

  it('tells of retired and of missing records, and goes on behind them', async () => {
    await victim.attack(
      async (owner) => {
        await owner`select access_log.retire_month(${oldMonth}::date)`
        await owner`delete from access_log.record where id in (select record_id from access_log.leaf where leaf_index in (100, 101))`
      },
      async (ask) => {
        const whole = newFile()
        await exportLog(ask, log.vkey, { ...base, out: whole })
        const kinds = linesOf(whole).map((line) => JSON.parse(line).kind as string)
        expect([kinds.filter((kind) => kind === 'retired').length, kinds.filter((kind) => kind === 'missing').length]).toEqual([oldRecords, 2])
        for (const kept of [3, 6, kinds.indexOf('missing') + 1, kinds.indexOf('missing') + 2]) {
          const file = newFile()
          writeFileSync(file, `${linesOf(whole).slice(0, kept).join('\n')}\n{"ki`)
          await exportLog(ask, log.vkey, { ...base, out: file, resume: true })
          expect(readFileSync(file, 'utf8')).toBe(readFileSync(whole, 'utf8'))
        }
      },
    )
  })

  it('reads by key alone: no statement of it scans a table or passes rows over by counting', async () => {
    await victim.attack(
      async (owner) => {
        // A record in no place, one that is gone, one moved away from its neighbours: every way of reading is taken.
        await owner`update access_log.record set txid = '1' where id = (select record_id from access_log.leaf where leaf_index = 50)`
        await owner`delete from access_log.record where id = (select record_id from access_log.leaf where leaf_index = 60)`
        await owner.unsafe("set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan")
      },
      async (ask) => {
        const asked = new Map<string, readonly (string | number)[]>()
        const watched: typeof ask = (text, parameters) => (asked.set(text, parameters), ask(text, parameters))
        for (const part of [{}, { from: 10 }, { filter: { since: '2026-01-01T00:00:00.000Z', before: '2027-01-01T00:00:00.000Z' } }]) expect((await exported(watched, log.vkey, { proofs: true, ...part })).length).toBeGreaterThan(2)
        expect(asked.size).toBeGreaterThan(8)
        for (const [text, parameters] of asked) {
          expect(text).not.toMatch(/\boffset\b/i)
          const plan = (await ask(`explain (costs off) ${text}`, parameters)).map((row) => row['QUERY PLAN']).join('\n')
          expect({ text, plan }).toEqual({ text, plan: expect.not.stringContaining('Seq Scan') })
        }
      },
    )
  })

  it('refuses a file that is there, one of another form, key, filter or proofs, and a part without proofs', async () => {
    const whole = newFile()
    await run(whole)
    const before = readFileSync(whole, 'utf8')
    writeFileSync(join(folder, 'other'), '{"kind":"something"}\n')
    writeFileSync(join(folder, 'no-json'), 'hello\nworld\n')
    const cut = newFile()
    writeFileSync(cut, before.slice(0, 20_000))
    const refused = [
      () => run(whole),
      () => run(cut, { resume: true, proofs: false }),
      () => run(cut, { resume: true, filter: { agency: 'agency_x' } }),
      () => run(cut, { resume: true, format: 'ocsf' }),
      () => exportLog(victim.ask, log.vkey.replace(origin, 'log.other.example'), { ...base, out: cut, resume: true }),
      () => run(join(folder, 'other'), { resume: true }),
      () => run(join(folder, 'no-json'), { resume: true }),
      () => run(newFile(), { proofs: false, from: 1 }),
    ]
    for (const attempt of refused) await expect(attempt(), attempt.toString()).rejects.toBeInstanceOf(ExportRefusedError)
    expect([readFileSync(whole, 'utf8'), readFileSync(cut, 'utf8')]).toEqual([before, before.slice(0, 20_000)])
  })

  it('is on record itself before its first line is written, once each time it is begun or gone on with', async () => {
    const exports = async (ask: Victim['ask']) => (await ask("select id, salt, body, encode(leaf, 'hex') as leaf from access_log.record where body::json ->> 'kind' = 'export' order by txid desc", [])) as unknown as { id: string; salt: Buffer; body: string; leaf: string }[]
    const before = (await exports(victim.ask)).length
    const whole = newFile()
    await run(whole, { from: 33, until: 200, filter: { agency: 'agency_made_up' } })
    const cut = newFile()
    writeFileSync(cut, readFileSync(whole).subarray(0, -5))
    await run(cut, { from: 33, until: 200, filter: { agency: 'agency_made_up' }, resume: true })
    await expect(run(whole)).rejects.toBeInstanceOf(ExportRefusedError)
    const [resumed, begun, ...older] = await exports(victim.ask)
    expect(older.length).toBe(before)
    for (const record of [resumed, begun]) expect(record?.leaf).toBe(expectedLeaf(record as never))
    expect(JSON.parse(begun?.body as string)).toMatchObject({ id: begun?.id, agency: null, officer: 'peng.xiaofei', client: 'log:export', outcome: 'DISCLOSED', operation: 'format=bundle from=33 until=200 agency=agency_made_up', subjects: [] })
    for (const format of ['bundle', 'ocsf'] as const) {
      const half = newFile()
      await run(half, { format })
      writeFileSync(half, linesOf(half).slice(0, 150).map((line) => `${line}\n`).join(''))
      const last = linesOf(half).map((line) => JSON.parse(line)).findLast(({ kind }) => kind !== 'checkpoint')
      await run(half, { format, resume: true })
      const [again, first] = (await exports(victim.ask)).map(({ body }) => JSON.parse(body).operation)
      expect([first, again]).toEqual([`format=${format} from=0 until=${log.size}`, `format=${format} from=${(last.index ?? last.unmapped.proof.index) + 1} until=${log.size}`])
    }
    const nowhere = newFile()
    const refusing: typeof victim.ask = (text, parameters) => (text.includes('record_export') ? Promise.reject(new Error('no disk')) : victim.ask(text, parameters))
    await expect(exportLog(refusing, log.vkey, { ...base, out: nowhere })).rejects.toBeInstanceOf(UnavailableError)
    expect(existsSync(nowhere)).toBe(false)
  })

  it('says what to do where the export cannot be put on record: a filter too long for it, a database of an older version', async () => {
    for (const filter of [{ agency: 'agency_'.padEnd(4_200, 'x') }, { subject: '户'.repeat(1_400) }]) {
      const file = newFile()
      await expect(run(file, { filter })).rejects.toMatchObject({ name: 'ExportTooLongError', code: 'BAD_USER_INPUT', text: { zh: expect.stringContaining('4096 字节') } })
      expect(existsSync(file)).toBe(false)
    }
    const file = newFile()
    const owner = postgres(victim.database.ownerUrl, { max: 1, onnotice: () => undefined })
    await owner.unsafe('alter function access_log.record_export(text, text, text) rename to record_nothing')
    const outcome = await run(file).then(() => 'done', (error: unknown) => error).finally(() => owner.unsafe('alter function access_log.record_nothing(text, text, text) rename to record_export'))
    await owner.end()
    expect(outcome).toMatchObject({ name: 'LogUnreadableError', text: { en: expect.stringContaining('npm run migrate') } })
    expect(existsSync(file)).toBe(false)
  })

  it('is all that the log reader may put on record', async () => {
    const body = { kind: 'export', id: 'event_x', agency: null, audience: null, subjects: [], patterns: {} }
    const attempt = (id: string, salt: string, text: string) => victim.ask('select access_log.record_export($1::text, $2::text, $3::text)', [id, salt, text]).then(() => 'done', ({ code, cause }: { code?: string; cause?: { code: string } }) => cause?.code ?? code)
    const salt = '00'.repeat(16)
    for (const change of [{ kind: 'query' }, { id: 'event_y' }, { agency: 'agency_x' }, { audience: 'POLICE_CONTROL' }, { subjects: ['a:case_x'] }, { patterns: { a: {} } }, { more: 'x'.repeat(5_000) }, { kind: undefined }, { subjects: undefined }]) expect(await attempt('event_x', salt, JSON.stringify({ ...body, ...change })), JSON.stringify(change).slice(0, 60)).toBe('LD008')
    expect(await attempt('event_x', '00', JSON.stringify(body))).toBe('LD008')
    for (const statement of ["insert into access_log.record (id, salt, body, leaf) values ('event_x', '\\x00', '{}', '\\x00')", 'delete from access_log.record', 'select access_log.prepare_months()']) await expect(victim.ask(statement, []), statement).rejects.toThrow()
    expect(await attempt('event_x', salt, JSON.stringify(body))).toBe('done')
  })

  it('writes OCSF events that carry the record and its proof', async () => {
    const file = newFile()
    await run(file, { format: 'ocsf' })
    const events = linesOf(file).map((line) => JSON.parse(line))
    expect(events).toHaveLength(log.size)
    const bundle = (await exported(victim.ask, log.vkey, { proofs: true })).map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'record')
    for (const [at, event] of events.entries()) {
      const record = bundle[at]
      expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id)
      expect([event.category_uid, [6003, 6005].includes(event.class_uid), event.class_uid === 6003]).toEqual([6, true, JSON.parse(record.body).kind === 'mutation'])
      expect([event.metadata.uid, event.metadata.sequence, event.time]).toEqual([record.id, at, Date.parse(JSON.parse(record.body).time)])
      for (const needed of ['actor', 'src_endpoint', 'severity_id', 'metadata', 'time', 'activity_id']) expect(event).toHaveProperty(needed)
      expect(event.class_uid === 6003 ? event.api?.operation : event.database?.name).toEqual(expect.any(String))
      const { outcome, refusals } = JSON.parse(record.body)
      expect([event.status_id, event.status, event.status_code]).toEqual([...(outcome === 'DISCLOSED' ? [1, 'Success'] : [2, 'Failure']), refusals[0]?.code])
      expect(event.unmapped.record).toEqual(JSON.parse(record.body))
      expect([event.unmapped.salt, event.unmapped.proof.leaf, event.unmapped.proof.path]).toEqual([record.salt, record.leaf, record.proof])
    }
    const cut = newFile()
    writeFileSync(cut, readFileSync(file).subarray(0, Math.floor(statSync(file).size / 2)))
    await run(cut, { format: 'ocsf', resume: true })
    expect(readFileSync(cut, 'utf8')).toBe(readFileSync(file, 'utf8'))
  })

  it('goes on with events under the checkpoint of the first, up to the place asked for, and not under another key or without its proofs', async () => {
    const part = { format: 'ocsf', from: 33, until: 200 } as const
    const whole = newFile()
    await run(whole, part)
    expect(linesOf(whole)).toHaveLength(200 - 33)
    const cut = readFileSync(whole).subarray(0, Math.floor(statSync(whole).size / 2))
    const file = newFile()
    writeFileSync(file, cut)
    await expect(exportLog(victim.ask, log.vkey.replace(origin, 'log.other.example'), { ...base, ...part, out: file, resume: true })).rejects.toBeInstanceOf(ExportRefusedError)
    await expect(run(file, { ...part, proofs: false, resume: true })).rejects.toBeInstanceOf(ExportRefusedError)
    expect(readFileSync(file).equals(cut)).toBe(true)
    await victim.attack(
      (owner) => owner`insert into access_log.checkpoint (tree_size, root, note) select tree_size + 1, root, replace(note, tree_size || E'\n', (tree_size + 1) || E'\n') from access_log.checkpoint order by tree_size desc limit 1`,
      (ask) => exportLog(ask, log.vkey, { ...base, ...part, out: file, resume: true }),
    )
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })
})

describe('npm run log:export', () => {
  const environment = (of: Victim, pem: string) => ({ PATH: process.env['PATH'] ?? '', DATA_DIR: folder, DATABASE_LOG_URL: of.database.logUrl, LOG_KEY_FILE: join(folder, pem), LOG_ORIGIN: origin })
  const cli = () => product.command('log-export-cli')

  it('is killed again and again, goes on with --resume, and writes what it would have written', async () => {
    const long = await makeSignedLog([8], 12_000)
    const other = await openVictim(long.template)
    writeFileSync(join(folder, 'long.pem'), publicPem(long))
    const out = newFile()
    let kills = 0
    // Later each time, so that it dies in ever other places and ends at last.
    for (let patience = 0; ; patience += 25) {
      const child = spawn(process.execPath, [cli(), '--out', out, '--resume'], { env: environment(other, 'long.pem'), stdio: 'ignore' })
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      const from = existsSync(out) ? statSync(out).size : 0
      const grown = async () => {
        while (child.exitCode === null && (existsSync(out) ? statSync(out).size : 0) <= from) await sleep(1)
        await sleep(patience)
      }
      await Promise.race([ended, grown()])
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      if ((await ended) === 0) break
      kills++
      expect(kills).toBeLessThan(60)
    }
    console.log(`killed ${kills} times`)
    expect(kills).toBeGreaterThan(1)
    expect(readFileSync(out, 'utf8') === (await undisturbed(out, true, other))).toBe(true)
    expect(verified(linesOf(out), { key: long.vkey })).toMatchObject({ ok: true, size: long.size })
    await other.close()
    await long.drop()
  }, 240_000)

  it('writes parts by place, instant and agency, and says how many', async () => {
    const out = newFile()
    const { stderr } = await promisify(execFile)(process.execPath, [cli(), '--out', out, '--since', '2026-01-01', '--from', '50'], { env: environment(victim, 'log.pem') })
    expect(stderr).toContain(`${log.size - 50} records of a log of ${log.size}`)
    expect(verified(linesOf(out), { key: log.vkey }).ok).toBe(true)
    const part = newFile()
    const { stderr: told } = await promisify(execFile)(process.execPath, [cli(), '--out', part, '--agency', 'agency_made_up', '--before', '2026-01-01T08:00:00+08:00', '--until', '40', '--officer', 'qi.heng'], { env: environment(victim, 'log.pem') })
    expect(told).toContain(`${oldRecords} records of a log of ${log.size}`)
    expect(JSON.parse(linesOf(part)[0] as string).filter).toEqual({ agency: 'agency_made_up', before: '2026-01-01T00:00:00.000Z' })
    const [recorded] = await victim.ask("select body from access_log.record where body::json ->> 'kind' = 'export' order by txid desc limit 1", [])
    expect(JSON.parse(recorded?.['body'] as string)).toMatchObject({ officer: 'qi.heng', operation: 'format=bundle from=0 until=40 agency=agency_made_up before=2026-01-01T00:00:00.000Z' })
    await expect(promisify(execFile)(process.execPath, [cli(), '--out', out], { env: environment(victim, 'log.pem') })).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--resume') })
    await expect(promisify(execFile)(process.execPath, [cli(), '--out', newFile(), '--since', 'yesterday'], { env: environment(victim, 'log.pem') })).rejects.toMatchObject({ code: 1 })
  })
})
