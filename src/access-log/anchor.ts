/** The last checkpoint that this machine signed, kept outside the database: a database that was put back to an earlier day does not contain it. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { LiandongError } from '../errors.js'
import { parseNote } from './note.js'
import type { TreeStore } from './tree-store.js'

/** The database's log is older than, or another than, what was signed. Nothing may be recorded on it, and so nothing disclosed. */
export class LogRolledBackError extends LiandongError {
  override readonly name = 'LogRolledBackError'
  constructor(path: string, signed: number, stored: number | null) {
    super(
      'UNAVAILABLE',
      503,
      stored === null
        ? { en: `The log of this database is not the one whose checkpoint ${path} keeps: at ${signed} records their roots differ. See docs/access-log.md, "When the log does not fit".`, zh: `该数据库的日志与 ${path} 所存检查点不是同一日志：第 ${signed} 条处根值不同。参见 docs/access-log.md。` }
        : { en: `The log of this database holds ${stored} records, and ${path} keeps a signed checkpoint of ${signed}: it was put back to an earlier state. See docs/access-log.md, "When the log does not fit".`, zh: `该数据库的日志有 ${stored} 条记录，而 ${path} 存有 ${signed} 条的已签名检查点：数据库被回退。参见 docs/access-log.md。` },
      { signed, stored: stored ?? signed },
    )
  }
}

export class Anchor {
  constructor(private readonly path: string) {}

  /** Replaces the note in one step: a crash leaves the old or the new one. */
  async keep(note: string): Promise<void> {
    await writeFile(`${this.path}.next`, note, { mode: 0o600, flush: true })
    await rename(`${this.path}.next`, this.path)
  }

  /** Rejects with LogRolledBackError where what is stored did not grow from the kept checkpoint. Without one there is nothing to hold against it. */
  async assertHolds(tree: TreeStore, storedSize: number): Promise<void> {
    const kept = parseNote(await readFile(this.path, 'utf8').catch(() => ''))?.checkpoint
    if (!kept || kept.size === 0) return
    if (storedSize < kept.size) throw new LogRolledBackError(this.path, kept.size, storedSize)
    if (!(await tree.root(kept.size)).equals(kept.root)) throw new LogRolledBackError(this.path, kept.size, null)
  }
}
