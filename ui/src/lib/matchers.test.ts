import { describe, expect, it } from 'vitest'
import { exactly, formatMatchers, matches, parseMatchers } from './matchers'

const labels = new Map([['bot', 'alpha'], ['severity', 'warning']])

function fits(text: string): boolean {
  return (parseMatchers(text) ?? []).every((each) => matches(each, labels))
}

describe('matchers', () => {
  it('are read with and without braces and quotes', () => {
    const expected = [{ name: 'bot', value: 'alpha', isRegex: false, isEqual: true }]
    expect(parseMatchers('{bot="alpha"}')).toEqual(expected)
    expect(parseMatchers('bot=alpha')).toEqual(expected)
    expect(parseMatchers('{ bot = "alpha", }')).toEqual(expected)
    expect(parseMatchers('')).toEqual([])
    expect(parseMatchers('{}')).toEqual([])
  })

  it('are refused where they are none', () => {
    expect(parseMatchers('bot')).toBeNull()
    expect(parseMatchers('bot="alpha')).toBeNull()
    expect(parseMatchers('a=b c=d')).toBeNull()
  })

  it('judge labels as the router does', () => {
    expect(fits('bot="alpha"')).toBe(true)
    expect(fits('bot!="alpha"')).toBe(false)
    expect(fits('bot=~"al.*",severity!~"crit.*"')).toBe(true)
    expect(fits('bot=~"l"')).toBe(false)
    expect(fits('pair=""')).toBe(true)
    expect(fits('bot=~"("')).toBe(false)
  })

  it('come back as they were written', () => {
    const hostile = new Map([['a b', 'x"y\\z,}'], ['bot', '<b>']])
    expect(parseMatchers(formatMatchers(exactly(hostile)))).toEqual(exactly(hostile))
  })
})
