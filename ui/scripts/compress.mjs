// Writes a .gz and a .br beside every text file of the build, so that the server only has to hand them out.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const OUTPUT = 'target/classes/io/freqwatch/ui'
const TEXT = /\.(js|css|html|svg|json|webmanifest)$/

const files = await readdir(OUTPUT, { recursive: true })
for (const name of files.filter((each) => TEXT.test(each))) {
  const path = join(OUTPUT, name)
  const content = await readFile(path)
  await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }))
  await writeFile(
    `${path}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  )
}
