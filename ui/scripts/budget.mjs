// Fails when what the browser must load for the shell and the fleet page grows above its budget.
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const OUTPUT = 'target/classes/io/freqwatch/ui'
const BUDGET = { '.js': 110 * 1024, '.css': 20 * 1024 }

if (!existsSync(join(OUTPUT, 'index.html'))) {
  console.error(`budget: ${OUTPUT}/index.html is missing; run "npm run build" first`)
  process.exit(1)
}

const files = await readdir(OUTPUT, { recursive: true })
let exceeded = false
for (const [suffix, limit] of Object.entries(BUDGET)) {
  let size = 0
  for (const name of files.filter((each) => each.endsWith(suffix))) {
    size += gzipSync(await readFile(join(OUTPUT, name)), { level: 9 }).length
  }
  const verdict = size <= limit ? 'within' : 'ABOVE'
  console.log(`budget: ${suffix} ${(size / 1024).toFixed(1)} KiB gzip, ${verdict} ${limit / 1024} KiB`)
  exceeded ||= size > limit
}
process.exit(exceeded ? 1 : 0)
