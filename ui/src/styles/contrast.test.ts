import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colors = new Map(
  [...css.matchAll(/--(\w+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

const BACKGROUNDS = ['page', 'surface', 'raised']
const TEXTS = ['text', 'muted', 'accent', 'ok', 'warning', 'problem', 'green', 'red', 'blue', 'orange']

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a, b] = [front, back].map((name) => luminance(colors.get(name)?.[theme] ?? '#000000'))
  if (a === undefined || b === undefined) return 0
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  it('give text a contrast of 4.5 on every background', () => {
    for (const back of BACKGROUNDS) {
      for (const front of TEXTS) {
        expect(contrast(front, back, theme), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('give outlines of controls a contrast of 3', () => {
    for (const back of BACKGROUNDS) {
      expect(contrast('outline', back, theme), back).toBeGreaterThanOrEqual(3)
    }
  })
})
