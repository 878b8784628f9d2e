import { describe, expect, it } from 'vitest'
import { problemTitle } from '../../i18n/problem-title'
import { matchesFilter } from './bot-filter'
import { bot } from './bots.fixture'

const down = bot({
  name: 'beta',
  state: 'down',
  health: 'problem',
  problem: { code: 'refused', text: 'connection refused' },
})

function matches(text: string, problemsOnly = false): boolean {
  return matchesFilter(down, { text, problemsOnly })
}

describe('matchesFilter', () => {
  it('looks at name, strategy, exchange and state', () => {
    expect(['BETA', 'trend', 'binance', 'down', ''].every((word) => matches(word))).toBe(true)
    expect(matches('gamma')).toBe(false)
  })

  it('wants every word', () => {
    expect(matches('beta refused')).toBe(true)
    expect(matches('beta running')).toBe(false)
  })

  it('hides bots in good health when asked', () => {
    expect(matches('', true)).toBe(true)
    expect(matchesFilter(bot(), { text: '', problemsOnly: true })).toBe(false)
  })
})

describe('problemTitle', () => {
  it('names a known problem', () => {
    expect(problemTitle('refused')).toBe('Connection refused')
  })

  it('shows the code of one that is newer than the page', () => {
    expect(problemTitle('out_of_luck')).toBe('out of luck')
  })
})
