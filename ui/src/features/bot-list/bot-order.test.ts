import { describe, expect, it } from 'vitest'
import { nextOrder, sortedBots, type SortOrder } from './bot-order'
import { bot } from './bots.fixture'

const bots = [
  bot({ name: 'bot-10', profit: 5 }),
  bot({ name: 'bot-9', profit: null, health: 'problem', state: 'down' }),
  bot({ name: 'alpha', profit: -5, health: 'warning' }),
]

function namesIn(order: SortOrder): string[] {
  return sortedBots(bots, order).map((each) => each.name)
}

describe('sortedBots', () => {
  it('keeps the configured order unless told otherwise', () => {
    expect(namesIn(null)).toEqual(['bot-10', 'bot-9', 'alpha'])
  })

  it('orders names as people count', () => {
    expect(namesIn({ key: 'name', descending: false })).toEqual(['alpha', 'bot-9', 'bot-10'])
  })

  it('puts unknown values last in both directions', () => {
    expect(namesIn({ key: 'profit', descending: true })).toEqual(['bot-10', 'alpha', 'bot-9'])
    expect(namesIn({ key: 'profit', descending: false })).toEqual(['alpha', 'bot-10', 'bot-9'])
  })

  it('orders states by how bad they are', () => {
    expect(namesIn({ key: 'state', descending: false })).toEqual(['bot-9', 'alpha', 'bot-10'])
  })
})

describe('nextOrder', () => {
  it('goes from the best numbers to the worst and back to the configured order', () => {
    const first = nextOrder(null, 'profit')
    const second = nextOrder(first, 'profit')
    expect([first, second, nextOrder(second, 'profit')]).toEqual([
      { key: 'profit', descending: true },
      { key: 'profit', descending: false },
      null,
    ])
  })

  it('starts names at A', () => {
    expect(nextOrder({ key: 'profit', descending: true }, 'name')).toEqual({
      key: 'name',
      descending: false,
    })
  })
})
