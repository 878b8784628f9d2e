import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import german from './de.json'
import english from './en.json'
import { chooseLocale, translator } from './translate'

const SOURCES = new URL('..', import.meta.url)

function holes(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted()
}

function sources(): string {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, SOURCES), 'utf8'))
    .join('\n')
}

describe('messages', () => {
  it('exist in both languages', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english))
  })

  it('keep their parameters in both languages', () => {
    for (const [key, message] of Object.entries(english)) {
      expect(holes((german as Record<string, string>)[key] ?? ''), key).toEqual(holes(message))
    }
  })

  it('are never empty', () => {
    expect(Object.values({ ...german }).filter((message) => message.trim() === '')).toEqual([])
  })

  it('are all used', () => {
    const code = sources()
    const dynamic = /^(state|health|problem|mode|range|column|connection|order|settings\.theme|nav|target|settings\.colors|severity|alertState|held|silence|alerts\.(tab|groupBy))\./
    const unused = Object.keys(english)
      .map((key) => key.split('#')[0] ?? key)
      .filter((key) => !dynamic.test(key) && !code.includes(`'${key}'`))
    expect(unused).toEqual([])
  })

  it('are all there that the code asks for', () => {
    const known = new Set(Object.keys(english).flatMap((key) => [key, key.split('#')[0]]))
    const asked = [...sources().matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1])
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })
})

describe('translator', () => {
  const t = translator('en', english)

  it('fills in parameters', () => {
    expect(t('connection.asOf', { time: '12:04' })).toBe('as of 12:04')
  })

  it('chooses the plural form', () => {
    expect(t('fleet.bots', { count: 1 })).toBe('1 bot')
    expect(t('fleet.bots', { count: 25 })).toBe('25 bots')
    expect(t('bot.trades', { count: 2214 })).toBe('2,214 trades')
  })
})

describe('chooseLocale', () => {
  it('takes the first language that we speak', () => {
    expect(chooseLocale(['fr-FR', 'de-CH', 'en'], null)).toEqual({ language: 'de', locale: 'de-CH' })
  })

  it('lets a choice win', () => {
    expect(chooseLocale(['de-CH'], 'en')).toEqual({ language: 'en', locale: 'en' })
  })

  it('falls back to English', () => {
    expect(chooseLocale(['fr'], null)).toEqual({ language: 'en', locale: 'en' })
  })
})
