import { readConfig } from '../config.js'
import { runTokenCommand } from './token-command.js'

process.exitCode = await runTokenCommand(process.argv.slice(2), readConfig(process.env), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
