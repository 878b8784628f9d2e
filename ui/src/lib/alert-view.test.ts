import { describe, expect, it } from 'vitest'
import { alertView, isAlertView, silenceHash, silencingHash } from './alert-view'

const ID = '0b6c1f3e-58a4-4a4c-9a5d-3f0f3c8a0001'

describe('the links of Alertmanager', () => {
  it('lead to alerts, with filter and receiver', () => {
    expect(alertView('#/alerts?receiver=phone&filter=%7Bbot%3D%22alpha%22%7D')).toEqual({
      view: 'alerts', filter: '{bot="alpha"}', receiver: 'phone', group: '', held: false,
    })
    expect(alertView('#/alerts?silenced=true&group=bot')).toMatchObject({ held: true, group: 'bot' })
    expect(alertView('')).toMatchObject({ view: 'alerts', filter: '' })
  })

  it('lead to silences, one of them, its form, and a new one', () => {
    expect(alertView('#/silences?filter=a%3Db')).toEqual({ view: 'silences', filter: 'a=b' })
    expect(alertView(`#/silences/${ID}`)).toEqual({ view: 'silence', id: ID, edit: false })
    expect(alertView(`#/silences/${ID}/edit`)).toEqual({ view: 'silence', id: ID, edit: true })
    expect(alertView('#/silences/new?filter=%7Ba%3D~%22b%22%7D&comment=why')).toEqual({
      view: 'newSilence',
      matchers: [{ name: 'a', value: 'b', isRegex: true, isEqual: true }],
      comment: 'why',
    })
    expect(alertView('#/status')).toEqual({ view: 'status' })
  })

  it('are told from others', () => {
    expect(isAlertView('#/alerts?x')).toBe(true)
    expect(isAlertView(`#/silences/${ID}`)).toBe(true)
    expect(isAlertView('#fleet')).toBe(false)
    expect(isAlertView('#/alertsx')).toBe(false)
  })

  it('are made as they are read', () => {
    const matchers = [{ name: 'bot', value: 'a&b#"c', isRegex: false, isEqual: true }]
    expect(alertView(silencingHash(matchers))).toMatchObject({ view: 'newSilence', matchers })
    expect(alertView(silenceHash(ID, true))).toMatchObject({ view: 'silence', edit: true })
  })
})
