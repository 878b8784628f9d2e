import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** From the top down; a folder may import from itself and from those after it. */
const LAYERS = ['app', 'pages', 'features', 'realtime', 'api', 'components', 'i18n', 'lib', 'styles']
const ROOT = new URL('.', import.meta.url)

function importsOf(file: string): string[] {
  const source = readFileSync(new URL(file, ROOT), 'utf8')
  return [...source.matchAll(/from '(\.[^']+)'/g)].map((match) => {
    const target = new URL(match[1] ?? '', new URL(file, ROOT))
    return target.pathname.slice(ROOT.pathname.length)
  })
}

function layerOf(path: string): number {
  return LAYERS.indexOf(path.split('/')[0] ?? '')
}

it('imports point downward only', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|vue)$/.test(name) && name.includes('/'),
  )
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => layerOf(target) < layerOf(file))
      .map((target) => `${file} imports ${target}`),
  )
  expect(upward).toEqual([])
})

it('no file grows beyond what one reads in one go', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  const long = files
    .filter((name) => /\.(ts|vue)$/.test(name))
    .filter((name) => readFileSync(new URL(name, ROOT), 'utf8').split('\n').length > 200)
  expect(long).toEqual([])
})
