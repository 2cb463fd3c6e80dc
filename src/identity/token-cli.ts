import { type Config, ConfigError, readConfig } from '../config.js'
import { runTokenCommand } from './token-command.js'

function findConfig(): Config | null {
  try {
    return readConfig(process.env)
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault
    process.stderr.write(`${fault.message}\n`)
    return null
  }
}

const config = findConfig()
process.exitCode = config
  ? await runTokenCommand(process.argv.slice(2), config, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) })
  : 1
