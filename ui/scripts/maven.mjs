// What Maven calls. "install" runs npm ci, "build" runs npm run build; each only when its inputs changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const STEPS = {
  install: {
    inputs: ['package.json', 'package-lock.json', '.npmrc'],
    output: 'node_modules/vite/package.json',
    stamp: 'node_modules/.freqwatch-stamp',
    command: ['ci', '--no-audit', '--no-fund'],
  },
  build: {
    inputs: ['package-lock.json', 'vite.config.ts', 'index.html', 'src', 'public', 'scripts/compress.mjs'],
    output: 'target/classes/io/freqwatch/ui/index.html.gz',
    stamp: 'target/ui-build-stamp',
    command: ['run', 'build'],
  },
}

function filesOf(path) {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name)).toSorted()
}

function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const files = ['src', 'public'].includes(input) ? filesOf(input) : [input]
    for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const step = STEPS[process.argv[2]]
if (!step) {
  console.error(`scripts/maven.mjs: unknown step "${process.argv[2]}"; expected install or build`)
  process.exit(2)
}
const wanted = fingerprint(step.inputs)
const found = existsSync(step.stamp) ? readFileSync(step.stamp, 'utf8') : ''
if (found !== wanted || !existsSync(step.output)) {
  rmSync(step.stamp, { force: true })
  const run = spawnSync('npm', step.command, { stdio: 'inherit' })
  if (run.error) console.error(`npm could not be started (${run.error.message}); install Node.js 20.19 or newer`)
  if (run.status !== 0) process.exit(run.status ?? 1)
  mkdirSync(dirname(step.stamp), { recursive: true })
  writeFileSync(step.stamp, wanted)
}
