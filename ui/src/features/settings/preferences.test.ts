import { describe, expect, it } from 'vitest'
import { loadPreferences, savePreferences, type Store } from './preferences'

function storeWith(content: string | null): Store & { content: string | null } {
  return {
    content,
    getItem() {
      return this.content
    },
    setItem(_key, value) {
      this.content = value
    },
  }
}

const DEFAULTS = { theme: 'auto', colors: 'green-up', language: null, range: '24h' }

describe('preferences', () => {
  it('have defaults on the first visit', () => {
    expect(loadPreferences(storeWith(null))).toEqual(DEFAULTS)
  })

  it('come back on the next visit', () => {
    const store = storeWith(null)
    const chosen = { theme: 'light', colors: 'red-up', language: 'de', range: '7d' } as const
    savePreferences(store, chosen)
    expect(loadPreferences(store)).toEqual(chosen)
  })

  it('survive damaged and unknown content', () => {
    expect(loadPreferences(storeWith('{"theme'))).toEqual(DEFAULTS)
    expect(loadPreferences(storeWith('[]'))).toEqual(DEFAULTS)
    expect(loadPreferences(storeWith('{"theme":"pink","range":7}'))).toEqual(DEFAULTS)
  })

  it('do not break the page where storage is forbidden', () => {
    const forbidden: Store = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('forbidden')
      },
    }
    savePreferences(forbidden, loadPreferences(forbidden))
    expect(loadPreferences(forbidden)).toEqual(DEFAULTS)
  })
})
