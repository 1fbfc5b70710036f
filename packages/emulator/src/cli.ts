#!/usr/bin/env node
import { packageVersion } from './cli/package-version.ts'
import { runCommand } from './cli/run-command.ts'

const stopped = new Promise((resolve) => {
  process.once('SIGINT', resolve).once('SIGTERM', resolve)
})

void runCommand(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  version: packageVersion,
  stopped,
}).then((exitCode) => {
  process.exitCode = exitCode
})
